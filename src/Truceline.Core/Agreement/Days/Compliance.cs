using NodaTime;
using Truceline.Core.Bulletins;
using Truceline.Core.Record;

namespace Truceline.Core.Agreement;

/// <summary>
/// Which party complies with which article on which day, as far as was known at a time. A pure function of recorded values
/// and the rule set; what it says is indicated by rule, and beside it stands what people found.
/// </summary>
/// <param name="KnownAt">Nothing that became known later changes an answer.</param>
/// <param name="Disputes">Matters in which more than one party is named.</param>
public sealed record Compliance(LocalDate From, LocalDate To, Instant KnownAt, IReadOnlyList<ComplianceCell> Cells, IReadOnlyList<Dispute> Disputes)
{
    /// <summary>Days in one table; a longer span is asked for in parts.</summary>
    public const int MostDays = 62;

    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    /// <summary>How long before its day an incident may have been received: a source's clock may be ahead by that much.</summary>
    private static readonly Duration Ahead = Duration.FromDays(1);

    /// <summary>No room tells how much was observed, so that silence is never told to be more than silence.</summary>
    public static ObservedShare NoFigure { get; } = (_, _, _) => null;

    /// <summary>Incidents of the span were received from then on.</summary>
    public static Instant ReceivedFrom(Mission mission, LocalDate from) => mission.DayOf(from).Start - Ahead;

    /// <summary>Why a span of days cannot be answered, in a sentence; null where it can.</summary>
    public static string? WrongSpan(LocalDate from, LocalDate to) =>
        from.Year is < FirstYear or > LastYear || to.Year is < FirstYear or > LastYear ? $"Ask for days of the years {FirstYear} to {LastYear}."
        : from > to ? "The first day lies after the last."
        : Period.DaysBetween(from, to) >= MostDays ? $"Ask for at most {MostDays} days at once."
        : null;

    /// <param name="incidents">As far as the reader may see them; those without attribution count towards nobody.</param>
    /// <param name="cases">For what people found.</param>
    /// <param name="observed">The coverage of a zone.</param>
    public static Compliance Of(
        Mission mission, LocalDate from, LocalDate to, Instant knownAt, IEnumerable<IncidentView> incidents, IReadOnlyList<CaseView> cases,
        IEnumerable<Fact> facts, ObservedShare observed)
    {
        var counted = incidents.Where(incident => incident.Received <= knownAt && BulletinCounts.Counts(incident)).ToList();
        var cells = CellsOf(mission, from, to, knownAt, counted, cases, facts, observed);
        var (begin, end) = (mission.DayOf(from).Start, mission.DayOf(to).End);
        return new(from, to, knownAt, cells, Agreement.Disputes.Of(mission, [.. counted.Where(incident => incident.Claimed >= begin && incident.Claimed < end)], cases, cells, knownAt));
    }

    /// <summary>The cells alone, by day, then by subject, then by article.</summary>
    internal static IReadOnlyList<ComplianceCell> CellsOf(
        Mission mission, LocalDate from, LocalDate to, Instant knownAt, IEnumerable<IncidentView> incidents, IReadOnlyList<CaseView> cases,
        IEnumerable<Fact> facts, ObservedShare observed)
    {
        var (begin, end) = (mission.DayOf(from).Start, mission.DayOf(to).End);
        var tested = incidents.Where(incident => incident.Received <= knownAt && BulletinCounts.Counts(incident) && incident.Claimed >= begin && incident.Claimed < end)
            .Select(incident => new TestedIncident(incident, TestIncident.Against(mission, Recorded(incident), knownAt).Select(result => Believed(result, incident)).ToLookup(result => result.Clause)))
            .ToList();
        var judgements = new Judgements(cases, knownAt);
        var known = facts.Where(fact => fact.Known <= knownAt).ToList();
        var cells = new List<ComplianceCell>();
        for (var date = from; date <= to; date = date.PlusDays(1))
        {
            var day = mission.DayOf(date);
            var ofDay = tested.Where(one => one.Incident.Claimed >= day.Start && one.Incident.Claimed < day.End).ToList();
            foreach (var subject in mission.Parties.Concat(mission.OthersBound))
            {
                cells.AddRange(mission.Articles.Select(article => CellOfDay.Of(
                    mission, article, subject.Id, date, day, knownAt, known, ofDay, judgements, observed)));
            }
        }

        return cells;
    }

