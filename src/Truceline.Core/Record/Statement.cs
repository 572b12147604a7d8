using System.Text.Json.Serialization;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Marks;
using Truceline.Core.Notices;
using Truceline.Core.Places;
using Truceline.Core.Reports;
using Truceline.Core.Sensors;
using Truceline.Core.Shifts;

namespace Truceline.Core.Record;

/// <summary>
/// What one entry of the log says, apart from its mission-free header. Each case is one kind of entry; the kind's name
/// is the case's name in kebab case (<see cref="StatementJson"/>). Clause results and coverage are projections and are
/// never statements.
/// </summary>
public abstract partial record Statement
{
    private Statement()
    {
    }

    /// <summary>The first entry: whose log this is, and the public keys that everything else is traced to.</summary>
    /// <param name="Demo">Keys were made by the program itself, for a demonstration or a replay.</param>
    public sealed record MissionOpened(string Mission, IReadOnlyList<HeadKey> Heads, bool Demo) : Statement;

    /// <summary>A mission file set (agreement, geometries, sources) comes into force; its files are the entry's bodies.</summary>
    /// <param name="RuleSet">SHA-256, lower hex, over the sorted list of the files' paths and digests.</param>
    public sealed record RulesAdopted(string RuleSet) : Statement;

    /// <summary>A source's recording since its last entry; the segments and their sidecars are the entry's bodies.</summary>
    public sealed record SegmentsSealed(
        string Source, IReadOnlyList<SealedSegment> Segments, IReadOnlyList<Gap> Gaps, string Root) : Statement;

    /// <summary>A file that was dropped into a source's folder is recorded: its bytes stand in the segments of the entries before.</summary>
    /// <param name="Name">As the file was called, without its folder.</param>
    /// <param name="Sha256">Of the whole file, lower hex.</param>
    /// <param name="Remark">What was odd about it: a name taken before with other bytes. Null where nothing was.</param>
    public sealed record FileTaken(string Source, string Name, long Length, string Sha256, Instant From, Instant To, string? Remark) : Statement;

    /// <summary>The centre could not see, hear or record.</summary>
    public sealed record ImpedimentRecorded(
        string Impediment, string? Source, ImpedimentKind Kind, Instant From, Instant? To, string Detail) : Statement;

    /// <summary>Things were followed in the picture while the source's place was not believed: where they were is for persons to judge.</summary>
    /// <param name="Sighting">Entered when it begins, without an end, and again when the stretch is over.</param>
    /// <param name="From">Received; so is <paramref name="To"/>.</param>
    /// <param name="Targets">Numbers of the sensor's own, at least.</param>
    public sealed record SeenUncertain(
        string Sighting, string Impediment, string Source, Instant ClaimedFrom, Instant ClaimedTo, Instant From, Instant? To, int Targets,
        IReadOnlyList<EvidenceCitation> Evidence, string RuleSet) : Statement;

    /// <summary>Somebody says that the centre is kept from seeing, hearing or going somewhere.</summary>
    /// <param name="Source">Of the mission; null where it is no sensor's affair.</param>
    /// <param name="Sector">Id of a zone or of a named place; null where a source is named alone.</param>
    /// <param name="To">Null while it lasts.</param>
    /// <param name="DeniedBy">What the one was who denied access, never who; null for other kinds.</param>
    /// <param name="Words">Salted digest of the words used, which stand outside the log.</param>
    /// <param name="Delegation">Null for a post or an observer.</param>
    /// <param name="Post">Id of the post or patrol; null for a delegation.</param>
    public sealed record ImpedimentStated(
        string Impediment, ImpedimentKind Kind, string? Source, string? Sector, Instant From, Instant? To, DenierRole? DeniedBy, string? Words, string? Language,
        string? Delegation, string Role, string? Post, Instant At) : Statement;

    public sealed record ImpedimentEnded(string Impediment, Instant To, string? Delegation, string Role, string? Post, Instant At) : Statement;

    /// <summary>Whoever stated an impediment takes it back.</summary>
    public sealed record ImpedimentWithdrawn(string Impediment, string Reason, string? Delegation, string Role, string? Post, Instant At) : Statement;

    /// <summary>A delegation confirms an impediment, or disputes it with a reason. A later one takes the place of its earlier.</summary>
    /// <param name="Reason">Salted digest; null where there is none.</param>
    public sealed record ImpedimentReviewed(string Impediment, bool Confirmed, string? Reason, string Delegation, string Role, Instant At) : Statement;

