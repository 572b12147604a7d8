using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;

namespace Truceline.Engine.Agreement;

/// <summary>The one table of kinds that a mission file may name, and how the members of each are read.</summary>
internal static class ClauseKinds
{
    private static readonly IReadOnlyList<Act> Flights = [Act.CrossingByAircraft, Act.CrossingByDrone];

    private static readonly (string Kind, Func<Form, Bound, ClauseRule> Read)[] Table =
    [
        ("prohibited-act", (form, bound) => new ClauseRule.ProhibitedAct(Zone(form, bound), Acts(form))
            { Weapons = Weapons(form), Hours = form.Has("hours") ? Hours(form, bound) : null }),
        ("positions-freeze", (form, bound) => new ClauseRule.PositionsFreeze(
            Zone(form, bound), bound.ReadGeometry(form, "line", GeometryKind.LineOfContact), Acts(form))
            { Areas = bound.ReadGeometryIfAny(form, "areas", GeometryKind.ControlAreas) }),
        ("no-entry", (form, bound) => new ClauseRule.NoEntry(Zone(form, bound), Acts(form))),
        ("no-crossing", (form, bound) => new ClauseRule.NoCrossing(bound.ReadGeometry(form, "areas", GeometryKind.ControlAreas), Acts(form))),
        ("no-flight", (form, bound) => new ClauseRule.NoFlight(Zone(form, bound), form.Has("acts") ? Acts(form) : Flights)),
        ("corridor", CorridorReader.Read),
        ("free-movement", (form, bound) => new ClauseRule.FreeMovement(ZoneIfAny(form, bound), Minutes(form, "tolerance-minutes"))),
        ("deadline", (form, bound) => new ClauseRule.Deadline(form.OneOf<DeadlineDuty>("duty"), Due(form, bound), Edge(form))
            { Area = ZoneIfAny(form, bound) }),
        ("procedural-deadline", (form, bound) => new ClauseRule.ProceduralDeadline(form.Id("product"), Due(form, bound), Edge(form))),
        ("undated", (form, _) => new ClauseRule.Undated(form.Id("product"))),
        ("term", (form, bound) => new ClauseRule.Term(
            form.Date("begins"), Clock(form, bound), form.Whole("months", 1, 1_200), form.Whole("notice-months", 0, 120),
            form.Has("renewal-months") ? form.Whole("renewal-months", 1, 1_200) : null)),
        ("withdrawal-line", (form, bound) => new ClauseRule.WithdrawalLine(
            bound.ReadGeometry(form, "line", GeometryKind.LineOfContact), Some(form, "bands", form.Items("bands", 50).Select(Band)))),
        ("storage-sites", (form, bound) => new ClauseRule.StorageSites(
            Some(form, "sites", form.Items("sites", 100).Select(site => Site(site, bound))), form.Whole("every-days", 1, 3_650))),
        ("ceilings", (form, _) => new ClauseRule.Ceilings(Limits(form))),
        ("deployment", (form, bound) => new ClauseRule.Deployment(Zones(form, bound))),
        ("joint-patrol", (form, bound) => new ClauseRule.JointPatrol(
            Some(form, "with", bound.ReadBound(form, "with")), form.Whole("every-days", 1, 3_650), ZoneIfAny(form, bound))),
        ("notification", (form, _) => new ClauseRule.Notification(
            Some(form, "of", form.Several<NotifiedThing>("of", 20)), Duration.FromHours(form.Whole("hours-before", 0, 24 * 365)))),
        ("suspended", (form, bound) => new ClauseRule.Suspended(ZoneIfAny(form, bound), form.Text("because"))),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. Table.Select(row => row.Kind)];

    /// <returns>Null where the kind is not known; the fault is told.</returns>
    public static ClauseRule? Read(Form form, Bound bound)
    {
        var kind = form.Text("kind");
        if (Array.Find(Table, row => row.Kind == kind).Read is { } read)
        {
            return read(form, bound);
        }

        form.Fault(form.LineOf("kind"), $"'{YamlText.Show(kind)}' is not a kind of clause; it may be: {string.Join(", ", Names)}.");
        form.AskForAll();
        return null;
    }

