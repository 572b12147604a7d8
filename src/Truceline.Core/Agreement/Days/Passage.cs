using NodaTime;
using Truceline.Core.Cases;

namespace Truceline.Core.Agreement;

/// <summary>Judges for how long a road was shut on a day, by whom and why.</summary>
internal static class Passage
{
    private static readonly IReadOnlyList<Act> Noticed = [Act.ObstructionOfMovement];

    /// <summary>Something is recorded to have been shut on the day.</summary>
    public static bool IsRecorded(DayQuestion question, string? zone) => Shut(question, zone).Count > 0;

    public static DayAnswer Judge(DayQuestion question, string? zone, Duration tolerance)
    {
        var shut = Shut(question, zone);
        List<Fact.Obstructed> mine = [.. shut.Where(fact => fact.By == question.Subject)];
        List<Fact.Obstructed> open = [.. shut.Where(fact => fact.By is null && fact.Cause is (ObstructionCause.Unknown or ObstructionCause.Deliberate))];
        var hours = Hours(mine, question);
        if (hours > tolerance)
        {
            return new DayAnswer(
                ClauseOutcome.Breached, $"This party shut it for {Words(hours)} of the day; {Words(tolerance)} are borne.", [.. mine.Select(fact => fact.Id)])
                { Open = [.. open.Select(fact => fact.Id)] };
        }

        if (Hours(open, question) > tolerance)
        {
            return DayAnswer.NotObservable($"It was shut for {Words(Hours(open, question))} of the day, and by whom is not recorded.", [.. open.Select(fact => fact.Id)])
                with { Open = [.. open.Select(fact => fact.Id)] };
        }

        var share = question.Share(zone, Noticed);
        var others = shut.Count > 0 ? $" It was shut for {Words(Hours(shut, question))}, which is not held against this party." : "";
        return share switch
        {
            null or 0 => DayAnswer.NotObservable($"No figure says how much of the passage was observed, so that silence says nothing.{others}"),
            { } seen when question.Ended && seen >= question.CompliedFrom => new(ClauseOutcome.Complied, $"It was open; {DayAnswer.Percent(seen)} was observed.{others}", []) { Observed = seen },
            { } seen => new(ClauseOutcome.NoBreachObserved, $"It was not seen shut; {DayAnswer.Percent(seen)} was observed.{others}", []) { Observed = seen },
        };
    }

    private static List<Fact.Obstructed> Shut(DayQuestion question, string? zone) => [.. question.FactsOf<Fact.Obstructed>(fact => fact.From)
        .Where(fact => (zone is not null && fact.Zone == zone) || fact.Clause == question.Clause.Id)
        .Where(fact => fact.To is not { } to || to > question.Day.Start)
        .OrderBy(fact => fact.From)];

    /// <summary>The time of the day so far in which any of them ran; two at once count once.</summary>
    private static Duration Hours(IReadOnlyList<Fact.Obstructed> shut, DayQuestion question)
    {
        var (total, reached) = (Duration.Zero, question.Day.Start);
        foreach (var fact in shut)
        {
            var from = Instant.Max(fact.From, reached);
            var to = Instant.Min(fact.To ?? question.Now, question.Now);
            if (to > from)
            {
                total += to - from;
                reached = to;
            }
        }

        return total;
    }

    private static string Words(Duration time) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min");
}
