namespace Truceline.Core.Record;

/// <summary>The kinds of document in the register, and the view that each holds.</summary>
public static class RegisterKinds
{
    /// <summary><see cref="MissionView"/>, one document, id <see cref="TheMission"/>.</summary>
    public const string Mission = "mission";

    /// <summary><see cref="SourceView"/>, id of the source.</summary>
    public const string Source = "source";

    /// <summary><see cref="RecordingView"/>, one for each minute entry, id <c>source/index</c>.</summary>
    public const string Recording = "recording";

    /// <summary><see cref="FileView"/>, one for each file taken from a folder, id <c>source/sha256</c>, at its first byte.</summary>
    public const string File = "file";

    /// <summary><see cref="IncidentView"/>, id of the incident, at the received time.</summary>
    public const string Incident = "incident";

    /// <summary><see cref="ImpedimentView"/>, id of the impediment, at its beginning.</summary>
    public const string Impediment = "impediment";

    /// <summary><see cref="AlarmView"/>, id <c>delegation/source/alarm</c>, at its latest entry.</summary>
    public const string Alarm = "alarm";

    /// <summary><see cref="HandoverView"/>, id of the handover.</summary>
    public const string Handover = "handover";

    /// <summary><see cref="LookView"/>, id of the look-request, when it was asked for.</summary>
    public const string Look = "look";

    /// <summary><see cref="FlightView"/>, id of the flight, at its planned beginning.</summary>
    public const string Flight = "flight";

    /// <summary><see cref="SnoozeView"/>, id <c>delegation/card</c>, at its end.</summary>
    public const string Snooze = "snooze";

    /// <summary><see cref="FactView"/>, id of the fact, when it was reported.</summary>
    public const string Fact = "fact";

    /// <summary><see cref="Cases.CaseFile"/>, the state that decisions are made on, id of the case.</summary>
    public const string CaseFile = "case-file";

    /// <summary><see cref="CaseView"/>, id of the case, at its opening.</summary>
    public const string Case = "case";

    /// <summary><see cref="KeyView"/>, id is the public key.</summary>
    public const string Key = "key";

    /// <summary><see cref="BulletinView"/>, id <c>date/edition</c>.</summary>
    public const string Bulletin = "bulletin";

    /// <summary><see cref="ComplaintView"/>, id is its number, when it was filed.</summary>
    public const string Complaint = "complaint";

    /// <summary><see cref="NoticeView"/>, id of the notice, when it was sent.</summary>
    public const string Notice = "notice";

    /// <summary><see cref="MovementView"/>, id of the notification, at its beginning.</summary>
    public const string Movement = "movement";

    /// <summary><see cref="ModalitiesView"/>, id of the draft, when it was drafted.</summary>
    public const string Modalities = "modalities";

    /// <summary><see cref="InstrumentView"/>, id of the instrument, at its latest statement.</summary>
    public const string Instrument = "instrument";

    /// <summary><see cref="SensorReplacedView"/>, id <c>source/index</c>.</summary>
    public const string Replacement = "replacement";

    /// <summary><see cref="PostView"/>, id of the post or patrol, since when it stands.</summary>
    public const string Post = "post";

    /// <summary><see cref="StaffView"/>, id of the person on a roster, when listed.</summary>
    public const string Staff = "staff";

    /// <summary><see cref="CrossingView"/>, id of the crossing.</summary>
    public const string Crossing = "crossing";

    /// <summary><see cref="OutsideView"/>, id of the notice.</summary>
    public const string Outside = "outside";

    /// <summary><see cref="VisitView"/>, id of the visit, at its planned beginning.</summary>
    public const string Visit = "visit";

    /// <summary><see cref="ReplyView"/>, id <c>case/round/party</c>, when it was filed.</summary>
    public const string Reply = "reply";

    /// <summary>The id of the one mission document.</summary>
    public const string TheMission = "mission";
}
