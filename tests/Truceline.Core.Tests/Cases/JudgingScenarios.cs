using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Core.Tests.Cases;

public sealed class JudgingScenarios
{
    private static readonly Duration Hour = Duration.FromHours(1);

    private static CaseScenario Opened() => new CaseScenario().Opened();

    private static CaseScenario BothRevealed(AssessmentForm? a = null, AssessmentForm? b = null)
    {
        var it = Opened();
        return it.Seals(it.A, a).Seals(it.B, b).Ticks().Opens(it.A, a).Opens(it.B, b);
    }

    [Fact]
    public void A_case_opened_by_one_delegation_takes_seals_for_72_hours()
    {
        var it = Opened();
        it.Case.Stage.ShouldBe(Stage.Assessing);
        it.Case.Rounds[0].AssessBy.ShouldBe(CaseScenario.Start + Duration.FromHours(72));
        it.Incident.Cases.ShouldBe([CaseScenario.Number]);
    }

    [Fact]
    public void Two_seals_two_reveals_and_two_heads_find_jointly()
    {
        var it = BothRevealed();
        it.Signs(it.A).Signs(it.B);
        it.Case.Stage.ShouldBe(Stage.Closed);
        it.Case.Outcome.ShouldBe(CaseOutcome.Signed);
        it.Case.Level.ShouldBe(FactLevel.FoundJointly);
        it.Incident.Level.ShouldBe(FactLevel.FoundJointly);
        it.Incident.FoundBy.ShouldBe([it.A, it.B]);
    }

    [Fact]
    public void One_head_alone_leaves_the_result_as_dissent_until_the_other_signs()
    {
        var it = BothRevealed();
        it.Signs(it.B);
        it.Case.Outcome.ShouldBe(CaseOutcome.AwaitingHeads);
        it.Case.Level.ShouldBe(FactLevel.FoundByOne);
        it.Case.Rounds[0].Finding!.Missing.ShouldBe([it.A]);
    }

    [Fact]
    public void A_refused_signature_is_recorded_dissent_and_nothing_is_found_jointly()
    {
        var it = BothRevealed();
        it.Signs(it.A).Signs(it.B, signed: false);
        it.Case.Outcome.ShouldBe(CaseOutcome.Dissent);
        it.Case.Level.ShouldBe(FactLevel.FoundByOne);
        it.Case.Stage.ShouldBe(Stage.Closed);
    }

    [Fact]
    public void Agreeing_to_differ_is_signed_by_both_and_found_by_one()
    {
        var it = BothRevealed(CaseScenario.Form(), CaseScenario.Form(Occurrence.NotOccurred));
        it.Signs(it.A).Signs(it.B);
        it.Case.Outcome.ShouldBe(CaseOutcome.Signed);
        it.Case.Level.ShouldBe(FactLevel.FoundByOne);
        it.Case.FoundBy.ShouldBe([it.A]);
        it.Case.FoundNotBy.ShouldBe([it.B]);
        it.Case.Rounds[0].Fields.Single(field => field.Field == "occurred").State.ShouldBe(FieldState.Different);
    }

    [Fact]
    public void Same_act_and_different_actor_are_told_apart_field_by_field()
    {
        var it = BothRevealed(CaseScenario.Form(actor: "party-x"), CaseScenario.Form(actor: "party-y"));
        var fields = it.Case.Rounds[0].Fields.ToDictionary(field => field.Field);
        fields["act"].State.ShouldBe(FieldState.Agreed);
        fields["actor"].State.ShouldBe(FieldState.Different);
        fields["actor"].Values.ShouldBe(["party-x", "party-y"]);
        fields["intent"].State.ShouldBe(FieldState.Undetermined);
        fields.Count.ShouldBe(9);
    }

