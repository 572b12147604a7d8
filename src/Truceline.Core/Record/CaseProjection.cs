using NodaTime;
using Truceline.Core.Cases;

namespace Truceline.Core.Record;

internal static class CaseProjection
{
    public static void Apply(EntryFacts entry, Statement statement, SignatureCheck verify, IRegisterRows rows)
    {
        if (MissionProjection.Of(rows) is not { } mission || CaseOf(statement) is not { } number)
        {
            return;
        }

        var before = rows.Get<CaseFile>(RegisterKinds.CaseFile, number);
        var after = (before, statement) switch
        {
            (null, Statement.CaseOpened opened) => CaseFile.Open(entry, opened, mission.Mission, mission.Delegations),
            (not null, not Statement.CaseOpened) => before.After(entry, statement, Holds(statement, mission, verify, rows)),
            _ => null,
        };
        if (after is not null)
        {
            Put(rows, after);
        }
    }

    private static void Put(IRegisterRows rows, CaseFile file)
    {
        var view = CaseSummary.Of(file);
        rows.Put(RegisterKinds.CaseFile, file.Number, file.OpenedAt, file);
        rows.Put(RegisterKinds.Case, file.Number, file.OpenedAt, view);
        IncidentProjection.Judge(view, rows);
    }

    private static bool Holds(Statement statement, MissionView mission, SignatureCheck verify, IRegisterRows rows) => statement switch
    {
        Statement.AssessmentCommitted made =>
            rows.Get<KeyView>(RegisterKinds.Key, made.ReviewerKey) is { } key && key.May(made.Delegation, KeyRoles.Reviewer, made.At) &&
            verify.Holds(made.ReviewerKey, SignedTexts.Commitment(mission.Mission, made.Case, made.Round, made.Delegation, made.Commitment), made.Signature),
        Statement.FindingJudged judged =>
            mission.HeadKeyOf(judged.Delegation) == judged.HeadKey &&
            verify.Holds(judged.HeadKey, SignedTexts.Finding(mission.Mission, judged.Case, judged.Round, judged.Finding, judged.Signed), judged.Signature),
        _ => true,
    };

    private static string? CaseOf(Statement statement) => statement switch
    {
        Statement.CaseOpened of => of.Case,
        Statement.RoundOpened of => of.Case,
        Statement.AssessmentCommitted of => of.Case,
        Statement.RoundClosed of => of.Case,
        Statement.AssessmentRevealed of => of.Case,
        Statement.RevealLapsed of => of.Case,
        Statement.FindingJudged of => of.Case,
        _ => null,
    };
}
