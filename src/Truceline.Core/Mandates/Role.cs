namespace Truceline.Core.Mandates;

/// <summary>What a person is at the centre. The first four belong to a delegation, a liaison to a party, the others to none.</summary>
public enum Role
{
    DutyOfficer,
    Reviewer,
    Head,
    Administrator,

    /// <summary>The nation on whose ground the centre stands; also a party, so that it has no live feed.</summary>
    Host,

    /// <summary>A neutral third: sees, judges nothing.</summary>
    Observer,

    /// <summary>Runs the machines and belongs to nobody: sees their health, nothing of what they recorded.</summary>
    Operator,

    /// <summary>Speaks for one party: hands in complaints and reads their fate. No live feed, no track, no exact position.</summary>
    Liaison,

    /// <summary>A post or patrol of peacekeepers: reports what it sees and hears, and reads nothing.</summary>
    Post,
}

/// <summary>Something that a person asks of the centre.</summary>
public enum Deed
{
    /// <summary>Whether sources, recording and ledger work.</summary>
    ReadHealth,

    /// <summary>Video, tracks and positions as they come in.</summary>
    WatchLive,

    /// <summary>Mission, incidents, impediments, coverage.</summary>
    ReadRecord,

    /// <summary>Recorded segments.</summary>
    ReadEvidence,

    /// <summary>A stretch of time of all sources as one package: raw evidence in full, for the two delegations alone.</summary>
    Export,

    /// <summary>Entries of the log in full.</summary>
    ReadEntries,

    ReadCases,

    /// <summary>Editions that are not released; released ones are open to all.</summary>
    ReadDraftBulletins,

    /// <summary>Marking what is seen in a picture, and joining, splitting and withdrawing one's own delegation's marks.</summary>
    Mark,

    /// <summary>Acknowledging a sensor's alarms, and shelving them for one's own delegation.</summary>
    TendAlarms,

    /// <summary>Asking that a place be looked at.</summary>
    AskForLook,

    /// <summary>Handing a shift over and taking it, answering look-requests, cancelling flights, snoozing cards.</summary>
    KeepWatch,

    /// <summary>Putting on record what no sensor tells, and taking one's own delegation's facts back.</summary>
    ReportFact,

    /// <summary>Saying for one's own delegation that a reported fact is so, or is not.</summary>
    JudgeFact,

    OpenCase,

    /// <summary>Has a decided case judged once more.</summary>
    ReopenCase,
    SealAssessment,
    OpenSeal,
    JudgeFinding,
    DrawUpBulletin,
    JudgeBulletin,
    EnrolKey,
    RevokeKey,
    ReadUsers,
    EnrolUser,

    /// <summary>Seeing the sessions of the accounts in one's charge, and ending them; one's own are everybody's own affair.</summary>
    EndSessions,

    /// <summary>Handing in a complaint of one's own party, and reading what became of it.</summary>
    FileComplaint,

    /// <summary>The complaints of every party.</summary>
    ReadComplaints,

    /// <summary>Acknowledging a complaint, tasking it, answering it.</summary>
    TendComplaints,

    /// <summary>What the parties are told, and what they notify beforehand.</summary>
    ReadNotices,

    /// <summary>Telling the parties of something, so that it does not happen again.</summary>
    SendNotice,

    /// <summary>Acknowledging a notice for one's party, and notifying its movements beforehand.</summary>
    NotifyAsParty,

    /// <summary>Saying what was seen or heard on the ground.</summary>
    ReportFromGround,

    /// <summary>Instruments and modalities, in force and drafted, and what was changed by notice alone.</summary>
    ReadMandate,

    /// <summary>Drafting modalities for one's own delegation.</summary>
    DraftModalities,

    /// <summary>Agreeing to drafted modalities, refusing them, withdrawing one's own.</summary>
    JudgeModalities,

    /// <summary>Approving, for the host, what both heads agreed to.</summary>
    ApproveModalities,

    /// <summary>Saying that a sensor was replaced within its approved class.</summary>
    ReplaceSensor,

    /// <summary>Saying that an instrument was renewed, that notice was given, or that its lapse is known.</summary>
    StateInstrument,

    /// <summary>Stating when a source is to be in the air; taking it back is <see cref="KeepWatch"/>.</summary>
    PlanFlight,

    /// <summary>Saying what keeps the centre from seeing, hearing or going somewhere; ending and taking back what one stated.</summary>
    StateImpediment,

    /// <summary>Confirming or disputing, for one's delegation, an impediment that it did not state itself.</summary>
    ReviewImpediment,

    /// <summary>Replying for one's party to a result that names it.</summary>
    Reply,

    /// <summary>Where posts and patrols stand and stood.</summary>
    ReadPosts,

    /// <summary>How strong the forces are that the agreement binds, against its ceilings; no place.</summary>
    ReadStrengths,

    /// <summary>Numbers of both rosters, crossings and visits; no names.</summary>
    ReadStaffing,

    /// <summary>That somebody was outside the premises and nothing permitted it.</summary>
    ReadOutside,

    /// <summary>Names and check-ins of one's own delegation.</summary>
    ReadOwnStaff,

    /// <summary>Keeping the own delegation's roster and visits, and taking personal data away.</summary>
    KeepStaff,

    /// <summary>Saying that one comes, goes, or where one is.</summary>
    CheckIn,

    /// <summary>Entering posts and patrols, moving, counting and closing them.</summary>
    KeepPosts,
}
