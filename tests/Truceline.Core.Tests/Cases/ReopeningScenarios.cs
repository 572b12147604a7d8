using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Record;

namespace Truceline.Core.Tests.Cases;

/// <summary>A decided case is judged again, and heads have a time to sign in.</summary>
public sealed class ReopeningScenarios
{
    private static readonly Duration Hour = Duration.FromHours(1);

    private static CaseScenario Judged(AssessmentForm? a = null, AssessmentForm? b = null) => Revealed(new CaseScenario().Opened(), a, b);

    private static CaseScenario Revealed(CaseScenario it, AssessmentForm? a = null, AssessmentForm? b = null) =>
        it.Seals(it.A, a).Seals(it.B, b).Ticks().Opens(it.A, a).Opens(it.B, b);

    private static CaseScenario Signed()
    {
        var it = Judged();
        return it.Signs(it.A).Signs(it.B);
    }

    [Fact]
    public void Heads_have_72_hours_from_the_last_opening_and_what_is_not_signed_then_reads_so()
    {
        var it = Judged();
        it.Case.Rounds[0].SignBy.ShouldBe(it.Now + 72 * Hour);
        it.Signs(it.A).After(72 * Hour);
        it.AsRead.Outcome.ShouldBe(CaseOutcome.AwaitingHeads);
        var entered = it.Case;
        it.After(Duration.FromSeconds(1));
        (it.AsRead.Outcome, it.AsRead.Stage).ShouldBe((CaseOutcome.NotSigned, Stage.Closed));
        it.Signs(it.B);
        it.Refused.ShouldNotBeNull().ShouldStartWith("The time for signing ended at");
        it.Ticks();

        // Nothing was entered for it: the register is what it was.
        it.Case.ShouldBe(entered);
    }

    [Fact]
    public void A_signature_that_is_entered_late_all_the_same_changes_nothing()
    {
        var it = Judged();
        var late = it.Judging(it.B, signed: true);
        it.After(73 * Hour);
        it.With(new Statement.FindingJudged(CaseScenario.Number, 1, it.B, late.HeadKey, late.Digest, true, late.Signature, it.Now));
        it.Case.Rounds[0].Finding!.Missing.ShouldBe([it.A, it.B]);
    }

    [Fact]
    public void The_time_of_the_heads_begins_with_a_lapse_as_well()
    {
        var it = new CaseScenario().Opened();
        it.Seals(it.A).Seals(it.B).Ticks().Opens(it.A).After(25 * Hour).Ticks();
        it.Case.Stage.ShouldBe(Stage.Judging);
        it.Case.Rounds[0].SignBy.ShouldBe(it.Now + 72 * Hour);
    }

    [Fact]
    public void A_close_of_before_that_rule_sets_no_time()
    {
        var it = new CaseScenario().Opened();
        it.Seals(it.A).Seals(it.B).With(new Statement.RoundClosed(CaseScenario.Number, 1, it.Now, it.Now + 24 * Hour, "all have sealed"));
        it.Opens(it.A).Opens(it.B).After(1000 * Hour);
        it.Case.Rounds[0].SignBy.ShouldBeNull();
        it.AsRead.Outcome.ShouldBe(CaseOutcome.AwaitingHeads);
        it.Signs(it.A).Signs(it.B);
        it.Case.Outcome.ShouldBe(CaseOutcome.Signed);
    }

    [Fact]
    public void Either_delegation_reopens_a_decided_case_and_two_new_seals_with_times_of_their_own_follow()
    {
        var it = Signed();
        it.After(100 * Hour).Reopens(it.B);
        it.Refused.ShouldBeNull();
        (it.Case.Stage, it.Case.Outcome, it.Case.Rounds.Count).ShouldBe((Stage.Assessing, CaseOutcome.Open, 2));
        var round = it.Case.Rounds[1];
        (round.Opening.By, round.Opening.Reason, round.AssessBy).ShouldBe((it.B, "A second camera was found.", it.Now + 72 * Hour));
        it.Case.Rounds[0].Outcome.ShouldBe(CaseOutcome.Signed);

        var no = CaseScenario.Form(Occurrence.NotOccurred);
        Revealed(it, no, no);
        it.Signs(it.A).Signs(it.B);
        it.Refused.ShouldBeNull();
        (it.Case.Outcome, it.Case.Standing).ShouldBe((CaseOutcome.Signed, 2));
        it.Incident.FoundNotToHaveOccurred.ShouldBeTrue();
        it.Case.Rounds[0].Fields.ShouldNotBeEmpty();
    }

