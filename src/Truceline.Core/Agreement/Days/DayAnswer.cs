using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Truceline.Core.Agreement;

/// <summary>What a rule says of one subject and one day, under one reading and one set of drawings.</summary>
/// <param name="Because">A sentence or two.</param>
/// <param name="Evidence">Ids of the incidents and facts that it rests on.</param>
internal sealed record DayAnswer(ClauseOutcome Outcome, string Because, IReadOnlyList<string> Evidence)
{
    public IReadOnlyList<DrawingRef> Drawings { get; init; } = [];

    public double? Probability { get; init; }

    public double? Observed { get; init; }

    public ClauseClock? Clock { get; init; }

    /// <summary>Ids of incidents that touch the clause, and of which it cannot be told whether the subject is answerable.</summary>
    public IReadOnlyList<string> Open { get; init; } = [];

    public static DayAnswer NotObservable(string because, params IReadOnlyList<string> evidence) => new(ClauseOutcome.NotObservable, because, evidence);

    /// <summary>Of several things that must all hold, the one that holds least.</summary>
    public static DayAnswer Worst(IReadOnlyList<DayAnswer> parts) => parts.MinBy(part => Rank(part.Outcome))!;

    /// <summary>The order in which outcomes are told where there is room for one: a breach first, what does not matter last.</summary>
    public static int Rank(ClauseOutcome outcome) => outcome switch
    {
        ClauseOutcome.Breached => 0,
        ClauseOutcome.BreachedUnderReadingOnly => 1,
        ClauseOutcome.NotObservable => 2,
        ClauseOutcome.NoBreachObserved => 3,
        ClauseOutcome.Complied => 4,
        ClauseOutcome.NotYetDue => 5,
        ClauseOutcome.SuspendedByAmendment => 6,
        _ => 7,
    };

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##} %");

    public static string Show(Instant at) => InstantPattern.General.Format(at);

    public static string Days(int days) => days == 1 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{days} days");
}

/// <summary>A drawing that an answer rests on.</summary>
public sealed record DrawingRef(string Geometry, int Version);

/// <summary>What a clause counts.</summary>
/// <param name="Due">The first instant that is too late; null where nothing is due.</param>
/// <param name="DaysLeft">Whole days until then, 0 on the last; null where nothing is due or it has passed.</param>
/// <param name="DaysSince">Whole days since it was due, or since an undated duty began; null before.</param>
public sealed record ClauseClock(Instant? Due, int? DaysLeft, int? DaysSince)
{
    internal static ClauseClock Until(Instant due, Instant now) =>
        now < due ? new(due, (int)(due - now).TotalDays, null) : new(due, null, (int)(now - due).TotalDays);

    internal static ClauseClock Since(Instant begin, Instant now) => new(null, null, (int)(now - begin).TotalDays);
}
