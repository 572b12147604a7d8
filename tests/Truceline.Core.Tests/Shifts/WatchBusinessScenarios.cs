using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Core.Tests.Agreement;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Shifts;

public sealed class WatchBusinessScenarios
{
    private static readonly Mission Mission = TestMissions.OfDelegations();

    private static readonly Watchkeeper One = new("delegation-a", "duty-officer");
    private static readonly Watchkeeper Other = new("delegation-b", "duty-officer");
    private static readonly OwnWords Words = new("Nothing happened.", new string('a', 64));
    private static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public void A_shift_is_handed_over_with_what_is_open_and_taken_over_once_by_its_own_delegation()
    {
        var it = new CaseScenario().With(CaseScenario.Raised(), Outage(CaseScenario.Start, null));
        var open = OpenMatters.Of(it.Rows, it.Now);
        open.ShouldBe([new(MatterKind.Incident, CaseScenario.IncidentId), new(MatterKind.Impediment, "dark")]);
        it.When(new HandOverShift("h-1", One, "user-1", null, open).Decide(Mission, open, it.Now)).Refused!.ShouldContain("Write what happened");
        it.When(new HandOverShift("h-1", One, "user-1", Words, [new(MatterKind.Case, "K-9")]).Decide(Mission, open, it.Now)).Refused!.ShouldContain("not open any more");
        it.When(new HandOverShift("h-1", One, "user-1", Words, open).Decide(Mission, open, it.Now)).Refused.ShouldBeNull();
        it.When(new TakeOverShift("h-1", Other, "user-2").Decide(Mission, Handover(it), it.Now)).Refused!.ShouldContain("delegation-a's");
        it.When(new TakeOverShift("h-9", One, "user-3").Decide(Mission, null, it.Now)).Refused!.ShouldContain("no such handover");
        it.When(new TakeOverShift("h-1", One, "user-3").Decide(Mission, Handover(it), it.Now)).Refused.ShouldBeNull();
        it.When(new TakeOverShift("h-1", One, "user-4").Decide(Mission, Handover(it), it.Now)).Refused!.ShouldContain("taken over before");
        (Handover(it)!.Officer, Handover(it)!.TakenOverBy, Handover(it)!.Matters.Count).ShouldBe(("user-1", "user-3", 2));
    }

    [Fact]
    public void What_is_in_a_case_is_open_as_the_case()
    {
        var it = new CaseScenario().Opened();
        OpenMatters.Of(it.Rows, it.Now).ShouldBe([new(MatterKind.Case, CaseScenario.Number)]);
    }

    [Fact]
    public void A_look_is_asked_for_answered_by_either_and_withdrawn_by_the_one_that_asked()
    {
        var it = new CaseScenario();
        Ask(it, "l-1", it.Now - Hour, it.Now, Words).ShouldContain("still to come");
        Ask(it, "l-1", it.Now, it.Now + Duration.FromDays(20), Words).ShouldContain("at most 14 days");
        Ask(it, "l-1", it.Now, it.Now + Hour, null).ShouldContain("what to look at");
        Ask(it, "l-1", it.Now, it.Now + Hour, Words, "uav-9").ShouldContain("no such source");
        Ask(it, "l-1", it.Now, it.Now + Hour, Words, place: new Position(91, 0)).ShouldContain("no such place");
        Ask(it, "l-1", it.Now, it.Now + Hour, Words, "uav-1").ShouldBe("");
        Look(it, "l-1")!.IsOverdueAt(it.Now + Hour + Hour).ShouldBeTrue();
        Answer(it, "l-1", Other, LookState.Withdrawn).ShouldContain("alone withdraws");
        Answer(it, "l-1", Other, LookState.Open).ShouldContain("Say whether");
        Answer(it, "l-1", Other, LookState.CouldNot).ShouldBe("");
        Answer(it, "l-1", One, LookState.Withdrawn).ShouldContain("answered before");
        (Look(it, "l-1")!.State, Look(it, "l-1")!.AnsweredBy, Look(it, "l-1")!.IsOverdueAt(it.Now + Hour + Hour)).ShouldBe((LookState.CouldNot, "delegation-b", false));
    }

    [Fact]
    public void A_flight_is_planned_ahead_and_taken_back_by_its_own_delegation()
    {
        var it = new CaseScenario();
        Plan(it, "f-1", it.Now - Hour, it.Now).ShouldContain("before it is over");
        Plan(it, "f-1", it.Now + Hour, it.Now + Hour).ShouldContain("ends after");
        Plan(it, "f-1", it.Now, it.Now + Duration.FromDays(8)).ShouldContain("at most 7 days");
        Plan(it, "f-1", it.Now, it.Now + Hour).ShouldBe("");
        it.When(new CancelFlight("f-1", Other, Words).Decide(Mission, Flight(it, "f-1"), it.Now)).Refused!.ShouldContain("alone cancels");
        it.After(Hour / 2).When(new CancelFlight("f-1", One, Words).Decide(Mission, Flight(it, "f-1"), it.Now)).Refused.ShouldBeNull();
        Flight(it, "f-1")!.StandsUntil.ShouldBe(it.Now, "what is past of it stays planned");
        it.When(new CancelFlight("f-1", One, Words).Decide(Mission, Flight(it, "f-1"), it.Now)).Refused!.ShouldContain("cancelled before");
    }

