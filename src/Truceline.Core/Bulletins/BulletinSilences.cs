using NodaTime;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Core.Bulletins;

/// <summary>Why a source did not watch, as the flight plans tell it.</summary>
public enum SilenceCause
{
    /// <summary>Plans were stated for the source, and none for then.</summary>
    NoFlight,

    /// <summary>A flight was planned for then and cancelled.</summary>
    FlightCancelled,

    /// <summary>It was to be in the air, and nothing was recorded.</summary>
    DarkDuringFlight,

    /// <summary>Nobody had stated a plan for the source by then: nothing follows.</summary>
    NoPlanStated,
}

/// <summary>For how long a source did not watch for one cause.</summary>
/// <param name="Spans">In order of time; those that follow each other are one.</param>
/// <param name="Entries">The plans, and their cancellations, that tell so.</param>
public sealed record SilenceLine(SilenceCause Cause, double Hours, IReadOnlyList<WatchedSpan> Spans, IReadOnlyList<long> Entries);

/// <summary>Divides the time in which a source did not watch by what its flight plans say of it.</summary>
internal static class BulletinSilences
{
    /// <param name="watched">In order, none overlapping.</param>
    /// <param name="flights">Of any source.</param>
    /// <param name="until">The end of the day, or when the bulletin was drawn up, whichever was first.</param>
    /// <returns>A line for each cause that there was; null where nobody had stated a plan for the source.</returns>
    public static IReadOnlyList<SilenceLine>? Of(string source, IEnumerable<WatchedSpan> watched, IEnumerable<FlightView> flights, Instant from, Instant until)
    {
        FlightView[] plans = [.. flights.Where(plan => plan.Source == source && plan.At < until).OrderBy(plan => plan.Index)];
        return plans.Length == 0
            ? null
            : [.. Silences(watched, from, until).SelectMany(silence => Parts(source, silence, plans)).GroupBy(part => part.Cause).OrderBy(parts => parts.Key).Select(Line)];
    }

    private static SilenceLine Line(IGrouping<SilenceCause, Part> parts) => new(
        parts.Key, Math.Round(parts.Sum(part => (part.Span.To - part.Span.From).TotalHours), 4), WatchedTime.Union(parts.Select(part => part.Span)),
        [.. parts.SelectMany(part => part.Entries).Distinct().Order()]);

    private static IEnumerable<WatchedSpan> Silences(IEnumerable<WatchedSpan> watched, Instant from, Instant until)
    {
        var reached = from;
        foreach (var span in watched.Append(new WatchedSpan(until, until)))
        {
            var end = Instant.Min(span.From, until);
            if (end > reached)
            {
                yield return new WatchedSpan(reached, end);
            }

            reached = Instant.Max(reached, span.To);
        }
    }

    /// <summary>Within a part nothing changes: no plan begins, ends, is cancelled, or is the first to be stated.</summary>
    private static IEnumerable<Part> Parts(string source, WatchedSpan silence, FlightView[] plans)
    {
        // What touches a flight's edge for moments is a landing a little ahead of time.
        var isDark = PlannedFlights.Read(source, silence.From, silence.To, plans).Reading == SilenceReading.DarkDuringFlight;
        var stated = plans.Min(plan => plan.At);
        Instant[] cuts =
        [
            .. plans.SelectMany(plan => (Instant[])[plan.From, plan.StandsUntil, plan.To]).Append(stated)
                .Where(at => at > silence.From && at < silence.To).Prepend(silence.From).Append(silence.To).Distinct().Order(),
        ];
        return cuts.Zip(cuts.Skip(1), (from, to) => PartOf(new WatchedSpan(from, to), plans, stated, isDark));
    }

    private static Part PartOf(WatchedSpan span, FlightView[] plans, Instant stated, bool isDark)
    {
        FlightView[] over = [.. plans.Where(plan => plan.From <= span.From && span.From < plan.To && (isDark || plan.StandsUntil <= span.From))];
        FlightView[] standing = [.. over.Where(plan => span.From < plan.StandsUntil)];
        return (standing.Length > 0, over.Length > 0) switch
        {
            (true, _) => new(SilenceCause.DarkDuringFlight, span, [.. standing.Select(plan => plan.Index)]),
            (false, true) => new(SilenceCause.FlightCancelled, span, [.. over.SelectMany(plan => (long?[])[plan.Index, plan.CancelIndex]).OfType<long>()]),
            (false, false) when span.From < stated => new(SilenceCause.NoPlanStated, span, []),
            _ => new(SilenceCause.NoFlight, span, []),
        };
    }

    private readonly record struct Part(SilenceCause Cause, WatchedSpan Span, IReadOnlyList<long> Entries);
}