    /// <summary>Somebody of a delegation has taken note of an alarm of a source.</summary>
    /// <param name="Raised">Which occurrence of it.</param>
    public sealed record AlarmAcknowledged(string Source, AlarmKind Alarm, Instant Raised, string Delegation, string Role, Instant At) : Statement;

    /// <summary>A delegation is not called by an alarm for a while.</summary>
    /// <param name="Reason">Salted digest of free text, which stands outside the log.</param>
    public sealed record AlarmShelved(
        string Source, AlarmKind Alarm, Instant Until, string Reason, string Delegation, string Role, Instant At) : Statement;

    /// <summary>A delegation is called by an alarm again.</summary>
    public sealed record AlarmResumed(string Source, AlarmKind Alarm, string Delegation, string Role, Instant At) : Statement;

    /// <summary>A duty officer ends a shift.</summary>
    /// <param name="Officer">Id of the account; no name.</param>
    /// <param name="Log">Salted digest of free text, which stands outside the log; so are the other words below.</param>
    public sealed record ShiftHandedOver(
        string Handover, string Delegation, string Role, string Officer, string Log, IReadOnlyList<OpenMatter> Matters, Instant At) : Statement;

    public sealed record ShiftTakenOver(string Handover, string Delegation, string Role, string Officer, Instant At) : Statement;

    /// <summary>A place shall be looked at. It asks for seeing and for nothing else.</summary>
    public sealed record LookRequested(
        string Look, string Delegation, string Role, string? Source, Position? Place, Instant From, Instant Until, string What, Instant At) : Statement;

    /// <param name="Outcome">looked, could-not or withdrawn.</param>
    public sealed record LookAnswered(string Look, string Delegation, string Role, LookState Outcome, string Words, Instant At) : Statement;

    /// <summary>When a source is to be in the air, or in service.</summary>
    public sealed record FlightPlanned(string Flight, string Delegation, string Role, string Source, Instant From, Instant To, Instant At) : Statement;

    public sealed record FlightCancelled(string Flight, string Delegation, string Role, string Reason, Instant At) : Statement;

    /// <summary>A party's liaison hands a complaint to the centre; the files handed in with it are the entry's bodies. It says what a party claims and nothing more.</summary>
    /// <param name="Against">Whom it names as the author: a party or another bound by the agreement; null where it names nobody.</param>
    /// <param name="Place">As claimed; a 1 km cell for acts whose place is guarded. Null where the words alone say where.</param>
    /// <param name="Within">Metres about the place.</param>
    /// <param name="What">Salted digest of free text, which stands outside the log; so are the other words below.</param>
    /// <param name="Language">Of the words, as a BCP 47 tag.</param>
    public sealed record ComplaintFiled(
        string Complaint, string Party, Act Act, string? Against, string? Article, Instant From, Instant To, Position? Place, double? Within,
        string What, string Language, IReadOnlyList<ComplaintFile> Files, Instant At, Instant AcknowledgeBy, Instant AnswerBy,
        int? Modalities = null) : Statement;

    public sealed record ComplaintAcknowledged(string Complaint, string Delegation, string Role, Instant At) : Statement;

    /// <summary>A look-request or a case is about it: one of the two.</summary>
    public sealed record ComplaintTasked(string Complaint, string? Look, string? Case, string Delegation, string Role, Instant At) : Statement;

    /// <summary>A delegation answers: in words, or with what both heads signed in a case about it.</summary>
    public sealed record ComplaintAnswered(
        string Complaint, string Delegation, string Role, string? Words, string? Language, string? Case, Instant At) : Statement;

    /// <summary>All parties are told of something by one entry, at one moment.</summary>
    /// <param name="To">The parties of the mission.</param>
    /// <param name="Sector">Id of a zone or of a named place.</param>
    /// <param name="AcknowledgeBy">From when an acknowledgement is late; null in entries older than that clock.</param>
    public sealed record NoticeSent(
        string Notice, string Delegation, string Role, IReadOnlyList<string> To, Act Kind, string Sector, Instant From, Instant Until, string? Words,
        string? Language, Instant At, Instant? AcknowledgeBy = null) : Statement;

    public sealed record NoticeAcknowledged(string Notice, string Party, Instant At) : Statement;

    /// <summary>A party says beforehand what it will do.</summary>
    /// <param name="ShownFrom">From when others see it.</param>
    public sealed record MovementNotified(
        string Movement, string Party, MovementKind Kind, string Sector, Instant From, Instant To, Instant ShownFrom, string Words, string Language,
        Instant At) : Statement;

