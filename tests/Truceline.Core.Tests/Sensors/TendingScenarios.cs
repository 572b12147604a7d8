using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Record;
using Truceline.Core.Sensors;
using Truceline.Core.Shifts;
using Truceline.Core.Tests.Agreement;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Sensors;

public sealed class TendingScenarios
{
    private static readonly Mission Mission = TestMissions.OfDelegations();

    private static readonly Watchkeeper One = new("delegation-a", "duty-officer");
    private static readonly Watchkeeper Other = new("delegation-b", "duty-officer");
    private static readonly Alarm Raised = new(AlarmKind.Losses, CaseScenario.Start, 44);
    private static readonly OwnWords Why = new("The relay is being repaired.", new string('a', 64));

    [Fact]
    public void An_alarm_is_acknowledged_for_this_occurrence_and_no_other()
    {
        var it = new CaseScenario();
        it.When(new AcknowledgeAlarm(One, "drone-1", AlarmKind.Dark, Raised.Raised).Decide(Mission, [Raised], it.Now)).Refused!.ShouldContain("cleared");
        it.When(new AcknowledgeAlarm(One, "drone-1", AlarmKind.Losses, it.Now + Duration.FromHours(1)).Decide(Mission, [Raised], it.Now)).Refused!.ShouldContain("cleared");
        it.When(new AcknowledgeAlarm(One, "drone-9", AlarmKind.Losses, Raised.Raised).Decide(Mission, null, it.Now)).Refused!.ShouldContain("no such source");
        it.When(new AcknowledgeAlarm(One with { Delegation = "elsewhere" }, "drone-1", AlarmKind.Losses, Raised.Raised).Decide(Mission, [Raised], it.Now))
            .Refused!.ShouldContain("not a delegation");
        it.When(new AcknowledgeAlarm(One, "drone-1", AlarmKind.Losses, Raised.Raised).Decide(Mission, [Raised], it.Now)).Refused.ShouldBeNull();
        Of(it, One)!.Acknowledged.ShouldBe(Raised.Raised);
        Of(it, Other).ShouldBeNull("the other delegation has taken no note of it");
    }

    [Fact]
    public void Shelving_asks_for_a_reason_and_an_end_and_quiets_one_delegation_alone()
    {
        var it = new CaseScenario();
        Shelve(it, it.Now, Why).ShouldContain("still to come");
        Shelve(it, it.Now + Duration.FromHours(25), Why).ShouldContain("at most 24 hours");
        Shelve(it, it.Now + Duration.FromHours(2), null).ShouldContain("why");
        Shelve(it, it.Now + Duration.FromHours(2), Why with { Text = " " }).ShouldContain("why");
        Shelve(it, it.Now + Duration.FromHours(2), Why with { Salt = "ab" }).ShouldContain("salt");
        Shelve(it, it.Now + Duration.FromHours(2), Why with { Text = new string('x', 2001) }).ShouldContain("2000");
        Shelve(it, it.Now + Duration.FromHours(2), Why).ShouldBe("");
        Of(it, One)!.IsShelvedAt(it.Now).ShouldBeTrue();
        Of(it, One)!.IsShelvedAt(it.Now + Duration.FromHours(2)).ShouldBeFalse();
        Of(it, One)!.Reason.ShouldBe(Why.Digest());
        Of(it, Other).ShouldBeNull();
    }

    [Fact]
    public void Only_what_is_shelved_is_resumed()
    {
        var it = new CaseScenario();
        Resume(it, One).ShouldContain("not shelved");
        Shelve(it, it.Now + Duration.FromHours(2), Why).ShouldBe("");
        Resume(it, Other).ShouldContain("not shelved");
        Resume(it, One).ShouldBe("");
        Of(it, One)!.IsShelvedAt(it.Now).ShouldBeFalse();
        Resume(it, One).ShouldContain("not shelved");
    }

    private static string Shelve(CaseScenario it, Instant until, OwnWords? why) =>
        it.When(new ShelveAlarm(One, "drone-1", AlarmKind.Losses, until, why).Decide(Mission, [], it.Now)).Refused ?? "";

    private static string Resume(CaseScenario it, Watchkeeper by) =>
        it.When(new ResumeAlarm(by, "drone-1", AlarmKind.Losses).Decide(Mission, Of(it, by), it.Now)).Refused ?? "";

    private static AlarmView? Of(CaseScenario it, Watchkeeper by) =>
        it.Rows.Get<AlarmView>(RegisterKinds.Alarm, AlarmView.IdOf(by.Delegation, "drone-1", AlarmKind.Losses));
}
