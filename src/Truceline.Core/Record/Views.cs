using System.Text.Json.Serialization;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Shifts;

namespace Truceline.Core.Record;

/// <summary>Whose log this is and what is in force.</summary>
/// <param name="Delegations">The delegations with a head's key in the first entry, in ordinal order.</param>
/// <param name="RuleSets">Every rule set adopted, the one in force last.</param>
public sealed record MissionView(
    string Mission, IReadOnlyList<HeadKey> Heads, IReadOnlyList<string> Delegations, bool Demo, long Index, Instant At,
    IReadOnlyList<AdoptedRuleSetView> RuleSets)
{
    /// <summary>The head's key of a delegation, lower hex; null where the first entry names none.</summary>
    public string? HeadKeyOf(string delegation) => Heads.FirstOrDefault(head => head.Delegation == delegation)?.PublicKey;
}

/// <param name="Files">Paths of the mission files in the data folder.</param>
public sealed record AdoptedRuleSetView(string RuleSet, long Index, Instant At, IReadOnlyList<string> Files);

/// <summary>What a source has recorded so far.</summary>
/// <param name="Bytes">Of sealed segments.</param>
/// <param name="ReceivedTo">End of the last sealed segment, by the centre's clock.</param>
/// <param name="Continuity">Transport packets known to be missing.</param>
/// <param name="LastIndex">Its latest entry.</param>
public sealed record SourceView(
    string Source, int Entries, int Segments, long Bytes, Instant? ReceivedFrom, Instant? ReceivedTo, long Continuity, long LastIndex);

/// <summary>One entry of a source's recording, a minute as a rule.</summary>
public sealed record RecordingView(
    string Source, long Index, Instant From, Instant To, IReadOnlyList<SealedSegment> Segments, IReadOnlyList<Gap> Gaps, string Root);

/// <summary>A file taken from a source's folder; its bytes stand in the segments received between <c>From</c> and <c>To</c>.</summary>
public sealed record FileView(string Source, string Name, long Length, string Sha256, Instant From, Instant To, string? Remark, long Index);

/// <summary>An alert or a mark, with what the rules say of it and how far people have judged it.</summary>
/// <param name="Track">Null for a mark, which follows nothing.</param>
/// <param name="Zone">That the track entered; null for a mark.</param>
/// <param name="Place">Coarsened to a cell for acts whose place is guarded (<see cref="GuardedPlace"/>).</param>
/// <param name="PlaceCoarsened">The place shown is the middle of a 1 km cell.</param>
/// <param name="Attribution">Empty with <paramref name="AttributionWithheld"/> set where the reader may not see it yet.</param>
/// <param name="ClausesTested">False where the rule set that it names was not at hand; then <paramref name="Clauses"/> says nothing.</param>
/// <param name="Cases">Numbers of the cases that it is part of.</param>
/// <param name="FoundBy">Delegations whose revealed assessment says that it occurred.</param>
/// <param name="FoundNotBy">Delegations whose revealed assessment says that it did not.</param>
/// <param name="FoundNotToHaveOccurred">All delegations found so and all heads signed; no count holds it any more.</param>
public sealed record IncidentView(
    string Incident, long Index, string Source, string? Track, Act Act, string? Zone, Instant Claimed, Instant Received,
    PlacedPoint Place, PlacedPoint? LastOutside, bool PlaceCoarsened,
    IReadOnlyList<AttributionShare> Attribution, string? AttributionWithheld,
    IReadOnlyList<EvidenceCitation> Evidence, string RuleSet,
    bool ClausesTested, IReadOnlyList<ClauseResultView> Clauses,
    FactLevel Level, IReadOnlyList<string> Cases, IReadOnlyList<string> FoundBy, IReadOnlyList<string> FoundNotBy,
    bool FoundNotToHaveOccurred)
{
    /// <summary>Null for what the machine alleges.</summary>
    public MarkView? Mark { get; init; }

    /// <summary>What was reported from the ground; null for what was not.</summary>
    public ReportView? Report { get; init; }

    /// <summary>The version of the modalities that it was stated under; null in records older than versions.</summary>
    public int? Modalities { get; init; }

    /// <summary>With what, as far as somebody said; null where nobody did, and then nothing is written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Weapon? Weapon { get; init; }

    /// <summary>Marks that were joined into this incident.</summary>
    public IReadOnlyList<string> Joined { get; init; } = [];

    /// <summary>
    /// The impediment by which it came out later that its source's place was not to be believed when it was alleged: where it happened, and so whose it
    /// is, is for persons to judge. Null for all others, and then nothing is written.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PlaceDoubted { get; init; }

    /// <summary>The same incident for a reader who may not see what the machine thinks of its author yet.</summary>
    public IncidentView WithoutAttribution(string because) => this with { Attribution = [], AttributionWithheld = because };
}

