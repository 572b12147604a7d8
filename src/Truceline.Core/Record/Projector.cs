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
    public const int Version = 7;

    public void Apply(EntryFacts entry, Statement statement, IRegisterRows rows)
    {
        switch (statement)
        {
            case Statement.MissionOpened opened:
                MissionProjection.Apply(entry, opened, rows);
                break;
            case Statement.RulesAdopted adopted:
                MissionProjection.Apply(entry, adopted, rows);
                break;
            case Statement.SegmentsSealed sealedNow:
                RecordingProjection.Apply(entry, sealedNow, rows);
                break;
            case Statement.FileTaken taken:
                RecordingProjection.Apply(entry, taken, rows);
                break;
            case Statement.ImpedimentRecorded recorded:
                RecordingProjection.Apply(entry, recorded, rows);
                break;
            case Statement.IncidentRaised raised:
                IncidentProjection.Apply(entry, raised, rules, rows);
                break;
            case Statement.IncidentMarked marked:
                MarkProjection.Apply(entry, marked, rules, rows);
                break;
            case Statement.IncidentsJoined joined:
                MarkProjection.Apply(entry, joined, rows);
                break;
            case Statement.IncidentSplit split:
                MarkProjection.Apply(entry, split, rules, rows);
                break;
            case Statement.IncidentWithdrawn withdrawn:
                MarkProjection.Apply(entry, withdrawn, rows);
                break;
            case Statement.AlarmAcknowledged noted:
                AlarmProjection.Apply(entry, noted, rows);
                break;
            case Statement.AlarmShelved shelved:
                AlarmProjection.Apply(entry, shelved, rows);
                break;
            case Statement.AlarmResumed resumed:
                AlarmProjection.Apply(entry, resumed, rows);
                break;
            case Statement.ShiftHandedOver or Statement.ShiftTakenOver or Statement.LookRequested or Statement.LookAnswered
                or Statement.FlightPlanned or Statement.FlightCancelled:
                ShiftProjection.Apply(entry, statement, rows);
                break;
            case Statement.CardSnoozed snoozed:
                SnoozeProjection.Apply(entry, snoozed, rows);
                break;
            case Statement.KeyEnrolled enrolled:
                KeyProjection.Apply(entry, enrolled, verify, rows);
                break;
            case Statement.KeyRevoked revoked:
                KeyProjection.Apply(entry, revoked, rows);
                break;
            case Statement.BulletinIssued issued:
                BulletinProjection.Apply(entry, issued, rows);
                break;
            case Statement.BulletinJudged judged:
                BulletinProjection.Apply(entry, judged, verify, rows);
                break;
            default:
                CaseProjection.Apply(entry, statement, verify, rows);
                break;
        }
    }
}
