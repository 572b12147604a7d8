using System.Text.Json;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Engine;
using Truceline.Engine.Live;

namespace Truceline.Server.Agreement;

/// <summary>The mission as its adopted files say it.</summary>
/// <param name="CutOff">The local hour at which a bulletin's day ends.</param>
/// <param name="Standards">Weakest first.</param>
public sealed record MissionAnswer(
    string Id, string Name, string RuleSet, IReadOnlyList<Party> Parties, IReadOnlyList<Delegation> Delegations, string Host,
    IReadOnlyList<StandardOfProof> Standards, LocalTime CutOff, string TimeZone, bool AttributionBeforeSeal,
    IReadOnlyList<GeometryAnswer> Geometries, IReadOnlyList<ClauseAnswer> Clauses, IReadOnlyList<SourceAnswer> Sources,
    IReadOnlyList<PlaceAnswer> Places, string PlacesAttribution, IReadOnlyList<HeadKey> Heads, bool Demo);

/// <summary>One version of a geometry.</summary>
/// <param name="Kind">line-of-contact, zone, control-areas.</param>
/// <param name="AcceptedBy">Ids of parties.</param>
/// <param name="Illustrative">Made for a demonstration, surveyed by nobody.</param>
public sealed record GeometryAnswer(
    string Id, GeometryKind Kind, string Name, int Version, Instant Effective, Instant Known, string Author,
    bool Illustrative, IReadOnlyList<string> AcceptedBy, string Attribution, JsonElement? Geojson);

/// <summary>One version of a clause.</summary>
public sealed record ClauseAnswer(
    string Id, string Article, int Version, string Title, string Text, string Paraphrase, string Kind, string? Zone, string Basis,
    Instant Effective, Instant Known, IReadOnlyList<Act> Acts, IReadOnlyList<Reading> Readings);

/// <param name="HeldBy">The delegation that holds what it shows; null where it is shared.</param>
public sealed record SourceAnswer(string Id, string Name, string Kind, string? HeldBy);

/// <param name="Names">By language.</param>
public sealed record PlaceAnswer(string Id, IReadOnlyDictionary<string, string> Names, double Lat, double Lon);

public static class MissionEndpoints
{
    public static void MapMission(this IEndpointRouteBuilder app) => app.MapGroup("/api/mission").WithTags("Agreement").WaitingForMinIndex()
        .MapGet("", (Centre centre, ServerOptions options) => Answer(centre, options)).RequireAuthorization();

    private static MissionAnswer Answer(Centre centre, ServerOptions options)
    {
        var mission = centre.Mission;
        var view = centre.Register.Get<MissionView>(RegisterKinds.Mission, RegisterKinds.TheMission);
        return new MissionAnswer(
            mission.Id, mission.Name, mission.RuleSet, mission.Parties, mission.Delegations, mission.Host, mission.Standards,
            mission.CutOffOn(mission.DateOf(centre.Now)), mission.TimeZone.Id, mission.Modalities.AttributionBeforeSeal,
            [.. mission.Geometries.SelectMany(geometry => geometry.Versions.Select(version => Geometry(geometry, version, mission, options)))],
            [.. mission.Clauses.SelectMany(clause => clause.Versions.Select(version => Clause(clause, version)))],
            [.. mission.Sources.Select(source => new SourceAnswer(source.Id, source.Name, source.Kind, mission.Modalities.TermsOf(source.Id)?.HeldBy))],
            [.. mission.Places.Places.Select(place => new PlaceAnswer(place.Id, place.Names, place.At.Latitude, place.At.Longitude))],
            mission.Places.Attribution, view?.Heads ?? [], view?.Demo ?? false);
    }

    private static GeometryAnswer Geometry(Geometry geometry, GeometryVersion version, Core.Agreement.Mission mission, ServerOptions options) => new(
        geometry.Id, geometry.Kind, geometry.Name, version.Number, version.Effective, version.Known, version.Author,
        version.Illustrative, version.AcceptedBy, version.Attribution, GeoJson(options, mission.RuleSet, version.File));

    private static ClauseAnswer Clause(Clause clause, ClauseVersion version) => new(
        clause.Id, clause.Article, version.Number, clause.Title, clause.Text, clause.Paraphrase, version.Rule.Kind, version.Rule.Zone,
        version.Basis.Words, version.Effective, version.Known, version.Rule.Acts, version.Readings);

    /// <summary>As adopted: the copy that the log vouches for, read when the mission was opened. Null where fsck would name it too.</summary>
    private static JsonElement? GeoJson(ServerOptions options, string ruleSet, string file)
    {
        try
        {
            return JsonElement.Parse(File.ReadAllText(Path.Combine(options.Data, "mission", ruleSet, file)));
        }
        catch (Exception lost) when (lost is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
