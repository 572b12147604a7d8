using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cards;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Core.Tests.Agreement;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Cards;

public sealed class BundleTests
{
    private static readonly Instant Noon = TestMissions.Noon;

    [Fact]
    public void A_convoy_is_one_card_and_two_places_are_two()
    {
        var alerts = Enumerable.Range(0, 12).Select(i => Alert($"i-{i}", seconds: i * 15, east: i % 3 * 40, north: i % 2 == 0 ? 0 : 9_000)).ToList();
        var bundles = Of(alerts);
        bundles.Select(bundle => (bundle.Card, bundle.Alerts.Count)).ShouldBe([("i-0", 6), ("i-1", 6)]);
        bundles[0].Latest.Incident.ShouldBe("i-10");
    }

    [Fact]
    public void Another_act_or_zone_at_the_same_place_is_another_matter()
    {
        Of([Alert("a"), Alert("b") with { Act = Act.CrossingOnFoot }, Alert("c") with { Zone = "other" }, Alert("d") with { Zone = null }]).Count.ShouldBe(4);
    }

    [Fact]
    public void A_pause_begins_a_new_matter_and_so_does_one_that_goes_on_too_long()
    {
        Of([Alert("a"), Alert("b", seconds: 600), Alert("c", seconds: 1_201)]).Select(bundle => bundle.Alerts.Count).ShouldBe([2, 1]);
        var steady = Of(Enumerable.Range(0, 100).Select(i => Alert($"i-{i:D3}", seconds: i * 60)));
        steady.Select(bundle => bundle.Alerts.Count).ShouldBe([61, 39], "it calls again after an hour");
    }

    [Fact]
    public void How_near_is_near_follows_the_error_ellipses_up_to_a_limit()
    {
        // 300 m + 2.146 times the root of 10² + 10² m: 330 m; of 200² + 200² m: 907 m; never above 2 km.
        Of([Alert("a"), Alert("b", east: 320)]).Count.ShouldBe(1);
        Of([Alert("a"), Alert("b", east: 340)]).Count.ShouldBe(2);
        Of([Alert("a", sigma: 200), Alert("b", east: 880, sigma: 200)]).Count.ShouldBe(1);
        Of([Alert("a", sigma: 5_000), Alert("b", east: 2_100, sigma: 5_000)]).Count.ShouldBe(2);
    }

    [Fact]
    public void What_comes_later_renames_no_card_and_moves_no_alert()
    {
        var chance = new Random(7);
        var alerts = Enumerable.Range(0, 300).Select(i => Alert($"i-{i:D3}", seconds: i * 20, east: chance.Next(0, 3_000), north: chance.Next(0, 3_000))).ToList();
        var whole = Of(alerts);
        foreach (var count in new[] { 1, 50, 151, 299 })
        {
            var part = Of(alerts.Take(count));
            part.Select(bundle => bundle.Card).ShouldBe(whole.Select(bundle => bundle.Card).Take(part.Count));
            part.Zip(whole).ShouldAllBe(pair => pair.First.Alerts.SequenceEqual(pair.Second.Alerts.Take(pair.First.Alerts.Count)));
        }

        whole.SelectMany(bundle => bundle.Alerts).Select(one => one.Incident).Order().ShouldBe(alerts.Select(one => one.Incident));
    }

    [Fact]
    public void Exchanging_the_parties_changes_no_card()
    {
        var one = Raised("a", 0).With(Statement("b", 30)).With(Statement("c", 4_000));
        var other = new CaseScenario("delegation-b", "delegation-a").With(
            Swapped(Statement("a", 0)), Swapped(Statement("b", 30)), Swapped(Statement("c", 4_000)));
        Shown(one, "delegation-a").ShouldBe(Shown(other, "delegation-b"));
        Shown(one, "delegation-a").ShouldBe(Shown(one, null));
    }

