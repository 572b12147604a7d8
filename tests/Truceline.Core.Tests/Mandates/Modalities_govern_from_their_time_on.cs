using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Attribution;
using Truceline.Core.Bulletins;
using Truceline.Core.Cases;
using Truceline.Core.Claims;
using Truceline.Core.Mandates;
using Truceline.Core.Marks;
using Truceline.Core.Record;
using Truceline.Core.Reports;
using Truceline.Core.Shifts;
using Truceline.Core.Tests.Agreement;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Mandates;

/// <summary>Each changes one of the modalities and sees what it governs change at the stated moment, and not before.</summary>
public sealed class Modalities_govern_from_their_time_on
{
    private static readonly Duration OneDay = Duration.FromDays(1);

    [Fact]
    public void The_clocks_of_cases_and_the_standard_from_which_something_counts_as_found()
    {
        var it = new ModalitiesScenario().Consented(Modalities.Default with { Assess = Duration.FromHours(1), FoundFrom = StandardOfProof.ClearAndConvincing });
        CaseTerms.Of(it.Mission).ShouldBe(CaseTerms.Default with { Modalities = 1 });
        it.After(OneDay);
        CaseTerms.Of(it.Mission).ShouldBe(CaseTerms.Default with { AssessWithin = Duration.FromHours(1), Modalities = 2, FoundFrom = StandardOfProof.ClearAndConvincing });
    }

    [Theory]
    [InlineData(null, FactLevel.FoundByOne, 1)]
    [InlineData(StandardOfProof.ReasonableGrounds, FactLevel.FoundByOne, 1)]
    [InlineData(StandardOfProof.BalanceOfProbabilities, FactLevel.Alleged, 0)]
    public void An_assessment_below_the_standard_finds_nothing(StandardOfProof? least, FactLevel level, int found)
    {
        var it = new CaseScenario().With(CaseScenario.Raised());
        it.When(new OpenCase(CaseScenario.Number, [CaseScenario.IncidentId], it.A, "A vehicle crossed.", CaseTerms.Default with { FoundFrom = least, Modalities = 2 })
            .Decide(it.MissionView, _ => true, it.Now));
        it.Seals(it.A).Seals(it.B, CaseScenario.Form(Occurrence.NotOccurred)).Ticks().Opens(it.A).Opens(it.B, CaseScenario.Form(Occurrence.NotOccurred));

        it.Case.Level.ShouldBe(level);
        it.Case.FoundBy.Count.ShouldBe(found);
        it.Case.FoundNotBy.ShouldBe([it.B], "that it did not occur is found at any standard");
        it.Case.Rounds[0].Opening.Modalities.ShouldBe(2);
    }

    [Fact]
    public void The_clocks_of_complaints()
    {
        var it = new ModalitiesScenario().Consented(Modalities.Default with { AnswerComplaint = Duration.FromHours(5) });
        Filed().ShouldBe((Duration.FromHours(72), 1));
        it.After(OneDay - Duration.FromSeconds(1));
        Filed().ShouldBe((Duration.FromHours(72), 1));
        it.After(Duration.FromSeconds(1));
        Filed().ShouldBe((Duration.FromHours(5), 2));

        (Duration, int?) Filed()
        {
            var filed = ((Decision<Statement>.Accepted)new FileComplaint(
                "T-C-2026-0001", "west", new ComplaintForm(Act.Shot, null, null, it.Log.Now - OneDay, it.Log.Now - OneDay, null, null),
                new OwnWords("Shots.", new string('a', 64)), "en", []).Decide(it.Mission, it.Log.Now)).Value.ShouldBeOfType<Statement.ComplaintFiled>();
            return (filed.AnswerBy - filed.At, filed.Modalities);
        }
    }

    [Fact]
    public void Whether_the_machine_attributes()
    {
        var it = new ModalitiesScenario().Consented(Modalities.Default with { Attribution = false });
        Attributed().ShouldBeTrue();
        it.After(OneDay);
        Attributed().ShouldBeFalse();

        bool Attributed() => AttributeAct.To(it.Mission, Act.Shot, TestMissions.Place(-2_000, 0, 50), null, TestMissions.Noon, TestMissions.Noon).Count > 0;
    }

    [Fact]
    public void The_share_observed_that_quiet_asks_for_by_the_version_in_force_when_the_day_ended()
    {
        var it = new ModalitiesScenario().Consented(Modalities.Default with { CompliedFrom = 0.5 }, Instant.FromUtc(2026, 11, 23, 18, 0));
        var cells = Compliance.Of(it.Known, new(2026, 11, 22), new(2026, 11, 25), Instant.FromUtc(2026, 12, 1, 0, 0), [], [], [], (_, _, _) => 0.6).Cells
            .Where(cell => cell.Party == "west").ToList();

        cells.Select(cell => cell.Modalities).ShouldBe([1, 1, 2, 2]);
        cells.Select(cell => cell.Outcome).ShouldBe([
            ClauseOutcome.NoBreachObserved, ClauseOutcome.NoBreachObserved, ClauseOutcome.Complied, ClauseOutcome.Complied]);
    }

