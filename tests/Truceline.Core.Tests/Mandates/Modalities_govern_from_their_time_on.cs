using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Attribution;
using Truceline.Core.Cases;
using Truceline.Core.Claims;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
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
