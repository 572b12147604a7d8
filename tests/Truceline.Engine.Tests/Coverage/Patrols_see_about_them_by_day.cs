using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Coverage;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Sensing;
using Truceline.Engine.Coverage;
using Truceline.Engine.Lookback;
using Truceline.Engine.Recording;
using Truceline.Engine.Tests.Agreement;

namespace Truceline.Engine.Tests.Coverage;

public sealed class Patrols_see_about_them_by_day
{
    private static readonly Position Post = new(39.9, 46.9);
    private static readonly LocalFrame Frame = new(Post);
    private static readonly Instant Noon = Instant.FromUtc(2026, 6, 21, 9, 0);

    [Theory]
    [InlineData(0, 0, NoticedKind.Movement, ClaimVerdict.Yes)]
    [InlineData(400, 0, NoticedKind.Works, ClaimVerdict.Yes)]
    [InlineData(0, 600, NoticedKind.Movement, ClaimVerdict.No)]
    [InlineData(0, 0, NoticedKind.Fire, ClaimVerdict.No)]
    [InlineData(0, 0, NoticedKind.Flight, ClaimVerdict.No)]
    public void Movement_and_works_within_their_range(double east, double north, NoticedKind kind, ClaimVerdict verdict)
    {
        var answer = Test(Noon, Frame.FromMetres(east, north), kind, Told(Noon, 30));
        answer.Verdict.ShouldBe(verdict);
        answer.By.Select(by => by.Source).ShouldBe(verdict == ClaimVerdict.Yes ? ["patrols-1"] : []);
    }

    [Fact]
    public void Not_in_the_dark() => Test(Noon - Duration.FromHours(12), Post, NoticedKind.Movement, Told(Noon - Duration.FromHours(12), 30)).Verdict.ShouldBe(ClaimVerdict.No);

    [Fact]
    public void Only_while_their_word_holds() =>
        Test(Noon, Post, NoticedKind.Movement, Told(Noon, 300)).Probability.ShouldBe(0.95 * 90 / 300, 0.01);

    [Fact]
    public void As_far_as_the_mission_says() =>
        Test(Noon, Frame.FromMetres(0, 600), NoticedKind.Movement, Told(Noon, 30), SensorNotices.Patrol with { Sees = 700 }).Verdict.ShouldBe(ClaimVerdict.Yes);

    [Fact]
    public void And_lookback_finds_no_picture_of_where_they_stood()
    {
        var seen = false;
        FootprintBlock.Of("patrols-1", Told(Noon, 30))!.Look(Post, (_, contains) => seen |= contains);
        seen.ShouldBeFalse();
    }

    /// <summary>One patrol's words over five minutes, from the sidecar that they were written into.</summary>
    private static List<Footprint> Told(Instant from, int every)
    {
        var reports = Enumerable.Range(0, 300 / every).Select(i => from + Duration.FromSeconds(i * every)).Select(at => new PresenceReport(
            "patrols-1", "a", null, PresenceKind.Patrol, Post, null, null, at, at, at + Duration.FromMinutes(10)));
        var written = new Sidecar(new Sidecar.Head(1, "patrols-1", "s", 0, 9, SegmentCut.End), new DatagramLengths(), []) { Presences = [.. reports] }.Write();
        return [.. FootprintBlock.Told(Sidecar.Read(new MemoryStream(written))!)];
    }

    private static ClaimAnswer Test(Instant from, Position place, NoticedKind kind, List<Footprint> told, SensorNotices? notices = null)
    {
        var mission = Missions.Accepted(Missions.Karabakh).Mission;
        mission = mission with { Sources = [mission.Sources[0] with { Id = "patrols-1", Kind = SourceKinds.Patrols, Notices = notices }] };
        using var store = new LookbackInMemory();
        store.Add([FootprintBlock.Of("patrols-1", told)!], LookbackPosition.None);
        return new CoverageDesk(mission, new RegisterRowsInMemory(), store).Test(new TestClaim(place, 20, from, from + Duration.FromMinutes(5), kind));
    }
}
