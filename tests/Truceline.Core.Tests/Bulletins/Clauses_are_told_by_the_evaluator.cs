using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Bulletins;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Bulletins;

public sealed class Clauses_are_told_by_the_evaluator
{
    [Fact]
    public void With_version_drawing_probability_and_share_and_the_outcome_that_compliance_has()
    {
        var line = Of(BulletinDay.Judged(), 0.3771).Clauses.ShouldHaveSingleItem();
        (line.Clause, line.Version, line.Kind, line.Outcome).ShouldBe(("1b", 2, "no-entry", ClauseOutcome.Breached));
        line.Observed.ShouldBe(0.37);
        line.Probability.ShouldBe(0.81);
        line.Answers.ShouldHaveSingleItem().Drawings.ShouldBe([new("zone-1", 1), new("line", 1)]);
        line.Sentence.ShouldBe("The rule indicates a breach under every reading and drawing in 2 incidents; 37 % was observed. In the likeliest it was so with 81 %.");
        Told(BulletinDay.Judged(), 0.3771).Cells.Select(cell => cell.Outcome).ShouldBe([ClauseOutcome.Breached, ClauseOutcome.NoBreachObserved], "it is told of the one who is told first");
    }

    [Theory]
    [InlineData(null, ClauseOutcome.NotObservable, "No figure says how much was observed, so that silence says nothing.")]
    [InlineData(0.0, ClauseOutcome.NotObservable, "Nobody watched or listened, so that silence says nothing.")]
    [InlineData(0.004, ClauseOutcome.NoBreachObserved, "No breach was observed; less than 1 % was observed.")]
    [InlineData(0.9499, ClauseOutcome.NoBreachObserved, "No breach was observed; 94 % was observed.")]
    [InlineData(0.95, ClauseOutcome.Complied, "No breach, and 95 % was observed, as much as the modalities ask for.")]
    public void Silence_is_told_with_its_share_and_is_compliance_only_above_the_agreed_one(double? share, ClauseOutcome outcome, string sentence)
    {
        var line = Of(BulletinDay.Empty(), share).Clauses.ShouldHaveSingleItem();
        (line.Outcome, line.Sentence).ShouldBe((outcome, sentence));
    }

    [Fact]
    public void Whose_act_it_was_counts_towards_nobody_before_all_have_sealed()
    {
        var line = Of(BulletinDay.Busy(), 0.5).Clauses.ShouldHaveSingleItem();
        line.Entries.Count.ShouldBe(1, "the incident that no case is about");
        line.Open.Count.ShouldBe(1, "the one of the open case");
        var sealedByOne = BulletinDay.Busy();
        sealedByOne.Seals(sealedByOne.A);
        Of(sealedByOne, 0.5).Clauses[0].Open.Count.ShouldBe(1);
    }

    [Fact]
    public void Before_the_day_is_over_no_share_is_told_of_a_clause_either() =>
        new DrawUpBulletin(BulletinDay.Date, 1, null, 99, CaseScenario.Start, new Dictionary<string, IReadOnlyList<ZoneLine>>()) { ObservedOf = (_, _, _) => 0.5 }
            .From(BulletinDay.Busy().Rows, BulletinDay.Mission).Clauses.ShouldAllBe(line => line.Observed == null);

    private static Bulletin Of(CaseScenario it, double? share) =>
        new DrawUpBulletin(BulletinDay.Date, 1, null, 99, Now, new Dictionary<string, IReadOnlyList<ZoneLine>>()) { ObservedOf = (_, _, _) => share }
            .From(it.Rows, BulletinDay.Mission);

    private static Compliance Told(CaseScenario it, double? share) => Compliance.Of(
        BulletinDay.Mission, BulletinDay.Date, BulletinDay.Date, Now, it.Rows.List<IncidentView>(RegisterKinds.Incident), [.. it.Rows.List<CaseView>(RegisterKinds.Case)], [],
        (_, _, _) => share);

    private static Instant Now => CaseScenario.Start + Duration.FromDays(2);
}
