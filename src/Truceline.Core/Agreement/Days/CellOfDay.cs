using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Core.Agreement;

/// <summary>Asks every clause of an article about one subject and one day.</summary>
internal static class CellOfDay
{
    public static ComplianceCell Of(
        Mission mission, Article article, string subject, LocalDate date, Interval day, Instant knownAt, IReadOnlyList<Fact> facts,
        IReadOnlyList<TestedIncident> incidents, Judgements judgements, ObservedShare observed)
    {
        var now = Instant.Min(day.End, knownAt);
        List<ClauseCell> clauses = [.. article.Clauses.Select(clause => One(clause)).OfType<ClauseCell>()];
        return new(
            subject, article.Id, date, clauses.Select(clause => clause.Outcome).OrderBy(DayAnswer.Rank).FirstOrDefault(ClauseOutcome.DoesNotApply), LeastObserved(), clauses,
            [.. article.NotEncodable.Select(duty => duty.Id)]) { Modalities = mission.At(Told(day, now)).ModalitiesVersion };

        double? LeastObserved()
        {
            var about = clauses.Where(clause => clause.Version is { } number && article.Clauses.Single(one => one.Id == clause.Clause).Versions.Single(one => one.Number == number).Rule.JudgesActs)
                .SelectMany(clause => clause.Answers).Select(answer => answer.Observed).ToList();
            return about.Contains(null) ? null : about.Min();
        }

        ClauseCell? One(Clause clause)
        {
            if (clause.Latest(now, knownAt) is not { } version)
            {
                return clause.Versions.Any(other => mission.BoundBy(other).Contains(subject))
                    ? Plain(clause, null, ClauseOutcome.NotYetDue, "The clause did not bind yet.")
                    : null;
            }

            return !mission.BoundBy(version).Contains(subject) ? null
                : knownAt <= day.Start ? Plain(clause, version, ClauseOutcome.NotYetDue, "The day had not begun.")
                : version.Until <= day.Start ? Plain(clause, version, ClauseOutcome.DoesNotApply, $"It bound until {DayAnswer.Show(version.Until.Value)}.")
                : TestIncident.Suspension(mission, clause, version, now, knownAt) is { } because
                    ? Plain(clause, version, ClauseOutcome.SuspendedByAmendment, because)
                : Judged(clause, version);
        }

        ClauseCell Judged(Clause clause, ClauseVersion version)
        {
            List<(Reading? Reading, DayAnswer Answer)> rows = [.. version.Read().SelectMany(read => read.Rule
                .JudgeDay(new DayQuestion(
                    mission, clause, version, read.Reading, subject, day, now, knownAt, facts, incidents, observed, mission.At(Told(day, now)).Modalities.CompliedFrom))
                .Select(answer => (read.Reading, answer)))];
            rows = Reconciled(rows);
            var told = DayAnswer.Worst([.. rows.Select(row => row.Answer)]);
            return new(
                clause.Id, version.Number, version.Rule.Kind, told.Outcome, told.Because, told.Clock,
                [.. rows.Select(row => new ComplianceAnswer(
                    row.Reading?.Id, row.Answer.Outcome, row.Answer.Because, row.Answer.Drawings, row.Answer.Probability, row.Answer.Observed, row.Answer.Evidence, row.Answer.Clock))],
                Graded(clause, rows));
        }

        Grades Graded(Clause clause, List<(Reading? Reading, DayAnswer Answer)> rows)
        {
            string[] indicated = [.. Distinct(rows.Where(row => IsBreach(row.Answer)).SelectMany(row => row.Answer.Evidence))];
            var ofDay = incidents.Select(one => one.Incident.Incident).ToHashSet(StringComparer.Ordinal);
            return new(
                [.. Distinct(rows.SelectMany(row => row.Answer.Open)).Except(indicated)], indicated,
                [.. judgements.FoundByOne(clause.Id, subject, ofDay), .. Stated(indicated, FactLevel.FoundByOne)],
                [.. judgements.FoundJointly(clause.Id, subject, ofDay), .. Stated(indicated, FactLevel.FoundJointly)]);
        }

        // That a fact is so is one thing, that the rule makes it a breach another: it stands in both.
        IEnumerable<string> Stated(string[] indicated, FactLevel level) => facts.Where(fact => fact.Level == level).Select(fact => fact.Id).Intersect(indicated, StringComparer.Ordinal);
    }

    /// <summary>A breach under every reading and drawing is a breach; under some only, it says so.</summary>
    private static List<(Reading? Reading, DayAnswer Answer)> Reconciled(List<(Reading? Reading, DayAnswer Answer)> rows)
    {
        var breached = rows.Count(row => IsBreach(row.Answer));
        return breached == 0 || breached == rows.Count
            ? rows
            : [.. rows.Select(row => IsBreach(row.Answer) ? (row.Reading, row.Answer with { Outcome = ClauseOutcome.BreachedUnderReadingOnly }) : row)];
    }

    /// <summary>A day is told by the modalities in force when it ended, or so far.</summary>
    private static Instant Told(Interval day, Instant now) => Instant.Min(now, day.End) - Duration.Epsilon;

    private static bool IsBreach(DayAnswer answer) => answer.Outcome is ClauseOutcome.Breached or ClauseOutcome.BreachedUnderReadingOnly;

    private static IEnumerable<string> Distinct(IEnumerable<string> ids) => ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static ClauseCell Plain(Clause clause, ClauseVersion? version, ClauseOutcome outcome, string because) => new(
        clause.Id, version?.Number, (version ?? clause.Versions[0]).Rule.Kind, outcome, because, null, [], Grades.None);
}
