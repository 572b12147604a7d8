using NodaTime;
using NodaTime.Text;
using Truceline.Core.Cases;

namespace Truceline.Core.Record;

internal static class BulletinProjection
{
    public static void Apply(EntryFacts entry, Statement.BulletinIssued made, IRegisterRows rows)
    {
        if (rows.Get<BulletinView>(RegisterKinds.Bulletin, Id(made.Date, made.Edition)) is not null)
        {
            return;
        }

        Put(rows, new(made.Date, made.Edition, made.Digest, made.Supersedes, null, made.AsOfIndex, made.At, entry.Index,
            [.. entry.Bodies.Select(body => body.Path)], false, []));
        if (made.Supersedes is { } old && rows.Get<BulletinView>(RegisterKinds.Bulletin, Id(made.Date, old)) is { } before)
        {
            Put(rows, before with { SupersededBy = made.Edition });
        }
    }

    /// <summary>One word of each head; a signature that does not hold is no word.</summary>
    public static void Apply(EntryFacts entry, Statement.BulletinJudged made, SignatureCheck verify, IRegisterRows rows)
    {
        if (MissionProjection.Of(rows) is not { } mission ||
            rows.Get<BulletinView>(RegisterKinds.Bulletin, Id(made.Date, made.Edition)) is not { } bulletin ||
            bulletin.Judgements.Any(judgement => judgement.Delegation == made.Delegation) || !Holds(made, bulletin, mission, verify))
        {
            return;
        }

        BulletinJudgementView[] judgements =
        [
            .. bulletin.Judgements.Append(new(made.Delegation, made.HeadKey, made.Approved, made.Signature, true, made.At, entry.Index))
                .OrderBy(judgement => judgement.Delegation, StringComparer.Ordinal),
        ];
        Put(rows, bulletin with
        {
            Judgements = judgements,
            Released = judgements.Length == mission.Delegations.Count && judgements.Any(judgement => judgement.Approved),
        });
    }

    public static string Id(LocalDate date, int edition) => $"{LocalDatePattern.Iso.Format(date)}/{edition}";

    private static bool Holds(Statement.BulletinJudged made, BulletinView bulletin, MissionView mission, SignatureCheck verify) =>
        made.Digest == bulletin.Digest && mission.HeadKeyOf(made.Delegation) == made.HeadKey &&
        verify.Holds(made.HeadKey, SignedTexts.Bulletin(mission.Mission, made.Date, made.Edition, made.Digest, made.Approved), made.Signature);

    private static void Put(IRegisterRows rows, BulletinView view) =>
        rows.Put(RegisterKinds.Bulletin, Id(view.Date, view.Edition), view.Date.AtMidnight().InUtc().ToInstant(), view);
}
