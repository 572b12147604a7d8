using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Core.Agreement;

/// <summary>Which share of a period somebody could have noticed such acts in a zone, 0 to 1; null where no figure exists.</summary>
public delegate double? ObservedShare(string zone, Interval period, IReadOnlyList<Act> acts);

/// <summary>What one rule is asked: of whom, for which day, known when.</summary>
/// <param name="Subject">Id of the one whose conduct is asked for.</param>
/// <param name="Day">In time: from cut-off to cut-off.</param>
/// <param name="Now">The end of the day, or what had passed of it at the time of knowledge.</param>
/// <param name="CompliedFrom">The share observed from which quiet is compliance.</param>
internal sealed record DayQuestion(
    Mission Mission, Clause Clause, ClauseVersion Version, Reading? Reading, string Subject, Interval Day, Instant Now, Instant KnownAt,
    IReadOnlyList<Fact> Facts, IReadOnlyList<TestedIncident> Incidents, ObservedShare Observed, double CompliedFrom)
{
    private const double Least = 0.0001;

    /// <summary>The day is over.</summary>
    public bool Ended => Day.End <= KnownAt;

    /// <summary>Facts of one form that happened by now.</summary>
    public IEnumerable<T> FactsOf<T>(Func<T, Instant> at)
        where T : Fact => Facts.OfType<T>().Where(fact => at(fact) <= Now);

    public bool InDay(Instant at) => at >= Day.Start && at < Day.End && at <= Now;

    public double? Share(string? zone, IReadOnlyList<Act> acts) =>
        zone is not null && Observed(zone, new Interval(Day.Start, Now), acts) is { } share ? Rounded(Math.Clamp(share, 0, 1)) : null;

    /// <summary>What is only nearly nothing is never told to be nothing.</summary>
    private static double Rounded(double share) => share > 0 ? Math.Max(Math.Round(share, 4), Least) : 0;

    /// <summary>The drawings that some party accepts.</summary>
    public IReadOnlyList<GeometryVersion> Accepted(string geometry) => Mission.GeometryOf(geometry)?.Accepted(Now, KnownAt) ?? [];
}

/// <summary>An incident and what every clause says of it.</summary>
internal sealed record TestedIncident(IncidentView Incident, ILookup<string, ClauseResult> Results);