    /// <summary>Somebody on the ground says what was seen or heard.</summary>
    /// <param name="Report">Id of the incident that it raises.</param>
    /// <param name="Role">post or observer.</param>
    /// <param name="Post">Id of the post or patrol; no person is named.</param>
    /// <param name="Made">By the reporter's clock; <paramref name="Received"/> by the centre's, which may be long after.</param>
    /// <param name="Place">Of the sector; a 1 km cell for acts whose place is guarded.</param>
    /// <param name="Note">Salted digest of free text, which stands outside the log.</param>
    public sealed record GroundReported(
        string Report, string Role, string Post, Sense Sense, Act Act, ReportedCount Count, ReportedSector Sector, Instant Made, Instant Received,
        PlacedPoint Place, IReadOnlyList<AttributionShare> Attribution, IReadOnlyList<AttributionShare> FellOn, string? Note, string RuleSet, Instant At,
        int? Modalities = null) : Statement
    {
        /// <summary>With what, as far as somebody said; null where nobody did, and then nothing is written.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Weapon? Weapon { get; init; }
    }

    /// <summary>A delegation is not called by a card for a while.</summary>
    /// <param name="Card">Id of its first incident.</param>
    public sealed record CardSnoozed(string Card, string Delegation, string Role, Instant Until, string Reason, Instant At) : Statement;

    /// <summary>The machine alleges that something happened. Values are recorded rounded to 1e-4 and never recomputed by the register.</summary>
    public sealed record IncidentRaised(
        string Incident,
        string Source,
        string Track,
        Act Act,
        string Zone,
        Instant Claimed,
        Instant Received,
        PlacedPoint Place,
        PlacedPoint? LastOutside,
        IReadOnlyList<AttributionShare> Attribution,
        IReadOnlyList<EvidenceCitation> Evidence,
        string RuleSet,
        int? Modalities = null) : Statement
    {
        /// <summary>With what, as far as somebody said; null where nobody did, and then nothing is written.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Weapon? Weapon { get; init; }
    }

    /// <summary>Someone of a delegation marked a pixel of a picture. With the elevation, what is recorded here gives the place again.</summary>
    /// <param name="Role">duty-officer or reviewer.</param>
    /// <param name="Note">Salted digest of free text, which stands outside the log.</param>
    /// <param name="Place">A 1 km cell for acts whose place is guarded.</param>
    /// <param name="Ground">Null for those: with it the exact place could be read off.</param>
    /// <param name="FellOn">For an impact: on whose area it fell, which counts towards nobody.</param>
    public sealed record IncidentMarked(
        string Incident, string Source, string Delegation, string Role, Act Act, ReportedCount Count, string? Note,
        Instant Claimed, Instant Received, long Pts, MarkedPixel Pixel, MarkSight Sight, PlacedPoint Place, MarkedGround? Ground,
        IReadOnlyList<AttributionShare> Attribution, IReadOnlyList<AttributionShare> FellOn, IReadOnlyList<EvidenceCitation> Evidence,
        string RuleSet, Instant At, int? Modalities = null) : Statement
    {
        /// <summary>With what, as far as somebody said; null where nobody did, and then nothing is written.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Weapon? Weapon { get; init; }
    }

    /// <summary>A delegation's own marks show the same thing as another incident, which stays as it is.</summary>
    public sealed record IncidentsJoined(
        string Into, IReadOnlyList<string> Incidents, string Delegation, string Role, string Reason, Instant At) : Statement;

    /// <summary>A delegation's own mark turns out to be several things.</summary>
    public sealed record IncidentSplit(
        string Incident, IReadOnlyList<SplitPart> Parts, string Delegation, string Role, string Reason, string RuleSet, Instant At, int? Modalities = null)
        : Statement;

    /// <summary>A delegation takes back a mark of its own.</summary>
    public sealed record IncidentWithdrawn(string Incident, string Delegation, string Role, string Reason, Instant At) : Statement;

    /// <summary>A delegation puts on record what no sensor tells: a handover, a count, a position. It is alleged.</summary>
    /// <param name="Note">Salted digest of free text, which stands outside the log; null where there is none.</param>
    public sealed record FactReported(
        string Fact, FactForm Form, Provenance Provenance, string Delegation, string Role, string? Note, Instant At) : Statement;

    /// <summary>The delegation that reported a fact takes it back.</summary>
    public sealed record FactWithdrawn(string Fact, string Delegation, string Role, string Reason, Instant At) : Statement;

