using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Core.Tests.Agreement;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Mandates;

public sealed class Instruments_are_counted_down
{
    private static readonly DateTimeZone Baku = DateTimeZoneProviders.Tzdb["Asia/Baku"];
    private static readonly DateTimeZone Moscow = DateTimeZoneProviders.Tzdb["Europe/Moscow"];
    private static readonly Duration Tick = Duration.Epsilon;

    /// <summary>Five years, renewed by five unless notice is given six months before; ends on 10 November 2025.</summary>
    private static readonly Instrument Statement = new(
        "statement", InstrumentKind.Statement, "Statement", "All", null, new LocalDate(2020, 11, 10), "not held", "Five years.", Basis.Unstated("x"),
        new LocalDate(2025, 11, 10), false, Renewal.Automatic, 60, 6, [], []);

    /// <summary>One year of delegation-a's own, renewed by decision; ends on 31 March 2027.</summary>
    private static readonly Instrument Motion = Statement with
    {
        Id = "motion", Delegation = "delegation-a", Until = new LocalDate(2027, 3, 31), Renewal = Renewal.ByDecision, RenewedByMonths = 12, NoticeMonths = null,
        NeededFor = CarriedDeeds.All,
    };

    public static TheoryData<string, Distance, Distance?> Edges => new()
    {
        // The end is 31 March 2027: six months before is 30 September, one month before 28 February, which is 31 days.
        { "2026-03-31", Distance.TwelveMonths, null },
        { "2026-09-30", Distance.SixMonths, Distance.TwelveMonths },
        { "2026-12-31", Distance.ThreeMonths, Distance.SixMonths },
        { "2027-02-28", Distance.OneMonth, Distance.ThreeMonths },
        { "2027-03-01", Distance.ThirtyDays, Distance.OneMonth },
        { "2027-03-24", Distance.SevenDays, Distance.ThirtyDays },
        { "2027-03-30", Distance.OneDay, Distance.SevenDays },
    };

    [Theory]
    [MemberData(nameof(Edges))]
    public void Each_warning_comes_at_the_first_moment_of_its_day_in_both_time_zones(string day, Distance at, Distance? before)
    {
        foreach (var zone in new[] { Baku, Moscow, DateTimeZone.Utc })
        {
            var moment = Start(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value, zone);
            InstrumentStanding.Of(Motion, [], moment - Tick, zone).Warning.ShouldBe(before);
            InstrumentStanding.Of(Motion, [], moment, zone).Warning.ShouldBe(at);
            InstrumentStanding.Of(Motion, [], moment + Tick, zone).Warning.ShouldBe(at);
        }
    }

    [Fact]
    public void What_is_renewed_by_decision_lapses_at_its_moment_and_is_in_force_again_once_it_was_renewed()
    {
        var end = Start(new(2027, 3, 31), Baku);
        end.ShouldBe(Instant.FromUtc(2027, 3, 30, 20, 0), "midnight in Baku");
        InstrumentStanding.Of(Motion, [], end - Tick, Baku).State.ShouldBe(InstrumentState.InForce);
        InstrumentStanding.Of(Motion, [], end, Baku).ShouldBe(new InstrumentStanding(InstrumentState.Lapsed, end, null, null, null, false));

        var late = Said(Motion, (InstrumentSaid.LapseAcknowledged, null, end + Duration.FromDays(1)), (InstrumentSaid.Renewed, new LocalDate(2028, 3, 31), end + Duration.FromDays(3)));
        InstrumentStanding.Of(Motion, late, end + Duration.FromDays(2), Baku).LapseAcknowledged.ShouldBeTrue();
        InstrumentStanding.Of(Motion, late, end + Duration.FromDays(3) - Tick, Baku).State.ShouldBe(InstrumentState.Lapsed, "nothing is in force backwards");
        InstrumentStanding.Of(Motion, late, end + Duration.FromDays(3), Baku).Until.ShouldBe(Start(new(2028, 3, 31), Baku));
    }

