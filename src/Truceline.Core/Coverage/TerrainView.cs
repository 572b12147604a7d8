using Truceline.Core.Places;
using Truceline.Core.Sensing;

namespace Truceline.Core.Coverage;

/// <summary>The ground of a picture as the operator's elevation has it: where its corners meet the ground, and which parts of it lie hidden.</summary>
/// <param name="Corners">Upper left, upper right, lower right, lower left; none farther than <see cref="CoverDay.CutAt"/>.</param>
/// <param name="Hidden">As <see cref="HiddenGround"/> says it.</param>
/// <param name="Elevation">File of the elevation under the middle, and the beginning of its digest.</param>
public sealed record TerrainView(IReadOnlyList<Position> Corners, ulong Hidden, string Elevation)
{
    /// <summary>Null where the telemetry states too little, the elevation ends, or even the lower edge shows no ground: then level ground is all there is.</summary>
    public static TerrainView? Of(FrameReport report, IGround ground)
    {
        if (report.Platform is not { At.IsValid: true, Height: { } height } platform || CornersOf(report, platform, ground) is not { } corners)
        {
            return null;
        }

        var view = new View(corners[0], corners[1], corners[2], corners[3]);
        return HiddenGround.Of(platform.At, height, platform.Datum, view, ground) is { } hidden && ground.BasisAt(view.At(0.5, 0.5), platform.Datum) is { } basis
            ? new TerrainView(corners, hidden, $"{basis.Tile} {basis.TileSha256[..16]}") : null;
    }

    /// <summary>What the sensor states stands; else each line of sight is followed to the ground.</summary>
    private static Position[]? CornersOf(FrameReport report, PlatformPose platform, IGround ground)
    {
        if (report.Corners.Count == 4 && report.Corners.All(corner => corner.IsValid))
        {
            return [.. report.Corners.Select(corner => CutView.Nearer(platform.At, corner))];
        }

        if (SensorModel.Of(report).Model is not { HasField: true } model)
        {
            return null;
        }

        (double Across, double Down)[] pixels = [(-1, -1), (1, -1), (1, 1), (-1, 1)];
        var corners = new Position[4];
        for (var i = 0; i < 4; i++)
        {
            var ray = model.Through(pixels[i].Across, pixels[i].Down);
            var foot = TerrainRay.Meet(ray, ground, platform.Datum);
            if (foot.Refusal is null)
            {
                corners[i] = Rounding.Of(CutView.Nearer(platform.At, foot.At));
            }
            else if (foot.Refusal == TerrainRay.AboveHorizon && i < 2)
            {
                corners[i] = CutView.Ahead(model, ray, platform.At);
            }
            else
            {
                return null;
            }
        }

        return corners;
    }
}
