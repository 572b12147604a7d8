using CsCheck;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Notices;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Core.Tests.Agreement;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Notices;

public sealed class NoticeScenarios
{
    private static readonly Mission Mission = TestMissions.OfDelegations();
    private static readonly Watchkeeper One = new("delegation-a", "duty-officer");
    private static readonly OwnWords Words = new("Works near the line.", new string('a', 64));
    private static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public void One_entry_tells_both_parties_and_each_acknowledges_once()
    {
        var it = new CaseScenario();
        Send(it).ShouldBe("");
        var index = View(it).Index;
        View(it).To.ShouldBe(["west", "east"], "one entry, one moment");
        it.After(Hour).When(new AcknowledgeNotice("n-1", "east").Decide(View(it), it.Now)).Refused.ShouldBeNull();
        it.When(new AcknowledgeNotice("n-1", "east").Decide(View(it), it.Now)).Refused!.ShouldContain("acknowledged it before");
        it.When(new AcknowledgeNotice("n-1", "nobody").Decide(View(it), it.Now)).Refused!.ShouldContain("not sent to your party");
        it.When(new AcknowledgeNotice("n-9", "west").Decide(null, it.Now)).Refused!.ShouldContain("no such notice");
        it.After(Hour).When(new AcknowledgeNotice("n-1", "west").Decide(View(it), it.Now)).Refused.ShouldBeNull();
        View(it).Acknowledged.Select(one => (one.Party, one.At - View(it).At)).ShouldBe([("east", Hour), ("west", Hour + Hour)]);
        View(it).Acknowledged.All(one => one.Index > index).ShouldBeTrue();
    }

    [Fact]
    public void What_is_no_notice_is_refused_with_one_sentence()
    {
        var it = new CaseScenario();
        Send(it, sector: "nowhere").ShouldContain("Name a zone");
        Send(it, sector: "areas").ShouldContain("Name a zone");
        Send(it, kind: (Act)999).ShouldContain("Choose what");
        Send(it, until: it.Now + Hour).ShouldContain("what has happened");
        Send(it, from: it.Now - Duration.FromDays(9)).ShouldContain("at most 7 days");
        Send(it, words: Words, language: null).ShouldContain("language of the words");
        Send(it, by: new Watchkeeper("nobody", "duty-officer")).ShouldContain("not a delegation");
    }

    [Fact]
    public void A_movement_is_notified_before_it_begins_and_shown_at_the_latest_then()
    {
        var it = new CaseScenario();
        Notify(it, party: "nobody").ShouldContain("by the parties");
        Notify(it, from: it.Now).ShouldContain("still to begin");
        Notify(it, to: it.Now).ShouldContain("ends after");
        Notify(it, to: it.Now + Duration.FromDays(40)).ShouldContain("at most 31 days");
        Notify(it, from: it.Now + Duration.FromDays(91), to: it.Now + Duration.FromDays(92)).ShouldContain("at most 90 days");
        Notify(it, shown: it.Now + Hour + Hour).ShouldContain("at the latest when it begins");
        Notify(it, sector: "areas").ShouldContain("Name a zone");
        Notify(it, shown: it.Now - Hour).ShouldBe("");
        it.Rows.Get<MovementView>(RegisterKinds.Movement, "v-1")!.ShownFrom.ShouldBe(it.Now, "nothing is shown before it was said");
    }

    [Fact]
    public void No_form_whatever_throws() =>
        (from text in Gen.String[0, 40] from number in Gen.Int[-5, 60] from first in Gen.Int[-9000, 9000] from second in Gen.Int[-9000, 9000] select (text, number, first, second))
        .Sample(made =>
        {
            var now = CaseScenario.Start;
            var (from, to) = (now + Duration.FromHours(made.first), now + Duration.FromHours(made.second));
            new SendNotice("n-1", One, (Act)made.number, made.text, from, to, new OwnWords(made.text, made.text), made.text).Decide(Mission, now).ShouldNotBeNull();
            new NotifyMovement("v-1", made.text, (MovementKind)made.number, made.text, from, to, from, new OwnWords(made.text, made.text), made.text).Decide(Mission, now).ShouldNotBeNull();
        }, iter: 2_000);

    private static string Send(
        CaseScenario it, Act kind = Act.Works, string sector = "zone", Instant? from = null, Instant? until = null, OwnWords? words = null, string? language = null,
        Watchkeeper? by = null) =>
        it.When(new SendNotice("n-1", by ?? One, kind, sector, from ?? (it.Now - Hour), until ?? it.Now, words, language).Decide(Mission, it.Now)).Refused ?? "";

    private static string Notify(
        CaseScenario it, string party = "west", string sector = "zone", Instant? from = null, Instant? to = null, Instant? shown = null) =>
        it.When(new NotifyMovement(
            "v-1", party, MovementKind.Exercise, sector, from ?? (it.Now + Hour), to ?? (it.Now + Duration.FromHours(5)), shown ?? it.Now, Words, "en").Decide(Mission, it.Now)).Refused ?? "";

    private static NoticeView View(CaseScenario it) => it.Rows.Get<NoticeView>(RegisterKinds.Notice, "n-1")!;
}