    [Fact]
    public void What_renews_itself_goes_on_for_another_term_and_its_notice_window_is_counted_down()
    {
        var (end, closes) = (Start(new(2025, 11, 10), Baku), Start(new(2025, 5, 10), Baku));
        Of(closes - Tick).NoticeBy.ShouldBe(closes);
        Of(closes - Duration.FromDays(1)).NoticeWarning.ShouldBe(Distance.OneDay);
        Of(closes - Duration.FromDays(1) - Tick).NoticeWarning.ShouldBe(Distance.SevenDays);
        Of(Start(new(2024, 5, 10), Baku) - Tick).NoticeWarning.ShouldBeNull();
        Of(Start(new(2024, 5, 10), Baku)).NoticeWarning.ShouldBe(Distance.TwelveMonths);
        Of(closes + Tick).NoticeBy.ShouldBeNull("nobody ends this term any more");
        Of(closes + Tick).Warning.ShouldBeNull("it goes on by itself");
        Of(end - Tick).Until.ShouldBe(end);
        Of(end).ShouldBe(new InstrumentStanding(InstrumentState.InForce, Start(new(2030, 11, 10), Baku), Start(new(2030, 5, 10), Baku), null, null, false));
        Of(Start(new(2044, 1, 1), Baku)).Until.ShouldBe(Start(new(2045, 11, 10), Baku));

        static InstrumentStanding Of(Instant at) => InstrumentStanding.Of(Statement, [], at, Baku);
    }

    [Theory]
    [InlineData(-1, 2025)]
    [InlineData(0, 2025)]
    [InlineData(1, 2030)]
    public void Notice_at_the_close_of_its_window_is_in_time_and_a_moment_later_is_for_the_next_term(int nanoseconds, int year)
    {
        var given = Start(new(2025, 5, 10), Baku) + Duration.FromNanoseconds(nanoseconds);
        var said = Both(Statement, InstrumentSaid.NoticeGiven, null, given);
        var end = Start(new(year, 11, 10), Baku);

        InstrumentStanding.Of(Statement, said, end - Tick, Baku).State.ShouldBe(InstrumentState.NoticeGiven);
        InstrumentStanding.Of(Statement, said, end - Tick, Baku).Warning.ShouldBe(Distance.OneDay);
        InstrumentStanding.Of(Statement, said, end, Baku).State.ShouldBe(InstrumentState.Lapsed);
        InstrumentStanding.Of(Statement, said, given - Tick, Baku).State.ShouldBe(InstrumentState.InForce);
    }

    [Fact]
    public void Where_no_end_is_held_nothing_is_counted_down_until_somebody_states_one()
    {
        var unknown = Motion with { Until = null };
        InstrumentStanding.Of(unknown, [], Start(new(2040, 1, 1), Baku), Baku).State.ShouldBe(InstrumentState.EndNotHeld);
        InstrumentStanding.Of(unknown with { Open = true }, [], Start(new(2040, 1, 1), Baku), Baku).State.ShouldBe(InstrumentState.InForce);
        var said = Said(unknown, (InstrumentSaid.Renewed, new LocalDate(2027, 11, 17), CaseScenario.Start));
        InstrumentStanding.Of(unknown, said, CaseScenario.Start, Baku).Warning.ShouldBe(Distance.TwelveMonths);
    }

