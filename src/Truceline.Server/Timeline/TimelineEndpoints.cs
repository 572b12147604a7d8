using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Engine;
using Truceline.Engine.Recording;
using Truceline.Server.Access;
using Truceline.Server.Shifts;

namespace Truceline.Server.Timeline;

/// <summary>Everything recorded in a stretch of time, by the centre's own clock.</summary>
/// <param name="Now">When this was read.</param>
/// <param name="Begun">When the first recording of any source begins; null where nothing is recorded.</param>
public sealed record TimelineAnswer(
    Instant From, Instant To, Instant Now, Instant? Begun, IReadOnlyList<LaneAnswer> Lanes, IReadOnlyList<ImpedimentView> Impediments,
    IReadOnlyList<TickAnswer> Ticks);

/// <param name="Recorded">In order. What is <c>sealed</c> or <c>live</c> is not in the log yet.</param>
/// <param name="Gaps">Silences that the source's entries state.</param>
public sealed record LaneAnswer(string Source, string Name, IReadOnlyList<RecordedSpan> Recorded, IReadOnlyList<Gap> Gaps);

/// <summary>Something that happened at a moment.</summary>
/// <param name="Kind">alert, mark, case.</param>
/// <param name="Source">Null where it belongs to none.</param>
/// <param name="Act">What is alleged or was marked; null for a case.</param>
public sealed record TickAnswer(string Kind, string Id, string? Source, Instant At, Act? Act, long Index);

public static class TimelineEndpoints
{
    private static readonly Duration Default = Duration.FromHours(1);
    private static readonly Duration Widest = Duration.FromDays(31);

    public static void MapTimeline(this IEndpointRouteBuilder app) => app.MapGroup("/api/timeline").WithTags("Recording").WaitingForMinIndex()
        .MapGet("", (string? from, string? to, Centre centre, TimeProvider clock) => Answer(from, to, centre, clock))
        .For(Deed.ReadRecord).Produces<TimelineAnswer>();

    private static IResult Answer(string? from, string? to, Centre centre, TimeProvider clock)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var end = Reads.Time(to, nameof(to)) ?? now;
        var begin = Reads.Time(from, nameof(from)) ?? end - Default;
        if (begin >= end || end - begin > Widest)
        {
            return Refusals.BadForm($"from, to: write a stretch of time of at most {Widest.TotalDays:0} days.");
        }

        var names = centre.Mission.Sources.Select(source => source.Id).Union(centre.Recorded.Sources);
        return Results.Ok(new TimelineAnswer(
            begin, end, now, centre.Recorded.Begun, [.. names.Select(source => Lane(centre, source, begin, end))],
            [.. centre.Register.List<ImpedimentView>(RegisterKinds.Impediment, null, end).Where(one => one.To is null || one.To >= begin)
                .Select(one => centre.BesidePlans(one, now))],
            [.. Ticks(centre, begin, end).OrderBy(tick => tick.At).ThenBy(tick => tick.Index)]));
    }

    private static LaneAnswer Lane(Centre centre, string source, Instant from, Instant to) => new(
        source, centre.Mission.SourceOf(source)?.Name ?? source,
        RecordedSpan.Of(centre.Recorded.PiecesBetween(source, from, to), from, to), centre.Recorded.GapsBetween(source, from, to));

    private static IEnumerable<TickAnswer> Ticks(Centre centre, Instant from, Instant to)
    {
        foreach (var incident in centre.Register.List<IncidentView>(RegisterKinds.Incident, from, to))
        {
            yield return new TickAnswer(incident.Mark is null ? "alert" : "mark", incident.Incident, incident.Source, incident.Received, incident.Act, incident.Index);
        }

        foreach (var opened in centre.Register.List<CaseView>(RegisterKinds.Case).Where(one => one.OpenedAt >= from && one.OpenedAt < to))
        {
            yield return new TickAnswer("case", opened.Case, null, opened.OpenedAt, null, opened.Index);
        }
    }
}