    [Fact]
    public void What_is_overdue_comes_first_and_what_a_delegation_snoozed_is_quiet_for_it_alone()
    {
        var it = Raised("old", 0).With(Statement("new", 3_000), Statement("taken", 6_000));
        it.When(new OpenCase(CaseScenario.Number, ["taken"], it.A, "Look.", CaseTerms.Default).Decide(it.MissionView, _ => true, it.Now)).Refused.ShouldBeNull();
        it.With(Statement("other", 9_000));
        var now = CaseScenario.Start + Duration.FromSeconds(9_060);
        Cards(it, "delegation-a", now).Select(card => (card.Id, card.Standing))
            .ShouldBe([("old", CardStanding.Overdue), ("new", CardStanding.Overdue), ("other", CardStanding.Calls), ("taken", CardStanding.TakenUp)]);
        Snooze(it, "old", now, now + Duration.FromHours(1)).ShouldBe("");
        Cards(it, "delegation-a", now).Select(card => (card.Id, card.Standing)).ShouldContain(("old", CardStanding.Snoozed));
        var theirs = Cards(it, "delegation-b", now).Single(card => card.Id == "old");
        (theirs.Standing, theirs.SnoozedByOthers.Count).ShouldBe((CardStanding.Overdue, 1));
        Cards(it, "delegation-a", now + Duration.FromHours(1)).Single(card => card.Id == "old").Standing.ShouldBe(CardStanding.Overdue, "the snooze has ended");
    }

    [Fact]
    public void A_snooze_is_for_the_matter_as_it_was()
    {
        var bundle = Of(Enumerable.Range(0, 30).Select(i => Alert($"i-{i:D2}", seconds: i * 10))).ShouldHaveSingleItem();
        bundle.OutgrewSnooze(Noon).ShouldBe(Noon + Duration.FromSeconds(100), "one before, and ten are allowed");
        bundle.OutgrewSnooze(Noon + Duration.FromSeconds(115)).ShouldBe(Noon + Duration.FromSeconds(230), "twelve before, and as many are allowed");
        bundle.OutgrewSnooze(Noon + Duration.FromSeconds(250)).ShouldBeNull();
        var it = Raised("a-00", 0).With([.. Enumerable.Range(1, 12).Select(i => Statement($"a-{i:D2}", i * 10))]);
        var now = CaseScenario.Start + Duration.FromSeconds(121);
        it.With(new Statement.CardSnoozed("a-00", "delegation-a", "duty-officer", now + Duration.FromHours(1), "d", CaseScenario.Start + Duration.FromSeconds(5)));
        Cards(it, "delegation-a", now).ShouldHaveSingleItem().Standing.ShouldBe(CardStanding.Calls);
    }

    [Fact]
    public void A_snooze_asks_for_a_reason_and_an_end()
    {
        var it = Raised("old", 0);
        Snooze(it, "none", it.Now, it.Now + Duration.FromHours(1)).ShouldContain("no such card");
        Snooze(it, "old", it.Now, it.Now).ShouldContain("still to come");
        Snooze(it, "old", it.Now, it.Now + Duration.FromHours(13)).ShouldContain("at most 12 hours");
        Snooze(it, "old", it.Now, it.Now + Duration.FromHours(1), "").ShouldContain("why");
    }

    private static string Snooze(CaseScenario it, string card, Instant now, Instant until, string why = "Cattle.") => it.When(
        new SnoozeCard(card, new Watchkeeper("delegation-a", "duty-officer"), until, new OwnWords(why, new string('a', 64)))
            .Decide(Mission, it.Rows.Get<IncidentView>(RegisterKinds.Incident, card), now)).Refused ?? "";

    private static Mission Mission { get; } = TestMissions.OfDelegations();

    private static CaseScenario Raised(string id, int seconds) => new CaseScenario().With(Statement(id, seconds));

    private static Statement.IncidentRaised Statement(string id, int seconds) => CaseScenario.Raised(id, at: CaseScenario.Start + Duration.FromSeconds(seconds));

    private static Statement.IncidentRaised Swapped(Statement.IncidentRaised made) =>
        made with { Attribution = [.. made.Attribution.Select(share => share with { Party = share.Party is null ? null : "party-y" })] };

    private static IReadOnlyList<Card> Cards(CaseScenario it, string? delegation, Instant now) =>
        ShowCards.Of(it.Rows.List<IncidentView>(RegisterKinds.Incident), it.Rows.List<SnoozeView>(RegisterKinds.Snooze), delegation, now);

    private static string Shown(CaseScenario it, string? delegation) =>
        System.Text.Json.JsonSerializer.Serialize(Cards(it, delegation, CaseScenario.Start + Duration.FromHours(2)), StatementJson.Options);

    private static IReadOnlyList<Bundle> Of(IEnumerable<BundledAlert> alerts) => BundleAlerts.Of(alerts, BundleLimits.Standard);

    private static BundledAlert Alert(string id, int seconds = 0, double east = 0, double north = 0, double sigma = 10) =>
        new(id, Act.CrossingByVehicle, "zone", TestMissions.Place(east, north, sigma), Noon + Duration.FromSeconds(seconds));
}