/// <summary>The centre could not see, hear or record.</summary>
/// <param name="To">Null while it lasts.</param>
/// <param name="Entries">Every entry that states or revises it.</param>
public sealed record ImpedimentView(
    string Impediment, IReadOnlyList<long> Entries, string? Source, ImpedimentKind Kind, Instant From, Instant? To, string Detail)
{
    /// <summary>How a silence reads beside the flight plans; worked out when it is read, null in the register and for other impediments.</summary>
    public SilenceReading? Planned { get; init; }

    /// <summary>What was followed in the picture while the place was not believed.</summary>
    public IReadOnlyList<UncertainSightView> Seen { get; init; } = [];

    /// <summary>Who stated it; null for what was found from the telemetry and the recording.</summary>
    public StatedImpedimentView? Stated { get; init; }

    /// <summary>Of each delegation its latest.</summary>
    public IReadOnlyList<ImpedimentReviewView> Reviews { get; init; } = [];

    /// <summary>Numbers of the cases that it is part of.</summary>
    public IReadOnlyList<string> Cases { get; init; } = [];

    /// <summary>Whoever stated it took it back; it counts no more.</summary>
    public WithdrawnImpedimentView? Withdrawn { get; init; }
}

/// <param name="From">Received; so is <paramref name="To"/>, which is null while the stretch goes on.</param>
/// <param name="Targets">Numbers of the sensor's own, at least.</param>
public sealed record UncertainSightView(
    string Sighting, string Source, Instant ClaimedFrom, Instant ClaimedTo, Instant From, Instant? To, int Targets, IReadOnlyList<EvidenceCitation> Evidence, long Index);

/// <param name="Words">Salted digest of the words used; null where there are none.</param>
public sealed record StatedImpedimentView(
    string? Sector, DenierRole? DeniedBy, string? Words, string? Language, string? Delegation, string Role, string? Post, Instant At);

/// <param name="Reason">Salted digest; null where there is none.</param>
public sealed record ImpedimentReviewView(string Delegation, bool Confirmed, string? Reason, Instant At, long Index);

/// <param name="Reason">Salted digest.</param>
public sealed record WithdrawnImpedimentView(Instant At, string Reason, long Index);

/// <summary>A key and whose it is.</summary>
/// <param name="Role">reviewer, duty-officer, administrator or head.</param>
/// <param name="Counts">Countersigned by the head of its delegation, whose key is in the first entry.</param>
/// <param name="RevokedAt">From then on it signs nothing; what it signed before stands.</param>
public sealed record KeyView(
    string PublicKey, string Delegation, string Role, string? Countersignature, bool Counts, bool Demo, long Index, Instant At,
    string? RevokedBy, Instant? RevokedAt)
{
    /// <summary>May sign for its delegation in this role at this time.</summary>
    public bool May(string delegation, string role, Instant at) =>
        Counts && Delegation == delegation && Role == role && at >= At && (RevokedAt is not { } revoked || at < revoked);
}

/// <summary>One edition of a daily report.</summary>
/// <param name="SupersededBy">The edition that corrects it; it stays as it was.</param>
/// <param name="Renderings">Paths of its files in the data folder.</param>
/// <param name="Released">Both heads have spoken and at least one approves.</param>
public sealed record BulletinView(
    LocalDate Date, int Edition, string Digest, int? Supersedes, int? SupersededBy, long AsOfIndex, Instant At, long Index,
    IReadOnlyList<string> Renderings, bool Released, IReadOnlyList<BulletinJudgementView> Judgements);

/// <param name="SignatureHolds">Under the head's key of the first entry.</param>
public sealed record BulletinJudgementView(
    string Delegation, string HeadKey, bool Approved, string Signature, bool SignatureHolds, Instant At, long Index);

/// <summary>For how long a source watched, within a span of received time.</summary>
/// <param name="Watched">Stretches with sealed video, gaps taken out, joined where they meet.</param>
/// <param name="Entries">Entries of the log that say so.</param>
public sealed record CoverageView(
    string Source, Instant From, Instant To, double Hours, IReadOnlyList<WatchedSpan> Watched, IReadOnlyList<long> Entries);

public sealed record WatchedSpan(Instant From, Instant To);
