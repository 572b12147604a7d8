using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Claims;
using Truceline.Core.Mandates;
using Truceline.Core.Impediments;
using Truceline.Core.Marks;
using Truceline.Core.Notices;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Reports;
using Truceline.Core.Sensors;
using Truceline.Core.Shifts;

namespace Truceline.Engine.Cases;

/// <summary>
/// Something that a person asks of the centre, as it crosses to the grain that decides it: plain values, never code. Who may ask it
/// is settled before, by the session or by the enrolled key that signed it.
/// </summary>
/// <param name="Command">Id of the command, printable ASCII up to 128, chosen by the caller; asked again, it is answered with the first index.</param>
public abstract record CentreCommand(string Command)
{
    /// <summary>A delegation makes a case of incidents. The number is given by the centre.</summary>
    public sealed record OpenCase(string Command, IReadOnlyList<string> Incidents, string By, string Reason) : CentreCommand(Command);

    /// <summary>A delegation has a decided case judged once more.</summary>
    public sealed record OpenRound(string Command, string Case, string By, string Reason) : CentreCommand(Command);

    public sealed record CommitAssessment(
        string Command, string Case, string By, string Commitment, string ReviewerKey, string Signature) : CentreCommand(Command);

    public sealed record RevealAssessment(
        string Command, string Case, string By, string Form, string Salt, string? Text, string? TextSalt) : CentreCommand(Command);

    public sealed record JudgeFinding(
        string Command, string Case, string By, string Finding, bool Signed, string HeadKey, string Signature) : CentreCommand(Command);

    /// <summary>A pixel of a picture is marked; the picture was found in the record and placed before.</summary>
    public sealed record MarkIncident(
        string Command, Marker By, Act Act, ReportedCount Count, MarkNote? Note, MarkedPicture Picture, MarkedPixel Pixel, MarkSight Sight,
        PlacedPoint Place, MarkedGround Ground) : CentreCommand(Command)
    {
        public Weapon? Weapon { get; init; }
    }

    public sealed record WithdrawMark(string Command, Marker By, string Incident, string Reason) : CentreCommand(Command);

    public sealed record JoinMarks(string Command, Marker By, string Into, IReadOnlyList<string> Incidents, string Reason) : CentreCommand(Command);

    public sealed record SplitMark(string Command, Marker By, string Incident, IReadOnlyList<PartOfMark> Parts, string Reason) : CentreCommand(Command);

    public sealed record AcknowledgeAlarm(string Command, Watchkeeper By, string Source, AlarmKind Alarm, Instant Raised) : CentreCommand(Command);

    public sealed record ShelveAlarm(
        string Command, Watchkeeper By, string Source, AlarmKind Alarm, Instant Until, OwnWords? Reason) : CentreCommand(Command);

    public sealed record ResumeAlarm(string Command, Watchkeeper By, string Source, AlarmKind Alarm) : CentreCommand(Command);

    /// <param name="Officer">Id of the account.</param>
    public sealed record HandOverShift(
        string Command, Watchkeeper By, string Officer, OwnWords? Log, IReadOnlyList<OpenMatter> Matters) : CentreCommand(Command);

    public sealed record TakeOverShift(string Command, Watchkeeper By, string Handover, string Officer) : CentreCommand(Command);

    public sealed record AskForLook(
        string Command, Watchkeeper By, string? Source, Position? Place, Instant From, Instant Until, OwnWords? What) : CentreCommand(Command);

    public sealed record AnswerLook(string Command, Watchkeeper By, string Look, LookState Outcome, OwnWords? Words) : CentreCommand(Command);

    public sealed record PlanFlight(string Command, Watchkeeper By, string Source, Instant From, Instant To) : CentreCommand(Command);

    public sealed record CancelFlight(string Command, Watchkeeper By, string Flight, OwnWords? Reason) : CentreCommand(Command);

    /// <summary>A party's liaison hands a complaint in. The number is given by the centre.</summary>
    public sealed record FileComplaint(
        string Command, string Party, ComplaintForm Form, OwnWords? What, string Language, IReadOnlyList<HandedFile> Files) : CentreCommand(Command);

    public sealed record AcknowledgeComplaint(string Command, Watchkeeper By, string Complaint) : CentreCommand(Command);

    public sealed record TaskComplaint(string Command, Watchkeeper By, string Complaint, string? Look, string? Case) : CentreCommand(Command);

    public sealed record AnswerComplaint(
        string Command, Watchkeeper By, string Complaint, OwnWords? Words, string? Language, string? Case) : CentreCommand(Command);

    public sealed record SendNotice(
        string Command, Watchkeeper By, Act Kind, string Sector, Instant From, Instant Until, OwnWords? Words, string? Language) : CentreCommand(Command);

    public sealed record AcknowledgeNotice(string Command, string Party, string Notice) : CentreCommand(Command);

    public sealed record NotifyMovement(
        string Command, string Party, MovementKind Kind, string Sector, Instant From, Instant To, Instant ShownFrom, OwnWords? Words, string Language)
        : CentreCommand(Command);

    public sealed record ReportFromGround(
        string Command, string Role, string Post, Sense Sense, Act Act, ReportedCount Count, ReportedSector Sector, Instant Made, OwnWords? Note)
        : CentreCommand(Command)
    {
        public Weapon? Weapon { get; init; }
    }

