using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Engine;
using Truceline.Ledger;
using Truceline.Server.Access;

namespace Truceline.Server.Claims;

/// <summary>Complaints as a reader sees them: a liaison its own party's alone, a delegation all.</summary>
internal static class ComplaintReading
{
    /// <summary>What is overdue first, then what is open by when it is due, then what was answered, the latest first.</summary>
    public static ComplaintAnswer[] All(Centre centre, Caller caller, Instant now) =>
    [
        .. centre.Register.List<ComplaintView>(RegisterKinds.Complaint).Where(one => MayRead(caller, one))
            .OrderBy(one => one.DueAt is null ? 1 : 0).ThenBy(one => one.DueAt ?? Instant.MinValue).ThenByDescending(one => one.Filed)
            .ThenBy(one => one.Complaint, StringComparer.Ordinal)
            .Take(Reads.Most).Select(one => Answer(centre, caller, one, now)),
    ];

    /// <summary>Null where there is none, and where it is another party's, which looks the same.</summary>
    public static ComplaintView? Of(Centre centre, Caller caller, string number) =>
        centre.Register.Get<ComplaintView>(RegisterKinds.Complaint, number) is { } one && MayRead(caller, one) ? one : null;

    /// <param name="tested">Null says no more than can be said at once.</param>
    public static ComplaintAnswer Answer(Centre centre, Caller caller, ComplaintView one, Instant now, ComplaintTestAnswer? tested = null) => new(
        one.Complaint, one.Index, one.Party, one.Act, one.Against, one.Article, one.From, one.To, one.Place?.Latitude, one.Place?.Longitude, one.Within,
        centre.TextOf(one.What), one.Language, one.Files, one.Filed, one.State, one.DueAt, one.IsOverdueAt(now),
        tested ?? ComplaintTest.Of(one), one.Acknowledged,
        [.. one.Looks.Select(id => centre.Register.Get<LookView>(RegisterKinds.Look, id)).OfType<LookView>().Select(look => Look(caller, look))],
        [.. one.Cases.Select(id => centre.Register.Get<CaseView>(RegisterKinds.Case, id)).OfType<CaseView>().Select(file => Case(file.AsOf(now)))],
        [.. one.Answers.Select(answer => Words(centre, answer))], one.Entries, one.Modalities);

    public static ComplaintReceipt? Receipt(Centre centre, ComplaintView one)
    {
        var note = centre.Log.LatestNote;
        return Checkpoint.TryParse(note[..(note.IndexOf("\n\n", StringComparison.Ordinal) + 1)], out var latest)
            && one.Index < latest.Size && centre.Log.Read(one.Index) is { } entry
            ? new ComplaintReceipt(
                one.Complaint, one.Index, Convert.ToBase64String(entry.Envelope.Span),
                [.. centre.Log.InclusionProof(one.Index, latest.Size).Select(hash => hash.ToString())], note, centre.Log.Key.Text)
            : null;
    }

    private static bool MayRead(Caller caller, ComplaintView one) =>
        Mandate.May(caller.Role, Deed.ReadComplaints) || (caller.Party is { } party && party == one.Party);

    private static ComplaintLookAnswer Look(Caller caller, LookView look) =>
        new(Mandate.May(caller.Role, Deed.ReadComplaints) ? look.Look : null, look.At, look.Until, look.State, look.AnsweredAt);

    private static ComplaintCaseAnswer Case(CaseView file) =>
        new(file.Case, file.OpenedAt, file.Stage, file.Outcome, file.Outcome == CaseOutcome.Signed ? file.Rounds[^1].Finding?.Digest : null);

    private static ComplaintWordsAnswer Words(Centre centre, ComplaintAnswerView answer)
    {
        var file = answer.Case is { } number ? centre.Register.Get<CaseView>(RegisterKinds.Case, number) : null;
        var signed = file is { Outcome: CaseOutcome.Signed } ? file.Rounds[^1].Fields : [];
        return new(
            answer.Delegation, answer.Words is { } digest ? centre.TextOf(digest) : null, answer.Language, answer.Case,
            [.. signed.Where(field => field.State == FieldState.Agreed && field.Values[0] is not null).Select(field => new AgreedField(field.Field, field.Values[0]!))],
            answer.At, answer.Index);
    }
}
