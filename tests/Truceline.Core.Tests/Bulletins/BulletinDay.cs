using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Bulletins;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Bulletins;

/// <summary>A day at the centre: what the log holds of it, and the bulletin that is drawn up from that.</summary>
internal static class BulletinDay
{
    /// <summary>The day of the scenarios' start: it ends at 20:00 in a zone four hours ahead of UTC.</summary>
    public static readonly LocalDate Date = new(2026, 11, 22);

    private static readonly Instant Agreed = Instant.FromUtc(2026, 1, 1, 0, 0);

    public static readonly Mission Mission = new()
    {
        Id = CaseScenario.Mission,
        Name = "Made <mission>",
        RuleSet = new('r', 64),
        Parties = [new("party-x", "X"), new("party-y", "Y")],
        Delegations = [new("delegation-a", "Delegation A"), new("delegation-b", "Delegation B")],
        Host = "party-y",
        Articles =
        [
            new("1", "First", "not held", "Nobody moves.",
                [new("1b", "1", "Positions", "not held", "Stay.", [new(
                    2, Agreed, Agreed, Basis.Unstated("Signed text"), new ClauseRule.NoEntry("zone-1", [Act.CrossingByVehicle]), [])])]),
        ],
        Geometries =
        [
            new("zone-1", GeometryKind.Zone, "Zone", [new(
                1, Agreed, Agreed, new(2026, 1, 1), "Made", ["party-x", "party-y"], true, "Made", "made.geojson",
                [new(null, "Zone", new([new(39.9, 46.7), new(39.9, 46.9), new(40, 46.9), new(40, 46.7)], []))], [])]),
        ],
        Sources = [],
        Places = new("made", [new("town", new(39.5, 46.3), new Dictionary<string, string> { ["en"] = "Town", ["az"] = "Şəhər" })]),
        Standards = [StandardOfProof.None],
        CutOff = new(20, 0),
        TimeZone = DateTimeZone.ForOffset(Offset.FromHours(4)),
        Modalities = Modalities.Default,
    };

    public static Bulletin Of(CaseScenario it, Mission? mission = null, int edition = 1) => Drawn(it, mission, edition).Bulletin;

    public static BulletinInside Inside(CaseScenario it, Mission? mission = null) => Drawn(it, mission).Inside;

    private static DrawnBulletin Drawn(CaseScenario it, Mission? mission = null, int edition = 1) =>
        new DrawUpBulletin(Date, edition, edition > 1 ? edition - 1 : null, 99, CaseScenario.Start + Duration.FromDays(2),
            new Dictionary<string, IReadOnlyList<ZoneLine>>()).Draw(it.Rows, mission ?? Mission);

    public static CaseScenario Empty() => new();

    /// <summary>An hour of video, three crossings of which one is a case, an outage.</summary>
    public static CaseScenario Busy()
    {
        var it = new CaseScenario(test: Breached).Opened();
        it.With(
            CaseScenario.Raised("incident-2", Act.CrossingOnFoot),
            CaseScenario.Raised("incident-3"),
            Watched("drone-1", 0, 60),
            new Statement.ImpedimentRecorded("impediment-1", "drone-1", ImpedimentKind.ProbableJamming, CaseScenario.Start, null, "=HYPERLINK(\"x\") <script>\u202e"));
        return it;
    }

    public static CaseScenario Judged(bool signs = true, Occurrence second = Occurrence.Occurred)
    {
        var it = Busy();
        it.Seals(it.A).Seals(it.B, CaseScenario.Form(second, "party-y")).Ticks();
        return it.Opens(it.A).Opens(it.B, CaseScenario.Form(second, "party-y")).Signs(it.A).Signs(it.B, signs);
    }

    public static Statement.SegmentsSealed Watched(string source, int fromMinute, int toMinute, params Gap[] gaps) => new(
        source,
        [
            .. Enumerable.Range(fromMinute, toMinute - fromMinute).Select(minute => new SealedSegment(
                $"evidence/{source}/{minute}.ts", 1000, new('a', 64), $"evidence/{source}/{minute}.index.jsonl", At(minute), At(minute + 1),
                At(minute), At(minute + 1), 0, 90000, 0)),
        ],
        gaps, new('e', 64));

    public static Instant At(int minute) => CaseScenario.Start + Duration.FromMinutes(minute);

    private static IReadOnlyList<ClauseResultView> Breached(Statement.IncidentRaised raised) => raised.Act == Act.CrossingByVehicle
        ? [new("1b", 1, "1", "zone-1", 1, null, ClauseOutcome.Breached, 0.8, "It lies in the zone.")]
        : [];
}