    [Fact]
    public void Nothing_of_a_seal_is_known_before_it_is_opened()
    {
        var it = Opened();
        it.Seals(it.A).Seals(it.B, CaseScenario.Form(Occurrence.NotOccurred)).Ticks().Opens(it.A);
        it.Case.Stage.ShouldBe(Stage.Revealing);
        it.Case.Rounds[0].Fields.ShouldBeEmpty();
        it.Case.Rounds[0].Finding.ShouldBeNull();
        it.Case.FoundBy.ShouldBeEmpty();
        it.Case.Rounds[0].Delegations[1].Form.ShouldBeNull();
    }

    [Fact]
    public void A_delegation_cannot_seal_twice()
    {
        var it = Opened();
        it.Seals(it.A).Seals(it.A, CaseScenario.Form(Occurrence.NotOccurred));
        it.Refused.ShouldBe("delegation-a has already sealed its assessment.");
    }

    [Fact]
    public void A_seal_cannot_be_opened_while_the_round_is_open()
    {
        var it = Opened();
        it.Seals(it.A).Ticks().Opens(it.A);
        it.Refused.ShouldBe("Seals are opened when the round has closed, and it is still open.");
    }

    [Fact]
    public void The_deadline_closes_the_round_for_the_one_that_did_not_seal()
    {
        var it = Opened();
        it.Seals(it.A).After(72 * Hour).Ticks();
        it.Case.Stage.ShouldBe(Stage.Assessing, "the deadline itself still counts");
        it.After(Duration.FromSeconds(1)).Ticks();
        it.Case.Rounds[0].ClosedBecause.ShouldBe("the time for assessments is over");
        it.Seals(it.B);
        it.Refused.ShouldBe("The case is revealing; no seal is taken any more.");
    }

    [Fact]
    public void A_deadline_holds_also_before_the_clock_has_said_so()
    {
        var it = Opened();
        it.Seals(it.A).After(72 * Hour + Duration.FromSeconds(1)).Seals(it.B);
        it.Refused!.ShouldStartWith("Assessments were due by 2026-11-25T08:00:00Z");
        it.Ticks().After(24 * Hour + Duration.FromSeconds(1)).Opens(it.A);
        it.Refused!.ShouldStartWith("The time for opening seals ended at 2026-11-26T08:00:01Z");
    }

    [Fact]
    public void One_that_alone_revealed_makes_a_finding_by_one_that_both_heads_may_sign()
    {
        var it = Opened();
        it.Seals(it.A).After(73 * Hour).Ticks().Opens(it.A);
        it.Case.Stage.ShouldBe(Stage.Judging);
        it.Case.Level.ShouldBe(FactLevel.FoundByOne);
        it.Signs(it.A).Signs(it.B);
        it.Case.Outcome.ShouldBe(CaseOutcome.Signed);
        it.Case.Level.ShouldBe(FactLevel.FoundByOne);
    }

    [Fact]
    public void A_seal_not_opened_in_24_hours_reads_sealed_not_revealed()
    {
        var it = Opened();
        it.Seals(it.A).Seals(it.B).Ticks().Opens(it.A).After(24 * Hour).Ticks();
        it.Case.Stage.ShouldBe(Stage.Revealing);
        it.After(Duration.FromSeconds(1)).Ticks();
        it.Case.Rounds[0].Delegations[1].State.ShouldBe(SealState.SealedNotRevealed);
        it.Opens(it.B);
        it.Refused!.ShouldStartWith("The time for opening seals ended at");
        it.Case.Rounds[0].Finding!.Canonical.ShouldContain("\"state\":\"sealed-not-revealed\"");
    }

    [Fact]
    public void A_case_that_nobody_assessed_closes_as_not_assessed()
    {
        var it = Opened();
        it.After(80 * Hour).Ticks();
        it.Case.Stage.ShouldBe(Stage.Closed);
        it.Case.Outcome.ShouldBe(CaseOutcome.NotAssessed);
        it.Signs(it.A);
        it.Refused.ShouldBe("Nobody revealed an assessment, so that there is no result to sign.");
    }

    [Fact]
    public void A_form_other_than_the_sealed_one_does_not_open_the_seal()
    {
        var it = Opened();
        it.Seals(it.A).Seals(it.B).Ticks().Opens(it.A, CaseScenario.Form(actor: "party-y"));
        it.Refused.ShouldBe("Form and salt do not give the commitment that was sealed.");
    }