    /// <summary>A delegation says that a reported fact is so, or is not; its latest word counts.</summary>
    /// <param name="Words">Salted digest of free text, which stands outside the log; null where there is none.</param>
    public sealed record FactJudged(string Fact, FactVerdict Verdict, string Delegation, string Role, string? Words, Instant At) : Statement;

    /// <summary>Either delegation makes a case of one or more incidents; neither can prevent it.</summary>
    /// <param name="Modalities">The version by which its clocks run; null in entries older than versions, here and elsewhere.</param>
    /// <param name="FoundFrom">The lowest standard of proof at which an assessment of the round counts as found; null counts any.</param>
    public sealed record CaseOpened(
        string Case, IReadOnlyList<string> Incidents, string By, string Reason, Instant At, Instant AssessBy, int? Modalities = null,
        StandardOfProof? FoundFrom = null) : Statement;

    public sealed record AssessmentCommitted(
        string Case, int Round, string Delegation, string ReviewerKey, string Commitment, string Signature, Instant At) : Statement;

    /// <summary>Either delegation has a decided case judged once more; what was found before stays as it is.</summary>
    /// <param name="Round">The number of the new round, one more than the last.</param>
    public sealed record RoundOpened(string Case, int Round, string By, string Reason, Instant At, Instant AssessBy, int? Modalities = null,
        StandardOfProof? FoundFrom = null) : Statement;

    /// <summary>No further seal is taken in this round.</summary>
    /// <param name="SignWithin">From the last opening or lapse of a seal until the heads' signatures are due; null in entries older than that rule.</param>
    public sealed record RoundClosed(
        string Case, int Round, Instant At, Instant RevealBy, string Because, Duration? SignWithin = null) : Statement;

    /// <param name="Form">The canonical form that was sealed; free text stands outside the log by salted digest.</param>
    /// <param name="Salt">256 bits, lower hex.</param>
    public sealed record AssessmentRevealed(string Case, int Round, string Delegation, string Form, string Salt, Instant At) : Statement;

    /// <summary>The reveal's deadline passed; the sealed assessment reads <i>sealed, not revealed</i>.</summary>
    public sealed record RevealLapsed(string Case, int Round, string Delegation, Instant At) : Statement;

    /// <summary>One head signs, or refuses to sign, the field-by-field result of a round.</summary>
    public sealed record FindingJudged(
        string Case, int Round, string Delegation, string HeadKey, string Finding, bool Signed, string Signature, Instant At) : Statement;

    /// <summary>A head drafts modalities, and thereby agrees to them; its words beside them stand outside the log by salted digest.</summary>
    /// <param name="Draft">Chosen by who drafts: <c>d-</c> and 16 hex digits.</param>
    /// <param name="Document">The canonical text of the machine-readable part, whole.</param>
    /// <param name="From">From when it shall be in force.</param>
    public sealed record ModalitiesDrafted(
        string Draft, string Delegation, string HeadKey, string Document, Instant From, string? Words, string? Language, string Signature, Instant At) : Statement;

    /// <summary>The other head agrees to a draft, or refuses it.</summary>
    /// <param name="Document">SHA-256 of the draft's text, lower hex; with its words and its time what the head had before it.</param>
    /// <param name="Reason">Salted digest of free text, which stands outside the log; so below.</param>
    public sealed record ModalitiesJudged(
        string Draft, string Delegation, string HeadKey, string Document, string? Words, Instant From, bool Agreed, string? Reason, string Signature,
        Instant At) : Statement;

    /// <summary>The host approves what both heads agreed to, or refuses it.</summary>
    /// <param name="InForce">From when it is in force; null where it is refused.</param>
    public sealed record ModalitiesApproved(string Draft, bool Approved, string? Reason, Instant? InForce, Instant At) : Statement;

    public sealed record ModalitiesWithdrawn(string Draft, string Delegation, string Reason, Instant At) : Statement;

    /// <summary>A delegation states what became of an instrument.</summary>
    /// <param name="Until">With a renewal: the first day on which it holds no more.</param>
    /// <param name="Words">What that rests on: salted digest.</param>
    public sealed record InstrumentStated(
        string Instrument, InstrumentSaid Said, LocalDate? Until, string Delegation, string Role, string Words, Instant At) : Statement;

    /// <summary>A sensor is replaced by another of the class that the modalities approve for its source; notice to the other delegation and to the host.</summary>
    /// <param name="Words">What was exchanged for what: salted digest.</param>
    public sealed record SensorReplaced(string Source, string Class, string Delegation, string Role, string Words, int Modalities, Instant At) : Statement;