    [Theory]
    [InlineData("12:00", 18)]
    [InlineData("23:30", 29.5)]
    [InlineData("00:00", 6)]
    public void The_cut_off_makes_one_day_longer_or_shorter_and_changes_none_that_has_ended(string cutOff, double hours)
    {
        var at = NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(cutOff).Value;
        var before = new ModalitiesScenario().Known;
        var after = new ModalitiesScenario().Consented(Modalities.Default with { CutOff = at }, Instant.FromUtc(2026, 11, 23, 20, 0)).Known;

        // In force in the evening of the 23rd, after that day has ended at 18:00; the 24th is the first that ends by the new hour.
        after.DayOf(new(2026, 11, 23)).ShouldBe(before.DayOf(new(2026, 11, 23)));
        after.DayOf(new(2026, 11, 24)).Duration.TotalHours.ShouldBe(hours);
        after.DayOf(new(2026, 11, 25)).Duration.TotalHours.ShouldBe(24);
        after.CutOffOn(new(2026, 11, 24)).ShouldBe(at);

        for (var time = Instant.FromUtc(2026, 11, 22, 0, 0); time < Instant.FromUtc(2026, 11, 27, 0, 0); time += Duration.FromMinutes(15))
        {
            after.DayOf(after.DateOf(time)).Contains(time).ShouldBeTrue($"{time} belongs to one day");
        }
    }

    [Fact]
    public void A_change_within_a_day_leaves_its_end_as_it_was_when_it_began()
    {
        var it = new ModalitiesScenario().Consented(Modalities.Default with { CutOff = new LocalTime(12, 0) }, Instant.FromUtc(2026, 11, 23, 13, 0)).Known;
        it.DayOf(new(2026, 11, 23)).End.ShouldBe(Instant.FromUtc(2026, 11, 23, 18, 0), "it would have ended an hour before the change");
    }

    [Fact]
    public void At_which_hours_a_source_flies()
    {
        var it = new ModalitiesScenario().Consented(Modalities.Default with { Sources = [new("uav-1", null, null, null, new LocalHours(new LocalTime(6, 0), new LocalTime(20, 0)))] });
        Planned(Hours(12), Hours(23)).ShouldBeNull("before they are in force the night is free");
        Planned(Hours(20), ModalitiesScenario.Tomorrow).ShouldBeNull("up to the very moment");
        Planned(Hours(24), Hours(36)).ShouldBeNull("08:00 to 20:00, the end not included");
        Planned(Hours(24), Hours(36) + Duration.FromSeconds(1)).ShouldBe("The modalities let uav-1 fly from 06:00 to 20:00 local time.");
        it.After(OneDay);
        Planned(Hours(46), Hours(47)).ShouldBeNull("06:00 is the first moment");
        Planned(Hours(46) - Duration.FromSeconds(1), Hours(47)).ShouldNotBeNull();

        static Instant Hours(double hours) => CaseScenario.Start + Duration.FromHours(hours);
        string? Planned(Instant from, Instant to) =>
            (new PlanFlight("f-1", new Watchkeeper("delegation-a", "duty-officer"), "uav-1", from, to).Decide(it.Known.At(it.Log.Now), it.Log.Now) as Decision<Statement>.Refused)?.Sentence;
    }

    [Fact]
    public void Whether_there_is_an_observation_post_where_and_when()
    {
        var hours = new LocalHours(new LocalTime(6, 0), new LocalTime(20, 0));
        Reported(new ObservationPost(false, "op-1", null, null, null)).ShouldBe("The modalities permit no independent observation post.");
        Reported(new ObservationPost(true, "op-1", "zone", 4, hours)).ShouldBeNull();
        Reported(new ObservationPost(true, "op-1", "zone", 4, hours), east: 2_000).ShouldBe("The modalities permit the observation post in zone and nowhere else.");
        Reported(new ObservationPost(true, "op-1", "zone", 4, hours), made: Instant.FromUtc(2026, 11, 24, 5, 59)).ShouldBe("The modalities let the observation post observe at 06:00-20:00 local time.");
        Reported(new ObservationPost(true, "op-1", "zone", 4, hours), made: Instant.FromUtc(2026, 11, 23, 7, 59)).ShouldBeNull("made before they were in force");
        Reported(new ObservationPost(false, "op-2", null, null, null)).ShouldBeNull("other posts are no affair of theirs");

        string? Reported(ObservationPost post, double east = 0, Instant? made = null)
        {
            var it = new ModalitiesScenario().Consented(Modalities.Default with { ObservationPost = post }).After(Duration.FromDays(2));
            var sector = new ReportedSector(TestMissions.At(east, 0), 20, 270, 10, 5_000, 7_000);
            return (new GroundReport("g-1", "observer", "op-1", Sense.Heard, Act.ExplosionUndetermined, new ReportedCount(CountQualifier.Exactly, 1), sector, made ?? it.Log.Now - Duration.FromHours(1), null)
                .Decide(it.Mission, it.Log.Now) as Decision<Statement>.Refused)?.Sentence;
        }
    }