    /// <summary>From a place that is not believed no breach is indicated.</summary>
    private static ClauseResult Believed(ClauseResult result, IncidentView incident) =>
        incident.PlaceDoubted is { } impediment && result.Outcome is (ClauseOutcome.Breached or ClauseOutcome.BreachedUnderReadingOnly)
            ? result with { Outcome = ClauseOutcome.NotObservable, Because = $"Its source's place is not believed for that time ({impediment})." }
            : result;

    /// <summary>What the entry said, as far as the register holds it: guarded places are coarse in both.</summary>
    private static Statement.IncidentRaised Recorded(IncidentView incident) => new(
        incident.Incident, incident.Source, incident.Track ?? "", incident.Act, incident.Zone ?? "", incident.Claimed, incident.Received,
        incident.Place, incident.LastOutside, incident.Attribution, incident.Evidence, incident.RuleSet) { Weapon = incident.Weapon };
}

/// <summary>One party, one article, one day.</summary>
/// <param name="Party">Id of a party, or of one that the agreement binds besides.</param>
/// <param name="Outcome">Of its clauses the one told first: a breach before all else.</param>
/// <param name="Clauses">Those that bind it; empty where none does.</param>
/// <param name="Observed">The least of the shares that its answers about acts rest on, 0 to 1; null where one of them has no figure, or none is about acts.</param>
/// <param name="NotEncodable">Duties of the article that no rule expresses: the cell says nothing of them.</param>
public sealed record ComplianceCell(
    string Party, string Article, LocalDate Date, ClauseOutcome Outcome, double? Observed, IReadOnlyList<ClauseCell> Clauses, IReadOnlyList<string> NotEncodable)
{
    /// <summary>The version of the modalities by which it is told.</summary>
    public int Modalities { get; init; } = Mandates.ModalitiesVersions.First;
}

/// <summary>One clause in a cell.</summary>
/// <param name="Version">Null where none bound.</param>
/// <param name="Clock">What it counts; null where it counts nothing.</param>
/// <param name="Answers">Under each reading and each set of drawings.</param>
public sealed record ClauseCell(
    string Clause, int? Version, string Kind, ClauseOutcome Outcome, string Because, ClauseClock? Clock,
    IReadOnlyList<ComplianceAnswer> Answers, Grades Grades);

/// <summary>The answer under one reading and one set of drawings.</summary>
/// <param name="Reading">Null where there are only the plain words.</param>
/// <param name="Drawings">The drawings that it rests on.</param>
/// <param name="Probability">That it happened where the rule holds, by this party; null where nothing was placed.</param>
/// <param name="Observed">Share that somebody could have noticed, 0 to 1; null where no figure exists.</param>
/// <param name="Evidence">Ids of incidents and of reported facts.</param>
/// <param name="Clock">What it counts under this reading; null where it counts nothing.</param>
public sealed record ComplianceAnswer(
    string? Reading, ClauseOutcome Outcome, string Because, IReadOnlyList<DrawingRef> Drawings, double? Probability, double? Observed,
    IReadOnlyList<string> Evidence, ClauseClock? Clock);

/// <summary>Who says so, kept apart: ids of incidents, facts or cases.</summary>
/// <param name="Alleged">They touch the clause; whether this party is answerable is open.</param>
/// <param name="IndicatedByRule">The rule indicates a breach by this party.</param>
/// <param name="FoundByOne">Cases in which one delegation found a breach of this clause by this party, and indicated facts that one stands behind.</param>
/// <param name="FoundJointly">Cases in which all found so, and all heads signed, and indicated facts that all stand behind.</param>
public sealed record Grades(
    IReadOnlyList<string> Alleged, IReadOnlyList<string> IndicatedByRule, IReadOnlyList<string> FoundByOne, IReadOnlyList<string> FoundJointly)
{
    public static Grades None { get; } = new([], [], [], []);
}
