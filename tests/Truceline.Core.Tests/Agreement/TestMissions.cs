using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Places;
using Truceline.Core.Sensing;

namespace Truceline.Core.Tests.Agreement;

/// <summary>A made mission: two areas that meet on a line running north, and a square no-entry zone about a point of it.</summary>
internal static class TestMissions
{
    public static readonly Instant Signed = Instant.FromUtc(2021, 1, 1, 0, 0);
    public static readonly Instant Noon = Instant.FromUtc(2021, 3, 1, 12, 0);
    public static readonly LocalFrame Ground = new(new Position(39.9, 46.9));

    public static Mission TwoSides(string west = "west", string east = "east") => new()
    {
        Id = "test",
        Name = "Test",
        RuleSet = new string('0', 64),
        Parties = [new Party(west, "West"), new Party(east, "East")],
        Delegations = [new Delegation("one", "One"), new Delegation("two", "Two")],
        Host = "host",
        Geometries =
        [
            new Geometry("areas", GeometryKind.ControlAreas, "Areas", [Version(
                1, [west, east], new Area(west, "West", Box(-20_000, -20_000, 0, 20_000)), new Area(east, "East", Box(0, -20_000, 20_000, 20_000)))]),
            new Geometry("zone", GeometryKind.Zone, "Zone", [Version(1, [west, east], new Area(null, "Zone", Box(-500, -500, 500, 500)))]),
        ],
        Articles = [new Article("1", "One", "not held", "Nobody enters the zone.", [NoEntry()])],
        Sources = [new SourceConfig("uav-1", "Drone", "uas-video", "udp://127.0.0.1:5600", TimeScale.Utc, new StatedErrors(1, 1, 0.01, 1), Act.CrossingByVehicle)],
        Places = Gazetteer.Empty,
        Standards = [StandardOfProof.ReasonableGrounds],
        CutOff = new LocalTime(18, 0),
        TimeZone = DateTimeZone.Utc,
        Modalities = Modalities.Default,
    };

    /// <summary>The same, run by the delegations of <see cref="Cases.CaseScenario"/>.</summary>
    public static Mission OfDelegations() => TwoSides() with { Delegations = [new("delegation-a", "A"), new("delegation-b", "B")] };

    public static Clause NoEntry(params Reading[] readings) => new("1a", "1", "No entry", "not held", "Nobody enters the zone.", [
        new ClauseVersion(1, Signed, Signed, Basis.Unstated("Signed text"), new ClauseRule.NoEntry("zone", [Act.CrossingByVehicle, Act.Presence]), readings)]);

    public static GeometryVersion Version(int number, IReadOnlyList<string> acceptedBy, params Area[] areas) => new(
        number, Signed, Signed, new LocalDate(2021, 1, 1), "Test", acceptedBy, true, "Made", "made.geojson", areas, []);

    /// <summary>Metres about the point of the line.</summary>
    public static Polygon Box(double west, double south, double east, double north) => new(
        [At(west, south), At(east, south), At(east, north), At(west, north)], []);

    public static Position At(double east, double north) => Ground.FromMetres(east, north);

    public static PlacedPoint Place(double east, double north, double sigma) =>
        new(At(east, north), new ErrorEllipse(sigma, sigma, 0), "target");
}
