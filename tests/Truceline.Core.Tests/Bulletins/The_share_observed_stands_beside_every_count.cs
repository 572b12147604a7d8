using NodaTime;
using Truceline.Core.Bulletins;
using Truceline.Core.Cases;
using Truceline.Core.Coverage;
using Truceline.Core.Record;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Bulletins;

public sealed class The_share_observed_stands_beside_every_count
{
    private static readonly SectorShare[] Shares =
        [new("line", "The <line>", [new(NoticedKind.Fire, 0), new(NoticedKind.Movement, 0.37), new(NoticedKind.Flight, 0), new(NoticedKind.Works, 0.42)])];

    [Fact]
    public void By_the_kind_of_act_and_in_each_rendering()
    {
        var bulletin = Of(CaseScenario.Start + Duration.FromDays(2));
        bulletin.Counts.Count.ShouldBeGreaterThan(1);
        bulletin.Counts.ShouldAllBe(line => line.Observed == SectorShares.Beside(Shares, NoticedKinds.Of(line.Act)));
        bulletin.Counts.Single(line => line.Act == Act.CrossingOnFoot).Observed.ShouldBe(0.37);
        bulletin.Total.Observed.ShouldBe(0, "of several kinds, the one observed least");
        bulletin.Headline.ShouldContain("Would have been noticed, by kind of act: The <line>: fire 0 %, movement 37 %, flight 0 %, works 42 %.");
        BulletinHtml.Write(bulletin, []).ShouldContain("The &lt;line&gt;: fire 0 %, movement 37 %");
        BulletinCsv.Write(bulletin).ShouldContain("observed: 37 %");
        BulletinJson.Read(BulletinJson.Write(bulletin)).ShouldNotBeNull().Observed[0].Kinds.ShouldBe(Shares[0].Kinds);
    }

    [Fact]
    public void And_is_not_told_before_the_day_is_over()
    {
        var bulletin = Of(CaseScenario.Start);
        bulletin.Preliminary.ShouldBeTrue();
        bulletin.Observed.ShouldBeEmpty();
        bulletin.Counts.ShouldAllBe(line => line.Observed == null);
        BulletinHtml.Write(bulletin, []).ShouldContain("What share was observed is told when the day is over.");
    }

    [Fact]
    public void When_a_source_watched_is_in_no_rendering()
    {
        var (bulletin, inside) = Drawn(CaseScenario.Start + Duration.FromDays(2));
        inside.Coverage.Sources.Single().Watched.ShouldNotBeEmpty("the draft knows it");
        foreach (var rendering in new[] { BulletinHtml.Write(bulletin, []), BulletinCsv.Write(bulletin), BulletinJson.Write(bulletin) })
        {
            rendering.ShouldNotContain("watched\":");
            rendering.ShouldNotContain("class=\"bar\"");
            rendering.ShouldNotContain("kilometre", Shouldly.Case.Insensitive);
        }
    }

    [Fact]
    public void Of_two_drawings_the_one_observed_least_is_told()
    {
        LineOfDay Line(int version, double observed) => new("line", version, "Line", observed, 0, [], []);
        CoverageOfDay Day(NoticedKind kind, params LineOfDay[] lines) => new(default, default, default, default, kind, 5_000, [], lines);
        var shares = SectorShares.Of([Day(NoticedKind.Movement, Line(1, 0.5049), Line(2, 0.3)), Day(NoticedKind.Fire, Line(1, 0), Line(2, 0))]);
        shares.ShouldHaveSingleItem().Kinds.ShouldBe([new KindShare(NoticedKind.Fire, 0), new KindShare(NoticedKind.Movement, 0.3)]);
        SectorShares.Beside(shares, NoticedKind.Works).ShouldBeNull();
        SectorShares.Beside(shares, null).ShouldBeNull();
    }

    private static Bulletin Of(Instant now) => Drawn(now).Bulletin;

    private static DrawnBulletin Drawn(Instant now) =>
        new DrawUpBulletin(BulletinDay.Date, 1, null, 99, now, new Dictionary<string, IReadOnlyList<ZoneLine>>()) { Observed = Shares }.Draw(BulletinDay.Busy().Rows, BulletinDay.Mission);
}
