using NodaTime;
using Truceline.Core.Mandates;
using Truceline.Core.Places;

namespace Truceline.Core.Agreement;

/// <summary>
/// A theatre with its agreement, parties, delegations, geometries and sources, as its adopted files say it. No side is
/// told apart from the other by anything here but its id.
/// </summary>
public sealed record Mission
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>SHA-256, lower hex, over the sorted list of the files' paths and digests.</summary>
    public required string RuleSet { get; init; }

    public required IReadOnlyList<Party> Parties { get; init; }

    /// <summary>Whom the agreement binds though they are not among its sides: a peacekeeping contingent, a guarantor.</summary>
    public IReadOnlyList<Party> OthersBound { get; init; } = [];

    /// <summary>The two that run the centre, on parity.</summary>
    public required IReadOnlyList<Delegation> Delegations { get; init; }

    /// <summary>The nation on whose ground the centre stands; a role of its own, even where it is also a party.</summary>
    public required string Host { get; init; }

    public required IReadOnlyList<Article> Articles { get; init; }

    public required IReadOnlyList<Geometry> Geometries { get; init; }

    public required IReadOnlyList<SourceConfig> Sources { get; init; }

    public required Gazetteer Places { get; init; }

    /// <summary>The standards of proof that findings may name, weakest first, declared once for the mission.</summary>
    public required IReadOnlyList<StandardOfProof> Standards { get; init; }

    /// <summary>The local hour at which a day's bulletin ends, where the modalities name no other.</summary>
    public required LocalTime CutOff { get; init; }

    public required DateTimeZone TimeZone { get; init; }

    /// <summary>The working procedures: those that its files start it with, or those in force at the time that it was taken at (<see cref="At"/>).</summary>
    public required Modalities Modalities { get; init; }

    /// <summary>The number of <see cref="Modalities"/>: 1 are those that the mission starts with.</summary>
    public int ModalitiesVersion { get; init; } = ModalitiesVersions.First;

    /// <summary>Every version that both delegations and the host consented to; empty where there is none but the first.</summary>
    public ModalitiesVersions? Agreed { get; init; }

    /// <summary>What it rests on: motions, memoranda, statements, decrees.</summary>
    public IReadOnlyList<Instrument> Instruments { get; init; } = [];

    /// <summary>Id of the zone in which the centre's staff stay; null where none is drawn.</summary>
    public string? Premises { get; init; }

    /// <summary>On which ground marks and targets are placed; null leaves it to whoever runs the centre.</summary>
    public MissionElevation? Elevation { get; init; }

    public IEnumerable<Clause> Clauses => Articles.SelectMany(article => article.Clauses);

    /// <summary>Ids of those whom a version binds.</summary>
    public IReadOnlyList<string> BoundBy(ClauseVersion version) =>
        version.Binds.Count > 0 ? version.Binds : [.. Parties.Select(party => party.Id)];

    public Geometry? GeometryOf(string id) => Geometries.FirstOrDefault(geometry => geometry.Id == id);

    public SourceConfig? SourceOf(string id) => Sources.FirstOrDefault(source => source.Id == id);

    /// <summary>The mission with the modalities in force at a time.</summary>
    public Mission At(Instant at) => Agreed is null ? this : Under(Agreed.InForce(at));

    /// <summary>The modalities in force at a time.</summary>
    public Modalities ModalitiesAt(Instant at) => Agreed is null ? Modalities : Agreed.InForce(at).Modalities;

    /// <summary>The mission with the modalities of a version; as it is where there is no such version.</summary>
    public Mission Under(int? version) => Agreed?.Numbered(version) is { } found ? Under(found) : this;

    /// <summary>
    /// The local hour at which a date's day ends: that of the modalities in force when the date begins. Where it changes, one day is longer
    /// or shorter; none that has ended is another afterwards.
    /// </summary>
    public LocalTime CutOffOn(LocalDate date) =>
        ModalitiesAt(TimeZone.AtStartOfDay(date).ToInstant()).CutOff ?? CutOff;

    /// <summary>The day that an instant belongs to.</summary>
    public LocalDate DateOf(Instant at)
    {
        var local = at.InZone(TimeZone).LocalDateTime;
        return local.TimeOfDay >= CutOffOn(local.Date) ? local.Date.PlusDays(1) : local.Date;
    }

    private Mission Under(ModalitiesVersion version) => this with { Modalities = version.Modalities, ModalitiesVersion = version.Number };

    /// <summary>The day's end before or at which a bulletin of <paramref name="date"/> counts.</summary>
    public Interval DayOf(LocalDate date) => new(
        (date.PlusDays(-1) + CutOffOn(date.PlusDays(-1))).InZoneLeniently(TimeZone).ToInstant(),
        (date + CutOffOn(date)).InZoneLeniently(TimeZone).ToInstant());
}

/// <summary>One of the sides that the agreement binds.</summary>
public sealed record Party(string Id, string Name);

/// <summary>One of the two that run the centre.</summary>
public sealed record Delegation(string Id, string Name);

/// <summary>Weakest first; the names are those of the assessment form.</summary>
public enum StandardOfProof
{
    None,
    ReasonableGrounds,
    BalanceOfProbabilities,
    ClearAndConvincing,
    BeyondReasonableDoubt,
}

/// <summary>Elevation tiles on the machine of the centre; they are no part of the mission's files.</summary>
/// <param name="Folder">From the root of the file system.</param>
/// <param name="Geoid">File of the geoid's height, likewise; null where none is named.</param>
public sealed record MissionElevation(string Folder, string? Geoid);
