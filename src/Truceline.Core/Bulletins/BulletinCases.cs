using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Core.Bulletins;

/// <summary>Cases that the day concerns: of its incidents, opened in it, moved in it, or still open.</summary>
internal static class BulletinCases
{
    /// <summary>What stands where a head has not signed or has refused.</summary>
    public const string NotApproved = "not approved";

    public static IReadOnlyList<CaseLine> Of(IRegisterRows rows, Mission mission, IReadOnlyList<IncidentView> incidents, Interval day, Instant now) =>
    [
        .. rows.List<CaseView>(RegisterKinds.Case).Select(file => file.AsOf(now)).Where(file => Concerns(file, incidents, day) || Replied(rows, file, day)).Select(file => Line(file) with
        {
            Replies = [.. RightOfReply.Of(mission, file, Replies(rows, file)).Select(right => new CaseReply(right.Party, right.ReplyBy, right.Reply?.Words, right.Reply?.Index))],
        }),
    ];

    private static IEnumerable<ReplyView> Replies(IRegisterRows rows, CaseView file) =>
        rows.List<ReplyView>(RegisterKinds.Reply).Where(reply => reply.Case == file.Case);

    private static bool Replied(IRegisterRows rows, CaseView file, Interval day) => Replies(rows, file).Any(reply => day.Contains(reply.At));

    private static bool Concerns(CaseView file, IReadOnlyList<IncidentView> incidents, Interval day) =>
        incidents.Any(incident => incident.Cases.Contains(file.Case)) ||
        (file.OpenedAt < day.End && (file.Stage != Stage.Closed || Times(file).Any(day.Contains)));

    private static IEnumerable<Instant> Times(CaseView file) =>
        file.Rounds.SelectMany(round => round.Delegations).SelectMany(seat => new[] { seat.Seal?.At, seat.Reveal?.At })
            .Concat(file.Rounds.SelectMany(round => round.Finding?.Judgements ?? []).Select(of => (Instant?)of.At))
            .Concat(file.Rounds.SelectMany(round => new[] { round.Opening.At, round.ClosedAt, round.Outcome == CaseOutcome.NotSigned ? round.SignBy : null })).OfType<Instant>();

    private static CaseLine Line(CaseView file)
    {
        var round = file.Rounds[^1];
        return new(
            file.Case, file.Index, file.Incidents, round.Round, file.Standing, file.Stage, file.Outcome, file.Level, round.Fields, round.Finding?.Digest,
            [.. round.Delegations.Select(seat => Column(seat, round.Finding))]);
    }

    private static CaseColumn Column(DelegationRoundView seat, FindingView? finding)
    {
        var head = finding?.Judgements.FirstOrDefault(of => of.Delegation == seat.Delegation);
        long?[] entries = [seat.Seal?.Index, seat.Reveal?.Index, head?.Index];
        return new(seat.Delegation, seat.State, seat.Form, finding is null ? null : Word(head), [.. entries.OfType<long>()]);
    }

    private static string Word(FindingJudgementView? head) => head switch
    {
        null => NotApproved,
        { Signed: true } => "signed",
        _ => $"refused: {NotApproved}",
    };
}
