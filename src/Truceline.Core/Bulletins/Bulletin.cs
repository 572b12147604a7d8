using System.Text.Json.Serialization;
using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Claims;
using Truceline.Core.Coverage;
using Truceline.Core.Marks;
using Truceline.Core.Record;

namespace Truceline.Core.Bulletins;

/// <summary>
/// One edition of the daily report, as it may leave the centre, drawn up from the register and the index beside the recordings. Every number of acts names
/// the entries that it comes from; every place is coarsened; of what was watched it tells one share for each sector, kind of act and day that is over, and no
/// hour, kilometre or sensor. What the delegations read besides stands in <see cref="BulletinInside"/>. The heads sign the digest of its canonical JSON, so
/// that their words are not part of it.
/// </summary>
/// <param name="Edition">From 1; 0 for a draft that is not in the log.</param>
/// <param name="Supersedes">The edition that this one corrects.</param>
/// <param name="From">Beginning of the day, at the mission's cut-off hour; received time counts.</param>
/// <param name="Preliminary">Drawn up before the day was over.</param>
/// <param name="AsOfIndex">The last entry of the log that it knows.</param>
/// <param name="Headline">The day in a sentence, never without its coverage.</param>
/// <param name="Impediments">How many there were of each kind over the day.</param>
/// <param name="Complaints">What the list of complaints is, so that an empty one is not misread.</param>
/// <param name="Inside">SHA-256, lower hex, of what the delegations read besides.</param>
public sealed record Bulletin(
    string Truceline, string Mission, string MissionName, bool Demo, LocalDate Date, int Edition, int? Supersedes,
    Instant From, Instant To, string CutOff, string TimeZone, Instant DrawnUp, bool Preliminary, long AsOfIndex, string RuleSet,
    string Headline, IReadOnlyList<BulletinDelegation> Delegations, IReadOnlyList<CountLine> Counts, TotalLine Total,
    IReadOnlyList<EventLine> Events, IReadOnlyList<ClauseLine> Clauses, IReadOnlyList<CaseLine> Cases,
    IReadOnlyList<ImpedimentCount> Impediments, string Complaints, IReadOnlyList<ComplaintLine> ComplaintLines, string Inside)
{
    public const string Format = "bulletin/v2";

    /// <summary>What share of each sector was observed over the day, by kind of act; empty before the day is over, and where the mission has no line.</summary>
    public IReadOnlyList<SectorShare> Observed { get; init; } = [];

    /// <summary>The version of the modalities that it was drawn up under; null, and not written, in editions older than versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Modalities { get; init; }
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
    int Count, bool AtLeast, IReadOnlyList<long> Entries, IReadOnlyList<long> NotCounted, IReadOnlyList<long> SetAside)
{
    /// <summary>Of the kinds of acts, the share of the one observed least; null where none is told.</summary>
    public double? Observed { get; init; }
}

/// <summary>One incident, in the columns of an annex.</summary>
/// <param name="Index">Its entry.</param>
/// <param name="Position">From what it was observed: a kind of source, never which one.</param>
/// <param name="Location">In words, from a place of the gazetteer.</param>
/// <param name="Latitude">Degrees, middle of the 1 km cell.</param>
/// <param name="Qualifier">Of the number; null for what the machine alleges, which is one.</param>
/// <param name="Local">Date and time in the mission's zone, with its offset.</param>
public sealed record EventLine(
    string Incident, long Index, string Position, string Location, double Latitude, double Longitude, string Means, int Number,
    CountQualifier? Qualifier, string Observation, Act Act, string Description, string Weapon, Instant At, string Local, FactLevel Level, bool Counted,
    IReadOnlyList<string> Cases);

/// <summary>
/// What a rule indicates over the day; never a finding. Of all whom the clause binds it tells the outcome that is told first, a breach before all else, and
/// not whose it is: attribution is not printed.
/// </summary>
/// <param name="Version">Of the clause; null where none bound.</param>
/// <param name="Kind">Of the clause, as the mission's file names it.</param>
/// <param name="Probability">That it happened where the rule holds, by one whom it binds, in the likeliest; null where nothing was placed.</param>
/// <param name="Observed">Share of the zone and the day in which it would have been noticed, 0 to 1; null where none is told.</param>
/// <param name="Answers">Under each reading and each set of drawings.</param>
/// <param name="Entries">Of what a breach rests on.</param>
/// <param name="Open">Of what touches the clause and cannot be told to be a breach by anybody.</param>
public sealed record ClauseLine(
    string Clause, string Article, string Title, int? Version, string Kind, Agreement.ClauseOutcome Outcome, string Sentence, double? Probability, double? Observed,
    IReadOnlyList<ClauseAnswerLine> Answers, IReadOnlyList<long> Entries, IReadOnlyList<long> Open);

/// <param name="Reading">Null where there are only the plain words.</param>
/// <param name="Drawings">Which geometries it rests on, in which versions.</param>
public sealed record ClauseAnswerLine(
    string? Reading, Agreement.ClauseOutcome Outcome, double? Probability, double? Observed, IReadOnlyList<Agreement.DrawingRef> Drawings);

/// <summary>A case with the delegations side by side, in ordinal order.</summary>
/// <param name="Round">The round that is open, or was last; from the second on the case was reopened.</param>
/// <param name="Standing">The round whose result stands, and <paramref name="Level"/> with it; an earlier one than <paramref name="Round"/> until a later one is signed by both heads.</param>
public sealed record CaseLine(
    string Case, long Index, IReadOnlyList<string> Incidents, int Round, int Standing, Stage Stage, CaseOutcome Outcome, FactLevel Level,
    IReadOnlyList<FieldComparison> Fields, string? Finding, IReadOnlyList<CaseColumn> Columns)
{
    /// <summary>Parties that the result names as the author, and whether they replied.</summary>
    public IReadOnlyList<CaseReply> Replies { get; init; } = [];
}

/// <param name="ReplyBy">Until when the party may reply.</param>
/// <param name="Words">Salted digest of its reply; null until it replied.</param>
/// <param name="Entry">Of the reply.</param>
public sealed record CaseReply(string Party, Instant ReplyBy, string? Words, long? Entry);

/// <param name="Form">What it judged; null before it is revealed.</param>
/// <param name="Head">signed, refused, or <i>not approved</i> where the head has not spoken; null before there is a result.</param>
/// <param name="Entries">Its seal, reveal and signature.</param>
public sealed record CaseColumn(
    string Delegation, SealState State, AssessmentForm? Form, string? Head, IReadOnlyList<long> Entries);

/// <summary>How many impediments of a kind there were in the day, or reached into it.</summary>
public sealed record ImpedimentCount(ImpedimentKind Kind, int Count);

/// <summary>A complaint and what became of it. Its words are not printed.</summary>
/// <param name="Latitude">Degrees, middle of the 1 km cell; null with the longitude where it names no place.</param>
/// <param name="Overdue">Its acknowledgement or its answer is late.</param>
/// <param name="Entries">Everything in the log that made its state.</param>
public sealed record ComplaintLine(
    string Complaint, long Index, string Party, string? Against, Act Act, string? Article, Instant From, Instant To,
    string? Location, double? Latitude, double? Longitude, Instant Filed, ComplaintState State, bool Overdue, IReadOnlyList<string> Cases,
    IReadOnlyList<long> Entries);
