using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Record;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Impediments;

public sealed class What_was_alleged_before_a_misled_source_was_found_out
{
    private static readonly Duration Second = Duration.FromSeconds(1);

    [Fact]
    public void Stands_and_nothing_is_indicated_of_it()
    {
        var it = Alleged().With(Found(CaseScenario.Start - (10 * Second), null));

        (it.Incident.PlaceDoubted, it.Incident.Level).ShouldBe(("impediment-1", FactLevel.Alleged));
    }

    [Theory]
    [InlineData(1, null, ImpedimentKind.ProbableSpoofing)]
    [InlineData(-20, -10, ImpedimentKind.ProbableSpoofing)]
    [InlineData(-20, null, ImpedimentKind.Outage)]
    public void Is_not_doubted_by_what_began_later_ended_before_or_is_of_another_kind(int from, int? to, ImpedimentKind kind)
    {
        var it = Alleged().With(Found(CaseScenario.Start + (from * Second), to is { } end ? CaseScenario.Start + (end * Second) : null, kind));

        (it.Incident.PlaceDoubted, it.Incident.Level).ShouldBe((null, FactLevel.IndicatedByRule));
    }

    [Fact]
    public void Is_not_doubted_for_another_source() =>
        Alleged().With(Found(CaseScenario.Start - (10 * Second), null) with { Source = "uav-9" }).Incident.PlaceDoubted.ShouldBeNull();

    [Fact]
    public void Keeps_what_people_found_of_it()
    {
        var it = Alleged().Opened().Seals("delegation-a").Seals("delegation-b").Ticks().Opens("delegation-a").Opens("delegation-b").Signs("delegation-a").Signs("delegation-b");
        it.Incident.Level.ShouldBe(FactLevel.FoundJointly);

        it.With(Found(CaseScenario.Start - (10 * Second), null)).Incident.Level.ShouldBe(FactLevel.FoundJointly);
    }

    private static CaseScenario Alleged() => new CaseScenario(test: _ =>
        [new ClauseResultView("1b", 1, "1", "line-strip", 1, null, ClauseOutcome.Breached, 0.9, "It lies inside.")]).With(CaseScenario.Raised(at: CaseScenario.Start));

    private static Statement.ImpedimentRecorded Found(Instant from, Instant? to, ImpedimentKind kind = ImpedimentKind.ProbableSpoofing) =>
        new("impediment-1", CaseScenario.Raised().Source, kind, from, to, "Its positions move faster than it states.");
}