    [Theory]
    [InlineData(0, 5, 5)]
    [InlineData(10, 2, 5)]
    [InlineData(9, 5, 5)]
    [InlineData(3600, 1, 5)]
    public void How_alerts_that_follow_each_other_are_counted(int seconds, int count, int entries)
    {
        // Alerts at 0, 10, 20 and at 900 s, 910 s of one day.
        var it = new ModalitiesScenario().Consented(Modalities.Default with { CountAsOne = Duration.FromSeconds(seconds) }, Instant.FromUtc(2026, 11, 22, 18, 0));
        foreach (var (after, i) in new[] { 0, 10, 20, 900, 910 }.Select((after, i) => (after, i)))
        {
            it.Log.With(CaseScenario.Raised($"i-{i}", at: Instant.FromUtc(2026, 11, 23, 8, 0) + Duration.FromSeconds(after)));
            it.Log.With(CaseScenario.Raised($"j-{i}", at: Instant.FromUtc(2026, 11, 22, 8, 0) + Duration.FromSeconds(after)));
        }

        var total = Drawn(23).Total;
        (total.Count, total.Entries.Count).ShouldBe((count, entries));
        Drawn(23).Counts.ShouldHaveSingleItem().Alleged.ShouldBe(count);
        Drawn(22).Total.Count.ShouldBe(5, "the day had ended when they took force");

        Bulletin Drawn(int day) => new DrawUpBulletin(new(2026, 11, day), 1, null, 99, Instant.FromUtc(2026, 11, 25, 0, 0), new Dictionary<string, IReadOnlyList<ZoneLine>>())
            .Draw(it.Log.Rows, it.Known).Bulletin;
    }

    [Fact]
    public void Who_sees_what_a_source_shows()
    {
        var it = new ModalitiesScenario().Consented(Modalities.Default with { Sources = [new("uav-1", "delegation-b", null, null, null)] }).Known;
        var before = ModalitiesScenario.Tomorrow - Duration.Epsilon;

        HeldSource.Refusal(it, "uav-1", before, "delegation-a").ShouldBeNull();
        HeldSource.Refusal(it, "uav-1", ModalitiesScenario.Tomorrow, "delegation-a").ShouldBe("Held by delegation-b, not shared.");
        HeldSource.Refusal(it, "uav-1", ModalitiesScenario.Tomorrow, null).ShouldBe("Held by delegation-b, not shared.");
        HeldSource.Refusal(it, "uav-1", ModalitiesScenario.Tomorrow, "delegation-b").ShouldBeNull();
        HeldSource.Refusal(it, "uav-2", ModalitiesScenario.Tomorrow, "delegation-a").ShouldBeNull();
        HeldSource.Refusal(it, "uav-1", ModalitiesScenario.Start, before, "delegation-a").ShouldBeNull();
        HeldSource.Refusal(it, "uav-1", ModalitiesScenario.Start, ModalitiesScenario.Tomorrow, "delegation-a").ShouldNotBeNull("a stretch that is held at any moment is held");
    }

    [Fact]
    public void Which_sensor_is_replaced_by_notice_alone()
    {
        var it = new ModalitiesScenario().Consented(Modalities.Default with { Sources = [new("uav-1", null, "small-drone", null, null)] });
        Replaced("small-drone").ShouldBe("The modalities in force approve no class of sensors for that source: replacing it needs new modalities.");
        it.After(OneDay);
        Replaced("small-drone").ShouldBeNull();
        Replaced("large-drone").ShouldBe("The modalities in force approve the class small-drone for that source: another needs new modalities.");
        it.Log.Rows.List<SensorReplacedView>(RegisterKinds.Replacement).ShouldHaveSingleItem().Modalities.ShouldBe(2);

        string? Replaced(string kind)
        {
            it.Log.When(new ReplaceSensor("uav-1", kind, new Watchkeeper("delegation-a", "head"), ModalitiesScenario.Because).Decide(it.Mission, it.Log.Now));
            return it.Refused;
        }
    }
}
