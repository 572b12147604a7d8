using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Mandates;

public sealed class Modalities_need_three_consents
{
    private static readonly Modalities Quick = Modalities.Default with { Assess = Duration.FromHours(1) };

    [Fact]
    public void Both_heads_and_the_host_and_then_they_are_in_force_from_the_stated_time()
    {
        var it = new ModalitiesScenario().Drafts_("delegation-a", Quick);
        it.Refused.ShouldBeNull();
        it.Draft(ModalitiesScenario.First).Awaits([it.A, it.B]).ShouldBe([it.B]);
        it.Mission.Agreed!.All.Count.ShouldBe(1);
        it.Agrees(it.B).Mission.Agreed!.All.Count.ShouldBe(1, "the host has not spoken");
        it.Host();

        var view = it.Draft(ModalitiesScenario.First);
        view.State.ShouldBe(DraftState.Consented);
        view.Version.ShouldBe(2);
        view.InForce.ShouldBe(ModalitiesScenario.Tomorrow);
        view.Consents.Select(consent => (consent.By, consent.Agreed, consent.SignatureHolds)).ShouldBe([(it.A, true, true), (it.B, true, true), ("host", true, true)]);
        Version(it, ModalitiesScenario.Tomorrow - Duration.Epsilon).ShouldBe(1);
        Version(it, ModalitiesScenario.Tomorrow).ShouldBe(2);
        it.Known.At(ModalitiesScenario.Tomorrow).Modalities.Assess.ShouldBe(Duration.FromHours(1));
    }

    [Fact]
    public void The_host_speaks_last()
    {
        var it = new ModalitiesScenario().Drafts_("delegation-a", Quick).Host();
        it.Refused.ShouldBe("The host speaks once both heads have agreed; delegation-b has not.");
        it.Draft(ModalitiesScenario.First).Consents.Count.ShouldBe(1);
    }

    [Fact]
    public void Where_the_stated_time_is_past_when_the_last_consents_they_take_force_at_the_end_of_that_day_and_never_before()
    {
        var it = new ModalitiesScenario().Drafts_("delegation-a", Quick).Agrees("delegation-b").After(Duration.FromDays(1)).Host();

        // The stated time is the very moment of the consent: 08:00, ten hours before the cut-off.
        it.Draft(ModalitiesScenario.First).InForce.ShouldBe(Instant.FromUtc(2026, 11, 23, 18, 0));
        Version(it, it.Log.Now).ShouldBe(1);
        Version(it, Instant.FromUtc(2026, 11, 23, 17, 59)).ShouldBe(1);
        Version(it, Instant.FromUtc(2026, 11, 23, 18, 0)).ShouldBe(2);
    }

    [Fact]
    public void An_entry_that_says_otherwise_puts_nothing_in_force_before_its_own_moment()
    {
        var it = new ModalitiesScenario().Drafts_("delegation-a", Quick).Agrees("delegation-b");
        it.Log.With(new Statement.ModalitiesApproved(ModalitiesScenario.First, true, null, ModalitiesScenario.Start - Duration.FromDays(30), it.Log.Now));
        it.Draft(ModalitiesScenario.First).InForce.ShouldBe(it.Log.Now);
    }

    [Fact]
    public void A_refusal_has_a_reason_and_ends_the_draft()
    {
        var it = new ModalitiesScenario().Drafts_("delegation-a", Quick);
        it.Log.When(new JudgeModalities(ModalitiesScenario.First, "delegation-b", false, null, it.Log.Head("delegation-b").Public, "", it.Log.Keys)
            .Decide(it.Mission, it.Draft(ModalitiesScenario.First), it.Log.Now));
        it.Refused.ShouldBe("Say in a few words why.");
        it.Agrees("delegation-b", agreed: false).Refused.ShouldBeNull();
        it.Draft(ModalitiesScenario.First).State.ShouldBe(DraftState.Refused);
        it.Host().Refused.ShouldBe("That draft is refused.");
        it.Withdraws("delegation-a").Refused.ShouldBe("That draft is refused.");
        new ModalitiesScenario().Drafts_("delegation-a", Quick).Agrees("delegation-b").Host(approved: false).Draft(ModalitiesScenario.First).State.ShouldBe(DraftState.Refused);
    }

    [Fact]
    public void Only_who_drafted_withdraws_and_only_until_all_have_consented()
    {
        var it = new ModalitiesScenario().Drafts_("delegation-a", Quick).Withdraws("delegation-b");
        it.Refused.ShouldBe("delegation-a drafted it, and alone withdraws it.");
        it.Withdraws("delegation-a").Draft(ModalitiesScenario.First).State.ShouldBe(DraftState.Withdrawn);
        new ModalitiesScenario().Consented(Quick).Withdraws("delegation-a").Refused.ShouldBe("That draft is consented.");
    }