    [Fact]
    public void What_became_of_the_centres_counts_once_the_administrators_of_both_say_the_same()
    {
        var it = new CaseScenario();
        var mission = TestMissions.OfDelegations() with { Id = CaseScenario.Mission, Instruments = [Statement, Motion] };
        State("statement", "delegation-a", "head").ShouldBe("It is the centre's: the administrators of both delegations say what became of it.");
        State("statement", "delegation-a", "administrator").ShouldBeNull();
        Standing(Statement).Until.ShouldBe(Start(new(2030, 11, 10), DateTimeZone.Utc));
        State("statement", "delegation-a", "administrator").ShouldBeNull("saying it twice is not saying it for both");
        Standing(Statement).Until.ShouldBe(Start(new(2030, 11, 10), DateTimeZone.Utc));
        State("statement", "delegation-b", "administrator", new LocalDate(2028, 1, 1)).ShouldBeNull("another day is not the same");
        Standing(Statement).Until.ShouldBe(Start(new(2030, 11, 10), DateTimeZone.Utc));
        State("statement", "delegation-b", "administrator").ShouldBeNull();
        Standing(Statement).Until.ShouldBe(Start(new(2027, 6, 1), DateTimeZone.Utc));

        State("motion", "delegation-b", "head").ShouldBe("It is delegation-a's, and delegation-a alone says what became of it.");
        State("motion", "delegation-a", "head", new LocalDate(2026, 11, 22)).ShouldBe("It is renewed until a day that is still to come, within a hundred years.");
        State("motion", "delegation-a", "head").ShouldBeNull();
        Standing(Motion).Until.ShouldBe(Start(new(2027, 6, 1), DateTimeZone.Utc));
        Say("motion", InstrumentSaid.NoticeGiven).ShouldBe("It has no notice.");
        Say("motion", InstrumentSaid.LapseAcknowledged).ShouldBe("It has not lapsed.");
        Say("nothing", InstrumentSaid.LapseAcknowledged).ShouldBe("The mission has no such instrument.");

        string? State(string instrument, string by, string role, LocalDate? until = null) => Put(new StateInstrument(
            instrument, InstrumentSaid.Renewed, until ?? new LocalDate(2027, 6, 1), new Watchkeeper(by, role), ModalitiesScenario.Because));
        string? Say(string instrument, InstrumentSaid said) => Put(new StateInstrument(instrument, said, null, new Watchkeeper("delegation-a", "head"), ModalitiesScenario.Because));
        string? Put(StateInstrument command)
        {
            it.When(command.Decide(mission, [.. it.Rows.List<InstrumentView>(RegisterKinds.Instrument)], it.Now));
            return it.Refused;
        }

        InstrumentStanding Standing(Instrument of) => InstrumentStanding.Of(of, [.. it.Rows.List<InstrumentView>(RegisterKinds.Instrument)], it.Now, mission.TimeZone);
    }

    [Fact]
    public void A_mandate_that_lapsed_refuses_what_it_carries_and_nothing_else_of_its_own_delegation_only()
    {
        var mission = TestMissions.OfDelegations() with { Instruments = [Motion] };
        var end = Start(new(2027, 3, 31), DateTimeZone.Utc);
        foreach (var deed in Enum.GetValues<Deed>())
        {
            CarriedDeeds.Refusal(mission, [], deed, "delegation-a", end - Tick).ShouldBeNull();
            CarriedDeeds.Refusal(mission, [], deed, "delegation-b", end).ShouldBeNull();
            var refused = CarriedDeeds.Refusal(mission, [], deed, "delegation-a", end) is not null;
            refused.ShouldBe(deed is Deed.PlanFlight or Deed.AskForLook or Deed.SendNotice or Deed.DraftModalities or Deed.ReplaceSensor, Kebab.Of(deed));
        }

        CarriedDeeds.Refusal(mission with { Instruments = [Motion with { Delegation = null }] }, [], Deed.AskForLook, "delegation-b", end)
            .ShouldBe("“Statement” lapsed at 2027-03-31T00:00:00Z, and ask for look needs it.");
        CarriedDeeds.Refusal(mission with { Instruments = [Motion with { NeededFor = [] }] }, [], Deed.AskForLook, "delegation-a", end).ShouldBeNull();
    }

    private static Instant Start(LocalDate day, DateTimeZone zone) => zone.AtStartOfDay(day).ToInstant();

    private static InstrumentView[] Said(Instrument of, params (InstrumentSaid Said, LocalDate? Until, Instant At)[] statements) =>
        [new(of.Id, [.. statements.Select((one, i) => new InstrumentStatedView(one.Said, one.Until, of.Delegation!, "head", "w", one.At, i))])];

    private static InstrumentView[] Both(Instrument of, InstrumentSaid said, LocalDate? until, Instant at) =>
        [new(of.Id, [new(said, until, "delegation-a", "administrator", "w", at - Duration.FromDays(1), 0), new(said, until, "delegation-b", "administrator", "w", at, 1)])];
}