    [Fact]
    public void What_both_signed_stands_until_both_have_signed_something_else()
    {
        var it = Signed();
        it.Reopens(it.A);
        (it.Case.Standing, it.Incident.Level).ShouldBe((1, FactLevel.FoundJointly));
        Revealed(it, CaseScenario.Form(Occurrence.NotOccurred));
        it.Signs(it.A, signed: false).Signs(it.B);
        (it.Case.Outcome, it.Case.Standing, it.Case.Level).ShouldBe((CaseOutcome.Dissent, 1, FactLevel.FoundJointly));
    }

    [Fact]
    public void Where_nothing_was_signed_by_both_the_later_result_stands()
    {
        var it = Judged(CaseScenario.Form(Occurrence.NotOccurred), CaseScenario.Form(Occurrence.NotOccurred));
        it.Signs(it.A).Signs(it.B, signed: false).Reopens(it.B);
        it.Case.FoundNotBy.ShouldBe([it.A, it.B]);
        Revealed(it);
        (it.Case.Standing, it.Case.Level).ShouldBe((2, FactLevel.FoundByOne));
        it.Case.FoundNotBy.ShouldBeEmpty();
    }

    [Fact]
    public void A_case_that_is_not_decided_is_not_reopened()
    {
        var it = new CaseScenario().Opened();
        it.Reopens(it.A).Refused.ShouldNotBeNull().ShouldContain("is not decided yet (assessing)");
        it.Seals(it.A).Seals(it.B).Ticks().Reopens(it.A).Refused.ShouldNotBeNull().ShouldContain("(revealing)");
        it.Opens(it.A).Opens(it.B).Reopens(it.B).Refused.ShouldNotBeNull().ShouldContain("(judging)");
        it.After(73 * Hour).Reopens(it.B);
        it.Refused.ShouldBeNull();
        it.Case.Rounds[0].AsOf(it.Now).Outcome.ShouldBe(CaseOutcome.NotSigned);
    }

    [Fact]
    public void A_reopening_says_why_and_by_whom_and_does_not_go_on_for_ever()
    {
        var it = Signed();
        it.Reopens(it.A, " ").Refused.ShouldBe("Say in a few words why the case is judged again.");
        it.Reopens(it.A, new('x', 501)).Refused.ShouldBe("The reason has more than 500 characters.");
        it.Reopens("somebody").Refused.ShouldBe("somebody is not a delegation of this mission.");
        for (var round = 2; round <= OpenRound.MaxRounds; round++)
        {
            it.Reopens(it.A).After(73 * Hour).Ticks();
            (it.Refused, it.Case.Outcome).ShouldBe((null, CaseOutcome.NotAssessed));
        }

        it.Reopens(it.A).Refused.ShouldNotBeNull().ShouldStartWith("A case has at most 12 rounds");
        (it.Case.Standing, it.Case.Level).ShouldBe((1, FactLevel.FoundJointly));
    }

    [Fact]
    public void An_entry_that_opens_a_round_out_of_order_changes_nothing()
    {
        var it = Judged();
        var before = it.File.Rounds.Count;
        it.With(new Statement.RoundOpened(CaseScenario.Number, 2, it.A, "Too soon.", it.Now, it.Now + 72 * Hour));
        it.Signs(it.A).Signs(it.B).With(new Statement.RoundOpened(CaseScenario.Number, 3, it.A, "Skips one.", it.Now, it.Now + 72 * Hour));
        it.File.Rounds.Count.ShouldBe(before);
    }

    [Fact]
    public void A_seal_of_an_earlier_round_does_not_count_in_a_later_one()
    {
        var it = Signed();
        var old = it.File.Rounds[0].SeatOf(it.A)!.Seal!;
        it.Reopens(it.A).When(new CommitAssessment(it.A, old.ReviewerKey, old.Commitment, old.Signature, it.Keys));
        it.Refused.ShouldNotBeNull();
        it.Case.Rounds[1].Delegations.ShouldAllBe(seat => seat.State == SealState.NotSealed);
    }

    [Fact]
    public void What_the_machine_thinks_stays_open_in_a_later_round()
    {
        var it = Signed();
        it.Reopens(it.A);
        Sight.Of(it.Incident, [it.Case], it.B).AttributionWithheld.ShouldBeNull();
    }
}
