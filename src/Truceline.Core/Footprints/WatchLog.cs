using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Places;
using Truceline.Core.Sensing;

namespace Truceline.Core.Footprints;

/// <summary>
/// For how long one source watched what: intervals of claimed time in which its picture's footprint lay over a zone, and
/// those in which it was placed at all. Reports further apart than <see cref="Longest"/> do not bridge; what lies between
/// was not watched.
/// </summary>
public sealed class WatchLog(Mission mission, string source)
{
    /// <summary>The longest time between two reports in which the source still counts as watching.</summary>
    public static readonly Duration Longest = Duration.FromSeconds(5);

    private const int MostIntervals = 10_000;
    private readonly SortedDictionary<string, List<Interval>> _watched = new(StringComparer.Ordinal);

    /// <summary>Subject of an interval in which the source was placed anywhere.</summary>
    public const string Anywhere = "";

    public void Observe(FrameReport report) => Observe(report.Claimed, report.Received, OutlineOf(report));

    /// <param name="outline">Corners on the ground, or one point; empty: the source could not be placed.</param>
    public void Observe(Instant claimed, Instant received, IReadOnlyList<Position> outline)
    {
        if (outline.Count == 0)
        {
            return;
        }

        Extend(Anywhere, claimed);
        foreach (var zone in mission.Geometries.Where(geometry => geometry.Kind == GeometryKind.Zone))
        {
            if (zone.Accepted(claimed, received).Any(version => version.Areas.Any(area => Sees(area.Shape, outline))))
            {
                Extend(zone.Id, claimed);
            }
        }
    }

    /// <summary>In order of zone, then of time.</summary>
    public IReadOnlyList<Watched> Intervals =>
        [.. _watched.SelectMany(pair => pair.Value.Select(interval => new Watched(source, pair.Key, interval.Start, interval.End)))];

    /// <summary>The footprint stated, else worked out from the pose, else the frame centre alone.</summary>
    public static IReadOnlyList<Position> OutlineOf(FrameReport report)
    {
        if (report.Corners.Count == 4 && report.Corners.All(corner => corner.IsValid))
        {
            return report.Corners;
        }

        var corners = PlaceTarget.Corners(report, StatedErrors.None).OfType<Placement.Placed>().Select(placed => placed.Point.At).ToList();
        return corners.Count == 4 ? corners : report.FrameCentre is { IsValid: true } centre ? [centre] : [];
    }

    private void Extend(string zone, Instant at)
    {
        if (!_watched.TryGetValue(zone, out var intervals))
        {
            _watched.Add(zone, intervals = []);
        }

        if (intervals.Count > 0 && at >= intervals[^1].Start && at - intervals[^1].End <= Longest)
        {
            intervals[^1] = new Interval(intervals[^1].Start, Instant.Max(at, intervals[^1].End));
        }
        else if (intervals.Count < MostIntervals)
        {
            intervals.Add(new Interval(at, at));
        }
    }

    private static bool Sees(Polygon zone, IReadOnlyList<Position> outline) =>
        outline.Count < 3 ? outline.Any(zone.Contains) : zone.Overlaps(outline);
}

/// <summary>A stretch of claimed time in which a source watched a zone; <see cref="WatchLog.Anywhere"/>: anything at all.</summary>
public sealed record Watched(string Source, string Zone, Instant From, Instant To)
{
    public Duration Length => To - From;
}
