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

    public Bulletin From(IRegisterRows rows, Mission mission)
    {
        var day = mission.DayOf(Date);
        var incidents = rows.List<IncidentView>(RegisterKinds.Incident, day.Start, day.End).ToList();
        var coverage = BulletinCoverage.Of(rows, mission, day, Now, Zones);
        var observed = Now < day.End ? [] : Observed;
        var counts = BulletinCounts.Of(incidents, observed);
        var total = BulletinCounts.Total(incidents);
        var opened = rows.Get<MissionView>(RegisterKinds.Mission, RegisterKinds.TheMission);
        return new(
            Bulletin.Format, mission.Id, mission.Name, opened?.Demo ?? false, Date, Edition, Supersedes, day.Start, day.End,
            LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(mission.CutOff), mission.TimeZone.Id, Now, Now < day.End, AsOfIndex,
            mission.RuleSet, Headline(total, coverage, observed, Now < day.End),
            [.. mission.Delegations.Select(of => new BulletinDelegation(of.Id, of.Name)).OrderBy(of => of.Id, StringComparer.Ordinal)],
            counts, total, [.. incidents.Select(incident => BulletinEvents.Of(incident, mission))],
            BulletinClauses.Of(incidents, mission, coverage), BulletinCases.Of(rows, incidents, day, Now),
            Impediments(rows, day), coverage, BulletinComplaints.Note, BulletinComplaints.Of(rows, mission, day, Now)) { Observed = observed };
    }

    /// <summary>"No violations" is never said by itself: what was recorded, and for how long anybody watched, stand in one sentence.</summary>
    private static string Headline(TotalLine total, CoverageLines coverage, IReadOnlyList<SectorShare> observed, bool preliminary)
    {
        var recorded = total.AtLeast ? $"At least {total.Count} recorded" : "0 recorded";
        var watched = coverage.AnyHours > 0
            ? $"at least one source watched for {Hours(coverage.AnyHours)} of {Hours(coverage.DayHours)}; what happened out of view is not known"
            : "nothing was watched";
        var share = observed.Count > 0 ? $" Would have been noticed, by kind of act: {SectorShares.Words(observed)}." : "";
        return $"{recorded}; {watched}.{share}{(preliminary ? " The day was not over when this was drawn up." : "")}";
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
            .Where(of => of.To is not { } end || end > day.Start || of.From >= day.Start)
            .Select(of => new ImpedimentLine(of.Impediment, of.Kind, of.Source, of.From, of.To, of.Detail, of.Entries)),
    ];
}
