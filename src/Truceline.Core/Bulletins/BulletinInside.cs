using System.Text.Json.Serialization;
using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Core.Bulletins;

/// <summary>
/// What the delegations read beside one edition and nobody outside does: which source saw what, for how long each watched, when it did not and why. The
/// edition names the digest of its canonical JSON, so that the heads' signatures stand for it too.
/// </summary>
/// <param name="Headline">The day in a sentence, with the hours watched.</param>
public sealed record BulletinInside(
    string Truceline, string Mission, string MissionName, LocalDate Date, int Edition, string Headline, IReadOnlyList<SeenLine> Seen,
    IReadOnlyList<ImpedimentLine> Impediments, CoverageLines Coverage)
{
    public const string Format = "bulletin-inside/v1";
}

/// <summary>One edition with what belongs to it inside.</summary>
public sealed record DrawnBulletin(Bulletin Bulletin, BulletinInside Inside);

/// <summary>From where an event was observed.</summary>
/// <param name="Position">The source by name.</param>
public sealed record SeenLine(string Incident, long Index, string Position, string Observation);

/// <param name="Until">Null where it lasted when the bulletin was drawn up.</param>
public sealed record ImpedimentLine(
    string Impediment, ImpedimentKind Kind, string? Source, Instant Since, Instant? Until, string Detail, IReadOnlyList<long> Entries);

/// <param name="DayHours">Length of the day: 24 as a rule.</param>
/// <param name="AnyHours">Hours in which at least one source watched.</param>
public sealed record CoverageLines(double DayHours, double AnyHours, IReadOnlyList<CoverageLine> Sources, string Note);

/// <param name="Zones">Which zones it had in view, and for how long.</param>
/// <param name="Silences">When it did not watch, and why; null, and not written, where nobody had stated a flight plan for it.</param>
public sealed record CoverageLine(
    string Source, string Name, double Hours, IReadOnlyList<ZoneLine> Zones, IReadOnlyList<long> Entries,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<SilenceLine>? Silences = null)
{
    /// <summary>When it watched. In no rendering: the strip of the line tells it.</summary>
    [JsonIgnore]
    public IReadOnlyList<WatchedSpan> Watched { get; init; } = [];
}

public sealed record ZoneLine(string Zone, string Name, double Hours);
