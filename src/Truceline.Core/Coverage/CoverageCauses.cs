using NodaTime;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Core.Coverage;

/// <summary>What is recorded of why a source could not look: impediments, and plans by which it was not to fly.</summary>
/// <param name="Sources">Those that notice the kind of act asked for.</param>
public sealed record CoverageCauses(IReadOnlyList<string> Sources, IReadOnlyList<ImpedimentView> Impediments, IReadOnlyList<FlightView> Plans)
{
    /// <summary>Whether a sector that somebody named holds any of some ground; null takes it to hold all.</summary>
    public Func<string, IReadOnlyList<Position>, bool>? Holds { get; init; }

    /// <summary>Without the impediments of sectors that lie elsewhere.</summary>
    public CoverageCauses Near(IReadOnlyList<Position> ground) => Holds is not { } holds || Impediments.All(one => one.Stated?.Sector is null) ? this
        : this with { Impediments = [.. Impediments.Where(one => one.Stated?.Sector is not { } sector || holds(sector, ground))] };

    /// <summary>Why something was not observed in a stretch of time, the leading cause first.</summary>
    /// <param name="sources">Whose business the ground was; where it was nobody's it was everybody's.</param>
    /// <param name="seen">Sources that had any of it.</param>
    public IReadOnlyList<Blank> Of(Interval time, IReadOnlyCollection<string> sources, IReadOnlyCollection<string> seen, bool dark, bool coarse)
    {
        var found = (sources.Count > 0 ? sources : Sources).SelectMany(source => OfSource(source, time, seen.Contains(source))).ToList();
        if (dark)
        {
            found.Add((BlankCause.Dark, Duration.Zero, null, null));
        }

        if (coarse)
        {
            found.Add((BlankCause.TooCoarse, Duration.Zero, null, null));
        }

        if (found.Count == 0)
        {
            found.Add((BlankCause.NobodyLooked, time.Duration, null, null));
        }

        return [.. found.GroupBy(one => one.Cause).Select(Told).OrderBy(blank => Rank(blank.Cause)).ThenByDescending(blank => blank.Minutes).ThenBy(blank => blank.Cause)];
    }

    private static Blank Told(IGrouping<BlankCause, (BlankCause Cause, Duration Time, string? Source, string? Impediment)> group) => new(
        group.Key, (int)Math.Round(group.Max(one => one.Time).TotalMinutes),
        [.. group.Select(one => one.Source).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        [.. group.Select(one => one.Impediment).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    /// <summary>What somebody or something did comes before what the camera could not, and that before nobody's having looked.</summary>
    private static int Rank(BlankCause cause) => cause switch
    {
        BlankCause.Dark or BlankCause.TooCoarse => 1,
        BlankCause.NoFlight => 2,
        BlankCause.NobodyLooked => 3,
        _ => 0,
    };

    private IEnumerable<(BlankCause Cause, Duration Time, string? Source, string? Impediment)> OfSource(string source, Interval time, bool seen)
    {
        var impeded = Impediments.Where(one => one.Source is null || one.Source == source)
            .Select(one => (Of: one, Cause: CauseOf(one, source, time), Time: Shared(time, one.From, one.To ?? time.End))).Where(one => one.Time > Duration.Zero && one.Cause is not null).ToList();
        foreach (var one in impeded)
        {
            yield return (one.Cause!.Value, one.Time, source, one.Of.Impediment);
        }

        var stated = Plans.Any(plan => plan.Source == source && plan.At <= time.End);
        var planned = PlannedFlights.Within(source, time.Start, time.End, Plans);
        if (stated && planned < time.Duration && impeded.All(one => one.Cause != BlankCause.NoFlight))
        {
            yield return (BlankCause.NoFlight, time.Duration - planned, source, null);
        }
        else if (!seen && impeded.Count == 0)
        {
            yield return (BlankCause.NobodyLooked, time.Duration, source, null);
        }
    }

    private BlankCause? CauseOf(ImpedimentView of, string source, Interval time) => of.Kind switch
    {
        ImpedimentKind.Jamming or ImpedimentKind.ProbableJamming or ImpedimentKind.Spoofing or ImpedimentKind.ProbableSpoofing => BlankCause.Jamming,
        ImpedimentKind.Weather => BlankCause.Weather,
        ImpedimentKind.PathNotPermitted => BlankCause.PathNotPermitted,
        ImpedimentKind.Blinded or ImpedimentKind.ProbableBlinding => BlankCause.Blinded,
        ImpedimentKind.FiredAt => BlankCause.FiredAt,
        ImpedimentKind.AccessDenied => BlankCause.AccessDenied,
        ImpedimentKind.Outage when PlannedFlights.Read(source, Instant.Max(of.From, time.Start), Instant.Min(of.To ?? time.End, time.End), Plans).Reading
            == SilenceReading.NoFlight => BlankCause.NoFlight,
        ImpedimentKind.Outage or ImpedimentKind.LinkLoss or ImpedimentKind.DiskFull or ImpedimentKind.ReadOnlyStore => BlankCause.Outage,
        ImpedimentKind.ClockJump or ImpedimentKind.Damage => null,
        _ => null,
    };

    private static Duration Shared(Interval time, Instant from, Instant to)
    {
        var (begin, end) = (Instant.Max(time.Start, from), Instant.Min(time.End, to));
        return end > begin ? end - begin : Duration.Zero;
    }
}