    /// <summary>A party says what it has to say of a result that names it.</summary>
    /// <param name="Words">Salted digest of free text, which stands outside the log.</param>
    public sealed record ReplyFiled(string Case, int Round, string Party, string Words, string Language, Instant At) : Statement;

    /// <summary>A delegation's key, countersigned by its head.</summary>
    public sealed record KeyEnrolled(
        string Delegation, string Role, string PublicKey, string Countersignature, Instant At) : Statement;

    public sealed record KeyRevoked(string Delegation, string PublicKey, string By, Instant At) : Statement;

    /// <summary>A daily report is drawn up from the register; its renderings are the entry's bodies.</summary>
    /// <param name="Digest">SHA-256, lower hex, of the canonical JSON rendering.</param>
    /// <param name="Supersedes">Edition that this one corrects.</param>
    public sealed record BulletinIssued(LocalDate Date, int Edition, string Digest, int? Supersedes, long AsOfIndex, Instant At) : Statement;

    /// <summary>One head releases a bulletin, or refuses to.</summary>
    public sealed record BulletinJudged(
        LocalDate Date, int Edition, string Delegation, string HeadKey, string Digest, bool Approved, string Signature, Instant At) : Statement;
}

/// <param name="PublicKey">Ed25519, 32 bytes, lower hex.</param>
public sealed record HeadKey(string Delegation, string PublicKey);

/// <summary>Recorded bytes, untouched.</summary>
/// <param name="Path">In the data folder, as in the entry's bodies.</param>
/// <param name="Sha256">Lower hex.</param>
/// <param name="ClaimedFrom">First claimed time in it; null where the stream claims none.</param>
/// <param name="Continuity">Transport packets known to be missing.</param>
public sealed record SealedSegment(
    string Path, long Length, string Sha256, string Sidecar, Instant? ClaimedFrom, Instant? ClaimedTo,
    Instant ReceivedFrom, Instant ReceivedTo, long? PtsFrom, long? PtsTo, int Continuity);

/// <summary>A stretch of received time in which nothing arrived.</summary>
public sealed record Gap(Instant From, Instant To, string Reason);

/// <summary>The probability that a place lay in a party's area, under one geometry version.</summary>
/// <param name="Party">The party; null for the explicit undetermined share.</param>
/// <param name="Probability">0 to 1, rounded to 1e-4; the shares of a geometry version add up to 1 within 1e-3.</param>
public sealed record AttributionShare(string Geometry, int Version, string? Party, double Probability, IReadOnlyList<Sensitivity> Sensitivity);

/// <summary>What the probability would be if the line lay elsewhere.</summary>
/// <param name="Metres">How far the geometry is moved.</param>
/// <param name="Bearing">Degrees clockwise from true north.</param>
public sealed record Sensitivity(double Metres, double Bearing, double Probability);

/// <summary>One of the incidents that a mark was split into; picture and times are those of the mark.</summary>
public sealed record SplitPart(
    string Incident, Act Act, ReportedCount Count, PlacedPoint Place, IReadOnlyList<AttributionShare> Attribution, IReadOnlyList<AttributionShare> FellOn);

/// <summary>Bytes handed in with a complaint, as they came; what they were called is not kept.</summary>
/// <param name="Path">In the data folder, as in the entry's bodies.</param>
/// <param name="Type">Media type as the liaison stated it.</param>
public sealed record ComplaintFile(string Path, string Type, long Length, string Sha256);

/// <summary>Bytes that show it.</summary>
/// <param name="PtsFrom">90 kHz, unwrapped, in the segment.</param>
public sealed record EvidenceCitation(string Segment, string Sha256, long PtsFrom, long PtsTo);

public enum ImpedimentKind
{
    Outage,
    Jamming,
    ProbableJamming,
    AccessDenied,
    Blinded,
    FiredAt,
    DiskFull,
    ReadOnlyStore,
    ClockJump,
    Damage,

    /// <summary>A source flew where the modalities do not let it.</summary>
    OutsidePermittedZone,
    OutsidePermittedHours,

    /// <summary>A place that the sensor states is false, as somebody says.</summary>
    Spoofing,

    /// <summary>The same, found from the telemetry itself.</summary>
    ProbableSpoofing,
    ProbableBlinding,
    LinkLoss,
    Weather,
    PathNotPermitted,
}

/// <summary>What somebody was who denied access. Persons are never named.</summary>
public enum DenierRole
{
    Soldier,
    Officer,
    Police,
    Civilian,
    Official,
    Unknown,
}