    [Fact]
    public void Several_drafts_stand_side_by_side_and_one_version_is_in_force()
    {
        var it = new ModalitiesScenario()
            .Drafts_("delegation-a", Quick)
            .Drafts_("delegation-b", Quick with { Reveal = Duration.FromHours(1) }, ModalitiesScenario.Tomorrow + Duration.FromHours(5), ModalitiesScenario.Second)
            .Agrees("delegation-a", draft: ModalitiesScenario.Second).Host(draft: ModalitiesScenario.Second)
            .Agrees("delegation-b").Host();

        it.Draft(ModalitiesScenario.Second).Version.ShouldBe(2);
        it.Draft(ModalitiesScenario.First).Version.ShouldBe(3);
        Version(it, ModalitiesScenario.Tomorrow - Duration.Epsilon).ShouldBe(1);
        Version(it, ModalitiesScenario.Tomorrow).ShouldBe(3);
        Version(it, ModalitiesScenario.Tomorrow + Duration.FromHours(5)).ShouldBe(2, "its time came last");
        it.Known.Agreed!.After(it.Log.Now)!.Number.ShouldBe(3);
    }

    [Fact]
    public void Of_two_that_come_at_once_the_one_consented_to_later_is_in_force()
    {
        var it = new ModalitiesScenario().Consented(Quick).Consented(Modalities.Default with { Parity = false }, draft: ModalitiesScenario.Second);
        Version(it, ModalitiesScenario.Tomorrow).ShouldBe(3);
    }

    [Theory]
    [InlineData("delegation-b", "delegation-a", "That is not the key of the head of delegation-b in the first entry of the log.")]
    [InlineData("elsewhere", "delegation-a", "elsewhere is not a delegation of this mission.")]
    public void A_head_drafts_for_its_own_delegation(string by, string signer, string sentence) =>
        new ModalitiesScenario().Drafts_(by, Quick, signer: signer).Refused.ShouldBe(sentence);

    [Fact]
    public void A_time_that_is_past_or_far_is_refused_with_its_draft()
    {
        new ModalitiesScenario().Drafts_("delegation-a", Quick, ModalitiesScenario.Start).Refused.ShouldBe("Modalities come into force at a time that is still to come.");
        new ModalitiesScenario().Drafts_("delegation-a", Quick, ModalitiesScenario.Start + Duration.FromDays(367)).Refused.ShouldBe("Modalities come into force within 366 days.");
        new ModalitiesScenario().Drafts_("delegation-a", Quick, draft: "d-1").Refused.ShouldBe("A draft's id is d- and 16 hex digits in lower case.");
        new ModalitiesScenario().Drafts_("delegation-a", Quick).Drafts_("delegation-b", Quick).Refused.ShouldBe("There is a draft of that id already.");
    }

    [Fact]
    public void A_signature_over_another_text_counts_for_nothing_whoever_writes_the_log()
    {
        var it = new ModalitiesScenario().Drafts_("delegation-a", Quick).Agrees("delegation-b", over: new string('0', 64));
        it.Refused.ShouldBe("The head's signature over the modalities does not hold.");

        var view = it.Draft(ModalitiesScenario.First);
        var head = it.Log.Head("delegation-b");
        var forged = head.Sign(SignedTexts.Modalities(CaseScenario.Mission, view.Draft, new string('0', 64), null, view.From, true));
        it.Log.With(new Statement.ModalitiesJudged(view.Draft, "delegation-b", head.Public, new string('0', 64), null, view.From, true, null, forged, it.Log.Now));
        it.Draft(ModalitiesScenario.First).Awaits([it.A, it.B]).ShouldBe([it.B]);
        it.Host().Refused.ShouldBe("The host speaks once both heads have agreed; delegation-b has not.");
    }

    [Fact]
    public void A_delegation_has_few_drafts_open()
    {
        var it = new ModalitiesScenario();
        for (var i = 0; i < DraftModalities.MostOpen; i++)
        {
            it.Drafts_("delegation-a", Quick, draft: $"d-{i:x16}").Refused.ShouldBeNull();
        }

        it.Drafts_("delegation-a", Quick, draft: "d-ffffffffffffffff").Refused.ShouldBe("10 drafts of delegation-a are open; withdraw one first.");
    }

    private static int Version(ModalitiesScenario it, Instant at) => it.Known.At(at).ModalitiesVersion;
}