    public sealed record StateImpediment(
        string Command, Stater By, ImpedimentKind Kind, string? Source, string? Sector, Instant From, Instant? To, DenierRole? DeniedBy, OwnWords? Words, string? Language)
        : CentreCommand(Command);

    public sealed record EndImpediment(string Command, Stater By, string Impediment, Instant To) : CentreCommand(Command);

    public sealed record WithdrawImpediment(string Command, Stater By, string Impediment, OwnWords? Reason) : CentreCommand(Command);

    public sealed record ReviewImpediment(string Command, Watchkeeper By, string Impediment, bool Confirmed, OwnWords? Reason) : CentreCommand(Command);

    public sealed record SnoozeCard(string Command, Watchkeeper By, string Card, Instant Until, OwnWords? Reason) : CentreCommand(Command);

    public sealed record ReportFact(string Command, Watchkeeper By, FactForm Form, Provenance Provenance, OwnWords? Note) : CentreCommand(Command);

    public sealed record JudgeFact(string Command, Watchkeeper By, string Fact, FactVerdict Verdict, OwnWords? Words) : CentreCommand(Command);

    public sealed record WithdrawFact(string Command, Watchkeeper By, string Fact, OwnWords? Reason) : CentreCommand(Command);

    /// <param name="Text">As written: YAML with the keys of modalities.</param>
    public sealed record DraftModalities(
        string Command, string By, string Draft, string Text, Instant From, OwnWords? Words, string? Language, string HeadKey, string Signature)
        : CentreCommand(Command);

    public sealed record JudgeModalities(
        string Command, string By, string Draft, bool Agreed, OwnWords? Reason, string HeadKey, string Signature) : CentreCommand(Command);

    /// <summary>By the host.</summary>
    public sealed record ApproveModalities(string Command, string Draft, bool Approved, OwnWords? Reason) : CentreCommand(Command);

    public sealed record WithdrawModalities(string Command, string By, string Draft, OwnWords? Reason) : CentreCommand(Command);

    public sealed record StateInstrument(
        string Command, Watchkeeper By, string Instrument, InstrumentSaid Said, LocalDate? Until, OwnWords? Words) : CentreCommand(Command);

    public sealed record ReplaceSensor(string Command, Watchkeeper By, string Source, string Class, OwnWords? Words) : CentreCommand(Command);

    public sealed record OpenPost(string Command, Core.Posts.OpenPost Ask) : CentreCommand(Command);

    public sealed record MovePost(string Command, Core.Posts.MovePost Ask) : CentreCommand(Command);

    public sealed record ReportPost(string Command, Core.Posts.ReportPost Ask) : CentreCommand(Command);

    public sealed record ClosePost(string Command, Core.Posts.ClosePost Ask) : CentreCommand(Command);

    /// <summary>The centre itself asks it when a delay has run out.</summary>
    /// <param name="Entry">The entry that told the place's cell.</param>
    public sealed record OpenPlace(string Command, string Post, long Entry) : CentreCommand(Command);

    /// <param name="Party">Whose liaison replies.</param>
    public sealed record FileReply(string Command, string Party, string Case, OwnWords? Words, string Language) : CentreCommand(Command);

    public sealed record ListStaff(string Command, Watchkeeper By, string Staff, string Digest) : CentreCommand(Command);

    public sealed record StrikeStaff(string Command, Watchkeeper By, string Staff) : CentreCommand(Command);

    public sealed record ErasePersonalData(string Command, Watchkeeper By, string Of) : CentreCommand(Command);

    public sealed record TellCrossing(string Command, Core.People.TellCrossing Tell) : CentreCommand(Command);

    public sealed record TellOutside(string Command, Core.People.TellOutside Tell) : CentreCommand(Command);

    public sealed record PlanVisit(string Command, Core.People.PlanVisit Plan) : CentreCommand(Command);

    public sealed record EndVisit(string Command, Watchkeeper By, string Visit, Core.People.VisitOutcome Outcome) : CentreCommand(Command);

    public sealed record EnrolKey(
        string Command, string Delegation, string Role, string PublicKey, string Countersignature) : CentreCommand(Command);

    /// <param name="By">Who revokes, as the register shall name them.</param>
    public sealed record RevokeKey(string Command, string Delegation, string PublicKey, string By) : CentreCommand(Command);

    /// <summary>Draws up the day's report from the register; the next edition where there is one already.</summary>
    public sealed record IssueBulletin(string Command, LocalDate Date) : CentreCommand(Command);

    public sealed record JudgeBulletin(
        string Command, LocalDate Date, int Edition, string By, string Digest, bool Approved, string HeadKey, string Signature)
        : CentreCommand(Command);
}

/// <summary>What became of a command.</summary>
public abstract record CommandAnswer
{
    private CommandAnswer()
    {
    }

    /// <summary>It is in the log.</summary>
    /// <param name="Index">Of its leaf; of the first, where the command was asked before.</param>
    public sealed record Entered(long Index) : CommandAnswer;

    /// <summary>It is not, and this sentence says why.</summary>
    public sealed record Refused(string Sentence) : CommandAnswer;
}
