using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Impediments;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Core.Tests.Agreement;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Impediments;

public sealed class Impediments_are_stated_and_reviewed
{
    private static readonly Mission Mission = TestMissions.OfDelegations();
    private static readonly Stater One = new("delegation-a", "duty-officer", null);
    private static readonly Stater Post = new(null, "post", "post-7");
    private static readonly Watchkeeper Own = new("delegation-a", "duty-officer");
    private static readonly Watchkeeper Other = new("delegation-b", "reviewer");
    private static readonly OwnWords Words = new("You may not go on.", new string('a', 64));
    private static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public void Access_denied_is_stated_with_what_the_one_was_who_denied_it_and_the_words_outside_the_log()
    {
        var it = new CaseScenario();
        State(it, "m-1", One, ImpedimentKind.AccessDenied, source: null).ShouldContain("Name a source");
        State(it, "m-1", One, ImpedimentKind.AccessDenied).ShouldContain("never a name");
        State(it, "m-1", One, ImpedimentKind.Weather, by: DenierRole.Soldier).ShouldContain("Only access");
        State(it, "m-1", One, ImpedimentKind.Outage).ShouldContain("found from the recording");
        State(it, "m-1", One, ImpedimentKind.AccessDenied, source: "uav-9", by: DenierRole.Soldier).ShouldContain("no such source");
        State(it, "m-1", One with { Delegation = "delegation-x" }, ImpedimentKind.Weather).ShouldContain("not a delegation");
        State(it, "m-1", Post with { Post = "Ivan's post" }, ImpedimentKind.Weather).ShouldContain("nobody's name");
        State(it, "m-1", One, ImpedimentKind.Weather, from: it.Now + Hour).ShouldContain("once it has begun");
        State(it, "m-1", One, ImpedimentKind.Weather, from: it.Now - (800 * Hour)).ShouldContain("30 days");
        State(it, "m-1", One, ImpedimentKind.AccessDenied, by: DenierRole.Soldier, words: Words).ShouldBe("");

        var view = View(it, "m-1");
        (view.Stated!.DeniedBy, view.Stated.Words, view.To, view.Detail).ShouldBe((DenierRole.Soldier, Words.Digest(), null, "As stated by delegation-a."));
    }

    [Fact]
    public void Whoever_stated_it_ends_it_and_takes_it_back_and_nobody_else()
    {
        var it = new CaseScenario();
        State(it, "m-1", Post, ImpedimentKind.Weather).ShouldBe("");
        End(it, One, it.Now).ShouldContain("Only who stated it");
        End(it, Post with { Post = "post-8" }, it.Now).ShouldContain("Only who stated it");
        End(it, Post, it.Now - (3 * Hour)).ShouldContain("after it begins");
        End(it, Post, it.Now).ShouldBe("");
        End(it, Post, it.Now).ShouldContain("ended already");
        Withdraw(it, One, Words).ShouldContain("Only who stated it");
        Withdraw(it, Post, null).ShouldContain("Say why");
        Withdraw(it, Post, Words).ShouldBe("");
        Withdraw(it, Post, Words).ShouldContain("taken back before");
        Review(it, "m-1", Other, true, null).ShouldContain("taken back");
        View(it, "m-1").Withdrawn.ShouldNotBeNull().Reason.ShouldBe(Words.Digest());
    }

    [Fact]
    public void The_other_delegation_confirms_or_disputes_and_both_review_what_was_found()
    {
        var it = new CaseScenario().With(new Statement.ImpedimentRecorded("uav-1-probable-spoofing-1", "uav-1", ImpedimentKind.ProbableSpoofing, CaseScenario.Start, null, "Its position leapt."));
        State(it, "m-1", One, ImpedimentKind.FiredAt).ShouldBe("");
        Review(it, "m-1", Own, true, null).ShouldContain("the other one reviews it");
        Review(it, "m-1", Other, false, null).ShouldContain("why you dispute");
        Review(it, "m-9", Other, true, null).ShouldContain("no such impediment");
        Review(it, "m-1", Other, false, Words).ShouldBe("");
        Review(it, "m-1", Other, true, null).ShouldBe("");
        View(it, "m-1").Reviews.ShouldHaveSingleItem().Confirmed.ShouldBeTrue();
        Review(it, "uav-1-probable-spoofing-1", Own, true, null).ShouldBe("");
        Review(it, "uav-1-probable-spoofing-1", Other, false, Words).ShouldBe("");
        View(it, "uav-1-probable-spoofing-1").Reviews.Select(one => (one.Delegation, one.Confirmed)).ShouldBe([("delegation-a", true), ("delegation-b", false)]);
    }

    [Fact]
    public void What_was_seen_without_a_place_stays_with_the_stretch_whole_once_it_is_over_and_a_case_is_opened_on_it()
    {
        var it = new CaseScenario().With(
            new Statement.ImpedimentRecorded("s", "uav-1", ImpedimentKind.ProbableSpoofing, CaseScenario.Start, null, "Its position leapt."),
            Seen(null, 1), Seen(CaseScenario.Start + Hour, 3),
            new Statement.ImpedimentRecorded("s", "uav-1", ImpedimentKind.ProbableSpoofing, CaseScenario.Start, CaseScenario.Start + Hour, "Its position leapt."));

        View(it, "s").Seen.ShouldHaveSingleItem().Targets.ShouldBe(3);
        View(it, "s").Entries.Count.ShouldBe(4);
        it.With(new Statement.CaseOpened("K-1", ["s"], "delegation-b", "Who jams?", it.Now, it.Now + Hour));
        View(it, "s").Cases.ShouldBe(["K-1"]);
    }

    private static Statement.SeenUncertain Seen(Instant? to, int targets) =>
        new("u-1", "s", "uav-1", CaseScenario.Start, CaseScenario.Start, CaseScenario.Start, to, targets, [], "rules");

    private static string State(
        CaseScenario it, string id, Stater stater, ImpedimentKind kind, string? source = "uav-1", DenierRole? by = null, OwnWords? words = null, Instant? from = null) =>
        it.When(new StateImpediment(id, stater, kind, source, null, from ?? (it.Now - Hour), null, by, words, words is null ? null : "en").Decide(Mission, it.Now)).Refused ?? "";

    private static string End(CaseScenario it, Stater by, Instant to) => it.When(new EndImpediment(by, to).Decide(View(it, "m-1"), it.Now)).Refused ?? "";

    private static string Withdraw(CaseScenario it, Stater by, OwnWords? reason) => it.When(new WithdrawImpediment(by, reason).Decide(View(it, "m-1"), it.Now)).Refused ?? "";

    private static string Review(CaseScenario it, string id, Watchkeeper by, bool confirmed, OwnWords? reason) =>
        it.When(new ReviewImpediment(by, confirmed, reason).Decide(Mission, it.Rows.Get<ImpedimentView>(RegisterKinds.Impediment, id), it.Now)).Refused ?? "";

    private static ImpedimentView View(CaseScenario it, string id) => it.Rows.Get<ImpedimentView>(RegisterKinds.Impediment, id).ShouldNotBeNull();
}
