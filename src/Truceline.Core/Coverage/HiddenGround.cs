using Truceline.Core.Places;
using Truceline.Core.Sensing;

namespace Truceline.Core.Coverage;

/// <summary>
/// Which parts of a picture's ground lie behind other ground, in eight columns from left to right by eight rows from the near edge to the far one: from the
/// sensor's foot outwards the ground is followed along bearings, and what does not rise above all before it is hidden. A thing stands
/// <see cref="Standing"/> metres high; a part of which half or more is hidden counts as hidden. Bit 8 × row + column.
/// </summary>
public static class HiddenGround
{
    /// <summary>Metres: what is looked for is seen over an edge that hides the ground it stands on.</summary>
    public const double Standing = 1.5;

    internal const int Cells = 8;

    private const int Samples = 2 * Cells;
    private const int Bearings = 16;
    private const int AllRound = 48;

    // Metres; the mean radius of the Earth (IUGG).
    private const double MeanRadius = 6_371_008.8;

    // Steps grow with the distance: far away a step is this share of it.
    private const double Growth = 0.02;

    /// <param name="height">Of the sensor, metres in <paramref name="datum"/>.</param>
    /// <returns>Null where the ground is not known, or lies above the sensor.</returns>
    public static ulong? Of(Position sensor, double height, HeightDatum datum, in View view, IGround ground)
    {
        if (ground.At(sensor, datum) is not { Missing: null } foot || foot.Metres >= height)
        {
            return null;
        }

        var frame = new LocalFrame(sensor);
        var (points, least, most, furthest) = Picture(frame, view);
        var round = view.Frames(sensor);
        var count = round ? AllRound : Bearings;
        var (from, each) = round ? (-Math.PI, Math.Tau / AllRound) : (least, Math.Max(1e-6, (most - least) / (Bearings - 1)));
        var distances = Distances(ground.Spacing, furthest);
        var hidden = new bool[count][];
        for (var i = 0; i < count; i++)
        {
            if (Along(frame, from + (i * each), distances, height, datum, ground) is not { } profile)
            {
                return null;
            }

            hidden[i] = profile;
        }

        return Folded(points, distances, hidden, from, each);
    }

    private static ulong Folded((double Bearing, double Distance)[] points, double[] distances, bool[][] hidden, double from, double each)
    {
        Span<int> behind = stackalloc int[Cells * Cells];
        for (var i = 0; i < points.Length; i++)
        {
            var (bearing, distance) = points[i];
            var nearest = (((int)Math.Round((bearing - from) / each) % hidden.Length) + hidden.Length) % hidden.Length;
            var at = Array.BinarySearch(distances, distance);
            if (hidden[nearest][Math.Min(at < 0 ? ~at : at, distances.Length - 1)])
            {
                behind[(i / Samples / 2 * Cells) + (i % Samples / 2)]++;
            }
        }

        var mask = 0UL;
        for (var i = 0; i < behind.Length; i++)
        {
            mask |= behind[i] >= 2 ? 1UL << i : 0;
        }

        return mask;
    }

    /// <summary>Four places of each part, by row from the near edge; bearings (radians from north) as turns about the middle's, so that they do not wrap.</summary>
    private static ((double Bearing, double Distance)[] Points, double Least, double Most, double Furthest) Picture(LocalFrame frame, in View view)
    {
        var points = new (double Bearing, double Distance)[Samples * Samples];
        var (middleEast, middleNorth) = frame.ToMetres(view.At(0.5, 0.5));
        var middle = Math.Atan2(middleEast, middleNorth);
        var (least, most, furthest) = (double.MaxValue, double.MinValue, 0.0);
        for (var i = 0; i < points.Length; i++)
        {
            var (east, north) = frame.ToMetres(view.At(((i % Samples) + 0.5) / Samples, ((i / Samples) + 0.5) / Samples));
            var bearing = middle + Math.IEEERemainder(Math.Atan2(east, north) - middle, Math.Tau);
            points[i] = (bearing, double.Hypot(east, north));
            (least, most, furthest) = (Math.Min(least, bearing), Math.Max(most, bearing), Math.Max(furthest, points[i].Distance));
        }

        return (points, least, most, furthest);
    }

    private static double[] Distances(double spacing, double furthest)
    {
        var distances = new List<double>();
        for (var at = spacing; at < furthest + spacing && distances.Count < 4_000; at += Math.Max(spacing, at * Growth))
        {
            distances.Add(at);
        }

        return [.. distances];
    }

    /// <summary>At each distance, whether the ground there is hidden; null where it is not known, or the sensor lies below it.</summary>
    private static bool[]? Along(LocalFrame frame, double bearing, double[] distances, double height, HeightDatum datum, IGround ground)
    {
        var (sin, cos) = Math.SinCos(bearing);
        var hidden = new bool[distances.Length];
        var steepest = double.NegativeInfinity;
        for (var i = 0; i < distances.Length; i++)
        {
            var (distance, at) = (distances[i], ground.At(frame.FromMetres(distances[i] * sin, distances[i] * cos), datum));
            if (at.Missing is not null)
            {
                return null;
            }

            // The Earth falls away by d² / 2R.
            var above = at.Metres - (distance * distance / (2 * MeanRadius)) - height;
            hidden[i] = (above + Standing) / distance < steepest;
            steepest = Math.Max(steepest, above / distance);
        }

        return hidden;
    }
}
