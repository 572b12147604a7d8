using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Mandates;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Sensing;
using Truceline.Engine.Intake;
using Truceline.Engine.Tests.Agreement;
using Truceline.Engine.Tests.Intake;

namespace Truceline.Engine.Tests.Mandates;

public sealed class A_source_outside_its_terms_is_told
{
    private static readonly Position Within = Missions.Accepted(Missions.Karabakh).Mission.Places.PlaceOf("askeran")!.At;
    private static readonly Position Without = new(52, 20);
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 10, 0);

    [Fact]
    public async Task When_it_leaves_its_zone_and_when_it_is_back_and_not_for_one_stray_position()
    {
        var told = await FlyAsync(
            new SourceTerms("uav-1", null, null, "conflict-zone", null),
            [.. Seconds(0, 10, Within), .. Seconds(10, 11, Without), .. Seconds(11, 30, Within), .. Seconds(30, 60, Without), .. Seconds(60, 90, Within)]);

        told.Select(one => (one.Kind, one.From, one.To)).ShouldBe([
            (ImpedimentKind.OutsidePermittedZone, Start + Duration.FromSeconds(30), null),
            (ImpedimentKind.OutsidePermittedZone, Start + Duration.FromSeconds(30), Start + Duration.FromSeconds(60))]);
        told[0].Detail.ShouldBe("The modalities let uav-1 fly in conflict-zone.");
    }

    [Fact]
    public async Task When_it_flies_outside_its_hours_and_it_is_over_when_the_source_ends()
    {
        // 10:00 UTC is 14:00 in Baku.
        var told = await FlyAsync(
            new SourceTerms("uav-1", null, null, null, new LocalHours(new LocalTime(8, 0), new LocalTime(14, 0))), [.. Seconds(-30, 30, Without)]);

        told.Select(one => (one.Kind, one.From, one.To)).ShouldBe([
            (ImpedimentKind.OutsidePermittedHours, Start, null), (ImpedimentKind.OutsidePermittedHours, Start, Start + Duration.FromSeconds(29))]);
    }

    [Fact]
    public async Task A_source_without_terms_flies_anywhere_at_any_hour() =>
        (await FlyAsync(new SourceTerms("uav-2", null, null, "conflict-zone", null), [.. Seconds(0, 60, Without)])).ShouldBeEmpty();

    private static IEnumerable<(Instant At, Position Place)> Seconds(int from, int to, Position place) =>
        Enumerable.Range(from, to - from).Select(second => (Start + Duration.FromSeconds(second), place));

    private static async Task<IReadOnlyList<Statement.ImpedimentRecorded>> FlyAsync(SourceTerms terms, IReadOnlyList<(Instant At, Position Place)> flown)
    {
        using var folder = new TemporaryFolder();
        var cancellation = TestContext.Current.CancellationToken;
        await using (var centre = await TestCentre.OpenAsync(folder, "missions/karabakh", new FakeTimeProvider(Start.ToDateTimeOffset())))
        {
            var mission = centre.Mission with { Agreed = ModalitiesVersions.Starting(Modalities.Default with { Sources = [terms] }) };
            var watch = new FlightTermsWatch("uav-1", () => mission, new SourceImpediments("uav-1", centre.Registrar));
            foreach (var (at, place) in flown)
            {
                watch.Look(new FrameReport { Source = "uav-1", Claimed = at, Received = at, Pts = 0, Platform = new PlatformPose(place, null, default, null, null, null) });
                await watch.EnterAsync(cancellation);
            }

            await watch.EndAsync(cancellation);
        }

        return [.. LiveSource.Entered(folder).OfType<Statement.ImpedimentRecorded>()];
    }
}
