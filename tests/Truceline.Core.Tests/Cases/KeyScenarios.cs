using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Core.Tests.Cases;

public sealed class KeyScenarios
{
    private const string Reviewer = KeyRoles.Reviewer;

    private static EnrolKey Enrolling(CaseScenario it, TestKey key, string delegation, TestKey head, string role = Reviewer) =>
        new(delegation, role, key.Public, head.Sign(SignedTexts.Key(CaseScenario.Mission, delegation, role, key.Public)));

    [Fact]
    public void A_key_that_its_own_head_countersigned_counts()
    {
        var it = new CaseScenario();
        var key = new TestKey(0x55);
        it.When(Enrolling(it, key, it.A, it.Head(it.A)).Decide(it.MissionView, it.Keys, it.Now)).Refused.ShouldBeNull();
        it.Keys.KeyOf(key.Public)!.May(it.A, Reviewer, it.Now).ShouldBeTrue();
        it.Keys.KeyOf(key.Public)!.May(it.B, Reviewer, it.Now).ShouldBeFalse();
    }

    [Fact]
    public void A_key_countersigned_by_the_other_head_or_for_another_role_is_refused()
    {
        var it = new CaseScenario();
        var key = new TestKey(0x55);
        it.When(Enrolling(it, key, it.A, it.Head(it.B)).Decide(it.MissionView, it.Keys, it.Now)).Refused
            .ShouldBe("The countersignature of the head of delegation-a does not hold.");
        it.When(Enrolling(it, key, it.A, it.Head(it.A), "head").Decide(it.MissionView, it.Keys, it.Now)).Refused
            .ShouldBe("Keys are enrolled for the role reviewer.");
    }

    [Fact]
    public void A_key_that_a_dishonest_log_lets_in_counts_for_nothing()
    {
        var it = new CaseScenario();
        var key = new TestKey(0x55);
        it.With(new Statement.KeyEnrolled(it.A, Reviewer, key.Public, new string('0', 128), it.Now));
        it.Keys.KeyOf(key.Public)!.Counts.ShouldBeFalse();
        it.When(Enrolling(it, key, it.A, it.Head(it.A)).Decide(it.MissionView, it.Keys, it.Now)).Refused.ShouldBeNull("the true enrolment is not blocked");
        it.Keys.KeyOf(key.Public)!.Counts.ShouldBeTrue();
    }

    [Fact]
    public void A_seal_that_a_dishonest_log_lets_in_neither_counts_nor_blocks_the_true_one()
    {
        var it = new CaseScenario().Opened();
        it.With(new Statement.AssessmentCommitted(CaseScenario.Number, 1, it.A, it.Reviewer(it.A).Public, new string('0', 64), new string('0', 128), it.Now));
        it.Case.Rounds[0].Delegations[0].State.ShouldBe(SealState.NotSealed);
        it.Case.Rounds[0].Delegations[0].Seal!.SignatureHolds.ShouldBeFalse();
        it.Seals(it.A).Refused.ShouldBeNull();
        it.Case.Rounds[0].Delegations[0].State.ShouldBe(SealState.Sealed);
    }

    [Fact]
    public void A_reveal_and_a_signature_that_a_dishonest_log_lets_in_count_for_nothing()
    {
        var it = new CaseScenario().Opened();
        it.Seals(it.A).Seals(it.B).Ticks();
        var other = CanonicalForm.Write(CaseScenario.Form(Occurrence.NotOccurred));
        it.With(new Statement.AssessmentRevealed(CaseScenario.Number, 1, it.A, other, it.Salt(it.A), it.Now));
        it.Case.Rounds[0].Delegations[0].State.ShouldBe(SealState.Sealed);
        it.Case.Rounds[0].Delegations[0].Reveal!.Matches.ShouldBeFalse();
        it.Opens(it.A).Opens(it.B);
        it.With(new Statement.FindingJudged(
            CaseScenario.Number, 1, it.A, it.Head(it.A).Public, it.Case.Rounds[0].Finding!.Digest, true, new string('0', 128), it.Now));
        it.Case.Rounds[0].Finding!.Missing.ShouldBe([it.A, it.B]);
    }

    [Fact]
    public void Revoking_a_key_ends_its_use_and_leaves_what_it_signed()
    {
        var it = new CaseScenario().Opened();
        it.Seals(it.A).After(Duration.FromHours(1)).When(new RevokeKey(it.A, it.Reviewer(it.A).Public, "ayşe").Decide(it.Keys, it.Now)).Refused.ShouldBeNull();
        it.When(new RevokeKey(it.B, it.Reviewer(it.B).Public, "boris").Decide(it.Keys, it.Now));
        it.Case.Rounds[0].Delegations[0].State.ShouldBe(SealState.Sealed);
        it.Seals(it.B).Refused.ShouldBe("That key is not a reviewer's key of delegation-b that its head has countersigned and that is in force.");
        it.After(Duration.FromHours(72)).Ticks().Opens(it.A).Refused.ShouldBeNull("what was sealed before can be opened");
    }

    [Fact]
    public void Nobody_revokes_the_other_delegations_key_or_a_heads()
    {
        var it = new CaseScenario();
        it.When(new RevokeKey(it.A, it.Reviewer(it.B).Public, "x").Decide(it.Keys, it.Now)).Refused.ShouldBe("That key is not one of delegation-a's.");
        it.When(new RevokeKey(it.A, it.Head(it.A).Public, "x").Decide(it.Keys, it.Now)).Refused!.ShouldStartWith("A head's key stands in the first entry");
        it.When(new RevokeKey(it.A, new string('9', 64), "x").Decide(it.Keys, it.Now)).Refused.ShouldBe("That key is not enrolled.");
    }
}
