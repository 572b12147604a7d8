using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Core.Shifts;

/// <summary>How a silence reads beside the flight plans.</summary>
public enum SilenceReading
{
    /// <summary>Nobody stated plans for that source before; nothing follows.</summary>
    NoPlanStated,

    /// <summary>No flight was planned then.</summary>
    NoFlight,

    /// <summary>It fell silent though a flight was planned.</summary>
    DarkDuringFlight,
}

/// <param name="InFlight">How much of the silence lay within planned flights.</param>
public sealed record SilenceOfSource(SilenceReading Reading, Duration InFlight);

/// <summary>What the plans of a source say of a silence.</summary>
public static class PlannedFlights
{
    /// <summary>Longer than a landing a little ahead of time: a silence that touches a flight's edge by less is none of it, unless most of it lay within.</summary>
    public static readonly Duration Margin = Duration.FromSeconds(30);

    /// <param name="plans">Of that source; others are passed over.</param>
    /// <param name="to">The end of the silence, or now while it lasts.</param>
    public static SilenceOfSource Read(string source, Instant from, Instant to, IEnumerable<FlightView> plans)
    {
        var stated = plans.Where(plan => plan.Source == source && plan.At <= to).ToList();
        if (stated.Count == 0)
        {
            return new SilenceOfSource(SilenceReading.NoPlanStated, Duration.Zero);
        }

        var dark = Union(stated.Select(plan => (From: Instant.Max(plan.From, from), To: Instant.Min(plan.StandsUntil, to))));
        var explained = Duration.Min(Margin, (to - from) / 2);
        return dark > explained ? new SilenceOfSource(SilenceReading.DarkDuringFlight, dark) : new SilenceOfSource(SilenceReading.NoFlight, Duration.Zero);
    }

    /// <summary>How much of a stretch of time lay within planned flights.</summary>
    public static Duration Within(string source, Instant from, Instant to, IEnumerable<FlightView> plans) => Union(
        plans.Where(plan => plan.Source == source && plan.At <= to).Select(plan => (From: Instant.Max(plan.From, from), To: Instant.Min(plan.StandsUntil, to))));

    /// <summary>Two delegations may plan the same flight: time that both name counts once.</summary>
    private static Duration Union(IEnumerable<(Instant From, Instant To)> spans)
    {
        var total = Duration.Zero;
        var reached = Instant.MinValue;
        foreach (var (from, to) in spans.Where(span => span.To > span.From).OrderBy(span => span.From).ThenBy(span => span.To))
        {
            var start = Instant.Max(from, reached);
            total += to > start ? to - start : Duration.Zero;
            reached = Instant.Max(reached, to);
        }

        return total;
    }
}
