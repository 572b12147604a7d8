using NodaTime;
using NodaTime.Text;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Coverage;
using Truceline.Core.Record;

namespace Truceline.Core.Bulletins;

/// <summary>Draws up a day from the register and the rules in force, and from nothing else.</summary>
/// <param name="Edition">From 1; 0 for a draft.</param>
/// <param name="AsOfIndex">The last entry folded into the register.</param>
/// <param name="Now">The time that it says it was drawn up at.</param>
/// <param name="Zones">For each source, hours that it had each zone in view, from the index beside its segments; a zone never in view is absent.</param>
public sealed record DrawUpBulletin(
    LocalDate Date, int Edition, int? Supersedes, long AsOfIndex, Instant Now,
    IReadOnlyDictionary<string, IReadOnlyList<ZoneLine>> Zones)
{
    /// <summary>What share of each sector was observed over the day; not told before it is over.</summary>
    public IReadOnlyList<SectorShare> Observed { get; init; } = [];

    /// <summary>Which share of a zone was observed, for the clauses whose silence is told with it; not asked before the day is over.</summary>
    public ObservedShare ObservedOf { get; init; } = Compliance.NoFigure;

    public Bulletin From(IRegisterRows rows, Mission mission) => Draw(rows, mission).Bulletin;

    public DrawnBulletin Draw(IRegisterRows rows, Mission mission)
    {
        var day = mission.DayOf(Date);
        var incidents = rows.List<IncidentView>(RegisterKinds.Incident, day.Start, day.End).ToList();
        var isOver = Now >= day.End;
        var coverage = BulletinCoverage.Of(rows, mission, day, Now, Zones);
        var observed = isOver ? Observed : [];
        var asOne = CountAsOne.Of(incidents, mission.ModalitiesAt(Instant.Min(Now, day.End) - Duration.Epsilon).CountAsOne);
        var total = BulletinCounts.Total(incidents, observed, asOne);
        var impediments = Impediments(rows, day);
        var inside = new BulletinInside(
            BulletinInside.Format, mission.Id, mission.Name, Date, Edition, BulletinHeadline.Inside(total, coverage, observed, !isOver),
            [.. incidents.Select(incident => BulletinEvents.Seen(incident, mission))], impediments, coverage);
        var opened = rows.Get<MissionView>(RegisterKinds.Mission, RegisterKinds.TheMission);
        var bulletin = new Bulletin(
            Bulletin.Format, mission.Id, mission.Name, opened?.Demo ?? false, Date, Edition, Supersedes, day.Start, day.End,
            LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(mission.CutOffOn(Date)), mission.TimeZone.Id, Now, !isOver, AsOfIndex,
            mission.RuleSet, BulletinHeadline.Outside(total, coverage.AnyHours > 0, observed, !isOver),
            [.. mission.Delegations.Select(of => new BulletinDelegation(of.Id, of.Name)).OrderBy(of => of.Id, StringComparer.Ordinal)],
            BulletinCounts.Of(incidents, observed, asOne), total, BulletinEvents.Of(incidents, mission),
            BulletinClauses.Of(rows, mission, Date, Now, isOver ? ObservedOf : Compliance.NoFigure), BulletinCases.Of(rows, mission, incidents, day, Now),
            [.. impediments.GroupBy(of => of.Kind).OrderBy(kind => kind.Key).Select(kind => new ImpedimentCount(kind.Key, kind.Count()))],
            BulletinComplaints.Note, BulletinComplaints.Of(rows, mission, day, Now), BulletinJson.Digest(inside)) { Observed = observed, Modalities = mission.ModalitiesVersion };
        return new(bulletin, inside);
    }

    /// <summary>A length of time in words, to the second where it is short.</summary>
    internal static string Hours(double hours)
    {
        var seconds = (long)Math.Round(hours * 3600);
        (string Unit, long Count)[] parts = [("h", seconds / 3600), ("min", seconds / 60 % 60), ("s", seconds < 600 ? seconds % 60 : 0)];
        var said = parts.Where(part => part.Count > 0).Select(part => $"{part.Count} {part.Unit}").ToList();
        return said.Count == 0 ? "0 s" : string.Join(' ', said);
    }

    private static List<ImpedimentLine> Impediments(IRegisterRows rows, Interval day) =>
    [
        .. rows.List<ImpedimentView>(RegisterKinds.Impediment, to: day.End)
            .Where(of => of.Withdrawn is null && (of.To is not { } end || end > day.Start || of.From >= day.Start))
            .Select(of => new ImpedimentLine(of.Impediment, of.Kind, of.Source, of.From, of.To, of.Detail, of.Entries)),
    ];
}
