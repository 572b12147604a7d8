using System.Diagnostics;
using System.Text.Json;
using NodaTime;
using Truceline.Core.Coverage;
using Truceline.Core.Places;
using Truceline.Core.Sensing;
using Truceline.Engine.Elevation;

namespace Truceline.Bench;

/// <summary>What it costs to cut footprints by a folder of elevation: forty sources send one a second each.</summary>
internal static class TerrainCuts
{
    private const int Sources = 40;

    public static int Run(string folder, double latitude, double longitude)
    {
        using var ground = ElevationFolder.Open(folder, null);
        var middle = new Position(latitude, longitude);
        if (ground.At(middle, HeightDatum.MeanSeaLevel) is not { Missing: null } foot)
        {
            Console.Error.WriteLine("There is no elevation there.");
            return 1;
        }

        var reports = Enumerable.Range(0, 2_000).Select(i => Report(i, middle, foot.Metres)).ToList();
        var cut = reports.Take(200).Count(report => TerrainView.Of(report, ground) is not null);
        var time = Stopwatch.StartNew();
        var hidden = reports.Count(report => TerrainView.Of(report, ground) is { Hidden: > 0 });
        var each = time.Elapsed.TotalMilliseconds / reports.Count;
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            measurement = "terrain",
            figures = new { footprints = reports.Count, ofFirst200Cut = cut, withHiddenGround = hidden, millisecondsEach = each, percentOfACoreForForty = each * Sources / 10 },
        }));
        return 0;
    }

    private static FrameReport Report(int i, Position middle, double ground) => new()
    {
        Source = "uav-1", Claimed = Instant.FromUnixTimeSeconds(i), Received = Instant.FromUnixTimeSeconds(i), Pts = 0,
        Platform = new PlatformPose(new(middle.Latitude + (0.00001 * (i % 500)), middle.Longitude), ground + 400 + (i % 7 * 100), HeightDatum.MeanSeaLevel, i * 7 % 360, 0, 0),
        Sensor = new SensorPose(0, -12 - (i % 20), 0, 40, 24),
    };
}
