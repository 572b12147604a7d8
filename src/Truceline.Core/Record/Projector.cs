namespace Truceline.Core.Record;

/// <summary>
/// Folds the log into the register, one entry after the other. It keeps nothing itself: the same entries in the same
/// order give the same documents, whoever folds them.
/// </summary>
/// <param name="rules">Clause tests of the rule sets that incidents name.</param>
/// <param name="verify">Ed25519, so that a signature that does not hold is seen by whoever folds the log.</param>
public sealed class Projector(RuleShelf rules, SignatureCheck verify)
{
    /// <summary>Raised with every change of a view or of its folding; a snapshot of another version is not used.</summary>
    public const int Version = 17;

    /// <summary>One line a statement: who folds it. What names none here is of a case.</summary>
    public void Apply(EntryFacts entry, Statement statement, IRegisterRows rows)
    {
        switch (statement)
        {
            case Statement.MissionOpened made: MissionProjection.Apply(entry, made, rows); break;
            case Statement.RulesAdopted made: MissionProjection.Apply(entry, made, rows); break;
            case Statement.SegmentsSealed made: RecordingProjection.Apply(entry, made, rows); break;
            case Statement.FileTaken made: RecordingProjection.Apply(entry, made, rows); break;
            case Statement.ImpedimentRecorded or Statement.SeenUncertain or Statement.ImpedimentStated or Statement.ImpedimentEnded or Statement.ImpedimentWithdrawn or Statement.ImpedimentReviewed:
                ImpedimentProjection.Apply(entry, statement, rows); break;
            case Statement.IncidentRaised made: IncidentProjection.Apply(entry, made, rules, rows); break;
            case Statement.IncidentMarked made: MarkProjection.Apply(entry, made, rules, rows); break;
            case Statement.GroundReported made: ReportProjection.Apply(entry, made, rules, rows); break;
            case Statement.IncidentsJoined made: MarkProjection.Apply(entry, made, rows); break;
            case Statement.IncidentSplit made: MarkProjection.Apply(entry, made, rules, rows); break;
            case Statement.IncidentWithdrawn made: MarkProjection.Apply(entry, made, rows); break;
            case Statement.AlarmAcknowledged made: AlarmProjection.Apply(entry, made, rows); break;
            case Statement.AlarmShelved made: AlarmProjection.Apply(entry, made, rows); break;
            case Statement.AlarmResumed made: AlarmProjection.Apply(entry, made, rows); break;
            case Statement.ShiftHandedOver or Statement.ShiftTakenOver: ShiftProjection.Apply(entry, statement, rows); break;
            case Statement.LookRequested or Statement.LookAnswered: ShiftProjection.Apply(entry, statement, rows); break;
            case Statement.FlightPlanned or Statement.FlightCancelled: ShiftProjection.Apply(entry, statement, rows); break;
            case Statement.CardSnoozed made: SnoozeProjection.Apply(entry, made, rows); break;
            case Statement.FactReported made: FactProjection.Apply(entry, made, rows); break;
            case Statement.FactWithdrawn made: FactProjection.Apply(entry, made, rows); break;
            case Statement.FactJudged made: FactProjection.Apply(entry, made, rows); break;
            case Statement.KeyEnrolled made: KeyProjection.Apply(entry, made, verify, rows); break;
            case Statement.KeyRevoked made: KeyProjection.Apply(entry, made, rows); break;
            case Statement.BulletinIssued made: BulletinProjection.Apply(entry, made, rows); break;
            case Statement.BulletinJudged made: BulletinProjection.Apply(entry, made, verify, rows); break;
            case Statement.ComplaintFiled or Statement.ComplaintAcknowledged or Statement.ComplaintTasked or Statement.ComplaintAnswered:
                ComplaintProjection.Apply(entry, statement, rows); break;
            case Statement.CaseOpened made:
                CaseProjection.Apply(entry, made, verify, rows);
                ComplaintProjection.Apply(entry, made, rows);
                ImpedimentProjection.Apply(entry, made, rows); break;
            case Statement.NoticeSent or Statement.NoticeAcknowledged or Statement.MovementNotified: NoticeProjection.Apply(entry, statement, rows); break;
            case Statement.ModalitiesDrafted or Statement.ModalitiesJudged or Statement.ModalitiesApproved or Statement.ModalitiesWithdrawn or Statement.SensorReplaced:
                ModalitiesProjection.Apply(entry, statement, verify, rows); break;
            case Statement.InstrumentStated made: InstrumentProjection.Apply(entry, made, rows); break;
            case Statement.PostOpened or Statement.PostMoved or Statement.PostReported or Statement.PostClosed or Statement.PostPlaceOpened:
                PostProjection.Apply(entry, statement, rows); break;
            case Statement.StaffListed or Statement.StaffLeft or Statement.PersonalDataErased or Statement.StaffCrossed or Statement.StaffOutside
                or Statement.VisitPlanned or Statement.VisitEnded:
                StaffProjection.Apply(entry, statement, rows); break;
            case Statement.ReplyFiled made: ReplyProjection.Apply(entry, made, rows); break;
            default: CaseProjection.Apply(entry, statement, verify, rows); break;
        }
    }
}