    internal static string Zone(Form form, Bound bound) => bound.ReadGeometry(form, "zone", GeometryKind.Zone);

    private static string? ZoneIfAny(Form form, Bound bound) => bound.ReadGeometryIfAny(form, "zone", GeometryKind.Zone);

    internal static IReadOnlyList<string> Zones(Form form, Bound bound) => Some(form, "zones", bound.ReadZones(form, "zones"));

    internal static IReadOnlyList<Act> Acts(Form form)
    {
        var acts = form.Several<Act>("acts", 40);
        if (acts.Count == 0 || acts.Distinct().Count() != acts.Count || acts.Contains(Act.NoneOfThese))
        {
            form.Fault(form.LineOf("acts"), "'acts' lists at least one act, each once.");
        }

        return acts;
    }

    internal static Duration Minutes(Form form, string key) => Duration.FromMinutes(form.Has(key) ? form.Whole(key, 0, 60 * 24 * 30) : 0);

    internal static DayEdge? EdgeIfAny(Form form, string key) => form.Has(key) ? form.OneOf<DayEdge>(key) : null;

    // A rule without an edge of its own has readings that give one; AgreementParser sees to it.
    private static DayEdge Edge(Form form) => EdgeIfAny(form, "edge") ?? DayEdge.ByItsEnd;

    private static DateTimeZone Clock(Form form, Bound bound) => form.Has("clock") ? MissionParser.ReadZone(form, "clock") : bound.Clock;

    private static DueDay Due(Form form, Bound bound) => new(form.Date("due"), Clock(form, bound));

    private static DailyHours Hours(Form form, Bound bound)
    {
        var hours = form.Inner("hours");
        var read = new DailyHours(hours.Time("from"), hours.Time("to"), Clock(form, bound));
        if (read.From == read.To)
        {
            hours.Fault(hours.Line, "'from' and 'to' are the same; leave 'hours' out where every hour is meant.");
        }

        hours.Close();
        return read;
    }

    private static WeaponScope Weapons(Form form)
    {
        var scope = new WeaponScope(
            form.Several<WeaponClass>("weapons", 20, mayBeAbsent: true),
            form.Has("calibre-from") ? form.Number("calibre-from", 0, 1_000) : null,
            form.Has("calibre-below") ? form.Number("calibre-below", 0, 1_000) : null);
        if (scope.CalibreBelow <= scope.CalibreFrom)
        {
            form.Fault(form.LineOf("calibre-below"), "'calibre-below' is not above 'calibre-from', so that no weapon is meant.");
        }

        return scope;
    }

    private static WithdrawalBand Band(Form band)
    {
        var read = new WithdrawalBand(Weapons(band), band.Number("metres", 1, 500_000));
        band.Close();
        return read;
    }

    private static StorageSite Site(Form site, Bound bound)
    {
        var read = new StorageSite(
            bound.ReadGeometry(site, "site", GeometryKind.Zone),
            Some(site, "holdings", site.Items("holdings", 50).Select(Holding)));
        site.Close();
        return read;
    }

    private static Holding Holding(Form holding)
    {
        var read = new Holding(Weapons(holding), holding.Whole("count", 1, 100_000));
        holding.Close();
        return read;
    }

    private static IReadOnlyList<Ceiling> Limits(Form form)
    {
        var limits = Some(form, "limits", form.Items("limits", 30).Select(limit =>
        {
            var read = new Ceiling(limit.OneOf<Strength>("of"), limit.Whole("at-most", 0, 10_000_000));
            limit.Close();
            return read;
        }));
        if (limits.Select(limit => limit.Of).Distinct().Count() != limits.Count)
        {
            form.Fault(form.LineOf("limits"), "'limits' counts each thing once.");
        }

        return limits;
    }

    private static IReadOnlyList<T> Some<T>(Form form, string key, IEnumerable<T> items)
    {
        IReadOnlyList<T> list = [.. items];
        if (list.Count == 0 && form.Has(key))
        {
            form.Fault(form.LineOf(key), $"'{key}' lists nothing.");
        }

        return list;
    }
}
