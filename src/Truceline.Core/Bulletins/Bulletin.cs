using System.Text.Json.Serialization;
using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Claims;
using Truceline.Core.Coverage;
using Truceline.Core.Marks;
using Truceline.Core.Record;

namespace Truceline.Core.Bulletins;

/// <summary>
/// One edition of the daily report, drawn up from the register alone. Every number names the entries that it comes from;
/// every place is coarsened. The heads sign the digest of its canonical JSON, so that their words are not part of it.
/// </summary>
/// <param name="Edition">From 1; 0 for a draft that is not in the log.</param>
/// <param name="Supersedes">The edition that this one corrects.</param>
/// <param name="From">Beginning of the day, at the mission's cut-off hour; received time counts.</param>
/// <param name="Preliminary">Drawn up before the day was over.</param>
/// <param name="AsOfIndex">The last entry of the log that it knows.</param>
/// <param name="Headline">The day in a sentence, never without its coverage.</param>
/// <param name="Complaints">What the list of complaints is, so that an empty one is not misread.</param>
/// <param name="ComplaintLines">Null in editions from before complaints were taken.</param>
public sealed record Bulletin(
    string Truceline, string Mission, string MissionName, bool Demo, LocalDate Date, int Edition, int? Supersedes,
    Instant From, Instant To, string CutOff, string TimeZone, Instant DrawnUp, bool Preliminary, long AsOfIndex, string RuleSet,
    string Headline, IReadOnlyList<BulletinDelegation> Delegations, IReadOnlyList<CountLine> Counts, TotalLine Total,
    IReadOnlyList<EventLine> Events, IReadOnlyList<ClauseLine> Clauses, IReadOnlyList<CaseLine> Cases,
    IReadOnlyList<ImpedimentLine> Impediments, CoverageLines Coverage, string Complaints,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ComplaintLine>? ComplaintLines = null)
{
    public const string Format = "bulletin/v1";

    /// <summary>What share of each sector was observed over the day, by kind of act; empty before the day is over, and where the mission has no line.</summary>
    public IReadOnlyList<SectorShare> Observed { get; init; } = [];
}

public sealed record BulletinDelegation(string Id, string Name);

/// <summary>One act, counted in the units of the OSCE mission: one for each incident.</summary>
/// <param name="AtLeast">A lower bound: what nobody watched is not in it.</param>
/// <param name="Alleged">Of the count, those that only the machine alleges.</param>
/// <param name="FoundByOne">Found by at least one delegation, not jointly.</param>
/// <param name="Entries">Indices in the log of the entries counted.</param>
/// <param name="Numbers">How many people said there were, in the marks among the incidents; a line for each qualifier.</param>
public sealed record CountLine(
    Act Act, int Count, bool AtLeast, int Alleged, int IndicatedByRule, int FoundByOne, int FoundJointly, IReadOnlyList<long> Entries,
    IReadOnlyList<NumberLine> Numbers)
{
    /// <summary>Share of the sector and the day in which such an act would have been noticed, 0 to 1; null where none is told.</summary>
    public double? Observed { get; init; }
}

/// <summary>The sum of what marks of one act say with one qualifier. Sums of different qualifiers are never added or subtracted.</summary>
public sealed record NumberLine(CountQualifier Qualifier, int Number, IReadOnlyList<long> Entries);

/// <param name="Count">Sum of the counts by act.</param>
/// <param name="NotCounted">Incidents that the delegations found jointly not to have occurred; they are in no count.</param>
/// <param name="SetAside">Marks that were withdrawn, joined into another incident or split into several by who made them; they are in no count.</param>
public sealed record TotalLine(
    int Count, bool AtLeast, IReadOnlyList<long> Entries, IReadOnlyList<long> NotCounted, IReadOnlyList<long> SetAside);

/// <summary>One incident, in the columns of an annex.</summary>
/// <param name="Index">Its entry.</param>
/// <param name="Position">From where it was observed: the source.</param>
/// <param name="Location">In words, from a place of the gazetteer.</param>
/// <param name="Latitude">Degrees, middle of the 1 km cell.</param>
/// <param name="Qualifier">Of the number; null for what the machine alleges, which is one.</param>
/// <param name="Local">Date and time in the mission's zone, with its offset.</param>
public sealed record EventLine(
    string Incident, long Index, string Position, string Location, double Latitude, double Longitude, string Means, int Number,
    CountQualifier? Qualifier, string Observation, Act Act, string Description, string Weapon, Instant At, string Local, FactLevel Level, bool Counted,
    IReadOnlyList<string> Cases);

/// <summary>What a rule indicates over the day; never a finding.</summary>
public sealed record ClauseLine(
    string Clause, string Article, string Title, Agreement.ClauseOutcome Outcome, string Sentence, IReadOnlyList<long> Entries);

/// <summary>A case with the delegations side by side, in ordinal order.</summary>
/// <param name="Round">The round that is open, or was last; from the second on the case was reopened.</param>
/// <param name="Standing">The round whose result stands, and <paramref name="Level"/> with it; an earlier one than <paramref name="Round"/> until a later one is signed by both heads.</param>
public sealed record CaseLine(
    string Case, long Index, IReadOnlyList<string> Incidents, int Round, int Standing, Stage Stage, CaseOutcome Outcome, FactLevel Level,
    IReadOnlyList<FieldComparison> Fields, string? Finding, IReadOnlyList<CaseColumn> Columns);

/// <param name="Form">What it judged; null before it is revealed.</param>
/// <param name="Head">signed, refused, or <i>not approved</i> where the head has not spoken; null before there is a result.</param>
/// <param name="Entries">Its seal, reveal and signature.</param>
public sealed record CaseColumn(
    string Delegation, SealState State, AssessmentForm? Form, string? Head, IReadOnlyList<long> Entries);

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
    /// <summary>When it watched. In no rendering: a bulletin becomes public, and the hours in which nobody looks do not.</summary>
    [JsonIgnore]
    public IReadOnlyList<WatchedSpan> Watched { get; init; } = [];
}

public sealed record ZoneLine(string Zone, string Name, double Hours);

/// <summary>A complaint and what became of it. Its words are not printed.</summary>
/// <param name="Latitude">Degrees, middle of the 1 km cell; null with the longitude where it names no place.</param>
/// <param name="Overdue">Its acknowledgement or its answer is late.</param>
/// <param name="Entries">Everything in the log that made its state.</param>
public sealed record ComplaintLine(
    string Complaint, long Index, string Party, string? Against, Act Act, string? Article, Instant From, Instant To,
    string? Location, double? Latitude, double? Longitude, Instant Filed, ComplaintState State, bool Overdue, IReadOnlyList<string> Cases,
    IReadOnlyList<long> Entries);