    [Fact]
    public void A_silence_reads_by_the_plans_that_were_stated_before_it_ended()
    {
        var it = new CaseScenario();
        Read(it, 0, 60).ShouldBe((SilenceReading.NoPlanStated, 0));
        Plan(it, "f-1", it.Now + Hour, it.Now + Hour + Hour).ShouldBe("");
        Plan(it, "f-2", it.Now + Hour, it.Now + (Hour * 1.5), Other).ShouldBe("");
        Read(it, 0, 50).ShouldBe((SilenceReading.NoFlight, 0));
        Read(it, 50, 80).ShouldBe((SilenceReading.DarkDuringFlight, 20), "time that both delegations planned counts once");
        Read(it, 70, 70.2).Reading.ShouldBe(SilenceReading.DarkDuringFlight, "short, and wholly within the flight");
        Read(it, 119.8, 200).ShouldBe((SilenceReading.NoFlight, 0), "it landed a little early");
        Read(it, 50, 80, "uav-2").ShouldBe((SilenceReading.NoPlanStated, 0), "another source's plans say nothing");
        Read(it, -60, -30).ShouldBe((SilenceReading.NoPlanStated, 0), "a plan says nothing of what was over when it was stated");
    }

    [Fact]
    public void Whatever_was_entered_folding_holds_the_rules_and_every_view_reads_back_from_its_json()
    {
        var it = new CaseScenario();
        Ask(it, "l-1", it.Now, it.Now + Hour, Words, place: new Position(39.9, 46.9)).ShouldBe("");
        Plan(it, "f-1", it.Now, it.Now + Hour).ShouldBe("");
        it.With(
            new Statement.LookAnswered("l-1", "delegation-b", "duty-officer", LookState.Withdrawn, new string('b', 64), it.Now),
            new Statement.FlightCancelled("f-1", "delegation-b", "duty-officer", new string('b', 64), it.Now),
            new Statement.ShiftTakenOver("h-1", "delegation-b", "duty-officer", "user-1", it.Now));
        (Look(it, "l-1")!.State, Flight(it, "f-1")!.CancelledAt, Handover(it)).ShouldBe((LookState.Open, null, null));
        Same(Look(it, "l-1")!);
        Same(Flight(it, "f-1")!);
        Same(new HandoverView("h", "a", "u", it.Now, "d", [new(MatterKind.Look, "l-1")], 1, null, null, null));
    }

    [Fact]
    public void Swapping_the_delegations_changes_no_reading()
    {
        foreach (var by in new[] { One, Other })
        {
            var it = new CaseScenario();
            Plan(it, "f-1", it.Now + Hour, it.Now + Hour + Hour, by).ShouldBe("");
            Read(it, 50, 80).ShouldBe((SilenceReading.DarkDuringFlight, 20));
        }
    }

    private static void Same<T>(T view) => System.Text.Json.JsonSerializer.Serialize(
        System.Text.Json.JsonSerializer.Deserialize<T>(System.Text.Json.JsonSerializer.Serialize(view, StatementJson.Options), StatementJson.Options), StatementJson.Options)
        .ShouldBe(System.Text.Json.JsonSerializer.Serialize(view, StatementJson.Options));

    private static Statement.ImpedimentRecorded Outage(Instant from, Instant? to) => new("dark", "uav-1", ImpedimentKind.Outage, from, to, "No bytes.");

    private static string Ask(CaseScenario it, string id, Instant from, Instant until, OwnWords? what, string? source = null, Position? place = null) =>
        it.When(new AskForLook(id, One, source, place, from, until, what).Decide(Mission, it.Now)).Refused ?? "";

    private static string Answer(CaseScenario it, string id, Watchkeeper by, LookState outcome) =>
        it.When(new AnswerLook(id, by, outcome, Words).Decide(Mission, Look(it, id), it.Now)).Refused ?? "";

    private static string Plan(CaseScenario it, string id, Instant from, Instant to, Watchkeeper? by = null) =>
        it.When(new PlanFlight(id, by ?? One, "uav-1", from, to).Decide(Mission, it.Now)).Refused ?? "";

    /// <summary>Minutes from now; how many of them lay in flights.</summary>
    private static (SilenceReading Reading, double Minutes) Read(CaseScenario it, double from, double to, string source = "uav-1")
    {
        var found = PlannedFlights.Read(source, it.Now + Duration.FromMinutes(from), it.Now + Duration.FromMinutes(to), it.Rows.List<FlightView>(RegisterKinds.Flight));
        return (found.Reading, found.InFlight.TotalMinutes);
    }

    private static HandoverView? Handover(CaseScenario it) => it.Rows.Get<HandoverView>(RegisterKinds.Handover, "h-1");

    private static LookView? Look(CaseScenario it, string id) => it.Rows.Get<LookView>(RegisterKinds.Look, id);

    private static FlightView? Flight(CaseScenario it, string id) => it.Rows.Get<FlightView>(RegisterKinds.Flight, id);
}