    [Fact]
    public void A_text_that_the_form_names_must_come_with_it_and_be_the_one()
    {
        var it = Opened();
        var salt = new string('c', 64);
        var form = CaseScenario.Form() with { Text = Commitment.TextDigest(Hex.Bytes(salt, 32)!, "Dust behind it.") };
        var canonical = CanonicalForm.Write(form);
        it.Seals(it.A, form).Seals(it.B).Ticks().Opens(it.A, form);
        it.Refused.ShouldBe("The form names a text, and none was sent.");
        it.When(new RevealAssessment(it.A, canonical, it.Salt(it.A), "No dust.", salt)).Refused.ShouldBe("The text is not the one that the form names.");
        it.When(new RevealAssessment(it.A, canonical, it.Salt(it.A), "Dust behind it.", salt)).Refused.ShouldBeNull();
    }

    [Fact]
    public void A_head_signs_once_and_only_the_result_that_stands()
    {
        var it = BothRevealed();
        it.When(it.Judging(it.A, true) with { Digest = new string('0', 64) }).Refused.ShouldBe("That is not the result of this round.");
        it.Signs(it.A).Signs(it.A, signed: false);
        it.Refused.ShouldBe("The head of delegation-a has already spoken on this finding.");
    }

    [Fact]
    public void A_head_cannot_sign_for_the_other_delegation()
    {
        var it = BothRevealed();
        it.When(it.Judging(it.A, true) with { By = it.B }).Refused.ShouldBe("That is not the key of the head of delegation-b in the first entry of the log.");
    }

    [Fact]
    public void A_stranger_has_no_seat()
    {
        var it = Opened();
        it.When(it.Sealing(it.A, CaseScenario.Form()) with { By = "delegation-c" }).Refused.ShouldBe("delegation-c is not a delegation of this mission.");
    }

    [Fact]
    public void A_case_needs_a_known_incident_and_a_reason()
    {
        var it = new CaseScenario().With(CaseScenario.Raised());
        Decision<Statement> Open(string[] incidents, string reason) =>
            new OpenCase(CaseScenario.Number, incidents, it.A, reason, CaseTerms.Default).Decide(it.MissionView, id => id == CaseScenario.IncidentId, it.Now);
        it.When(Open([], "x")).Refused.ShouldBe("A case needs at least one incident.");
        it.When(Open(["incident-9"], "x")).Refused.ShouldBe("The register has no incident incident-9.");
        it.When(Open(["<b>"], "x")).Refused.ShouldBe("The register has no incident of that name.");
        it.When(Open([CaseScenario.IncidentId], " ")).Refused.ShouldBe("Say in a few words why this becomes a case.");
        it.When(Open([CaseScenario.IncidentId], "x")).Refused.ShouldBeNull();
    }

    [Fact]
    public void Case_numbers_run_by_mission_and_year()
    {
        CaseNumber.Next("karabakh", 2026, []).ShouldBe("KARABAKH-2026-0001");
        CaseNumber.Next("karabakh", 2026, ["KARABAKH-2026-0009", "KARABAKH-2025-0400", "IDLIB-2026-0700"]).ShouldBe("KARABAKH-2026-0010");
        CaseNumber.Next("karabakh", 2026, ["KARABAKH-2026-10000"]).ShouldBe("KARABAKH-2026-10001");
    }

    [Fact]
    public void The_clock_says_when_it_will_next_ask_for_something()
    {
        var it = Opened();
        CaseClock.Next(it.File).ShouldBe(CaseScenario.Start + 72 * Hour);
        it.Seals(it.A).Seals(it.B).Ticks();
        CaseClock.Next(it.File).ShouldBe(CaseScenario.Start + 24 * Hour);
        it.Opens(it.A).Opens(it.B);
        CaseClock.Next(it.File).ShouldBeNull();
    }
}
