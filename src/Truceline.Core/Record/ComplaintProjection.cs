using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Claims;
using Truceline.Core.Places;

namespace Truceline.Core.Record;

/// <summary>A complaint and everything that was done with it.</summary>
/// <param name="What">Salted digest of its words.</param>
/// <param name="Looks">Look-requests about it, in the order in which they were asked for.</param>
/// <param name="Cases">Cases about it.</param>
/// <param name="Entries">Every entry that made its state, in order; the first is its receipt.</param>
public sealed record ComplaintView(
    string Complaint, long Index, string Party, Act Act, string? Against, string? Article, Instant From, Instant To, Position? Place, double? Within,
    string What, string Language, IReadOnlyList<ComplaintFile> Files, Instant Filed, Instant AcknowledgeBy, Instant AnswerBy,
    IReadOnlyList<ComplaintNoteView> Acknowledged, IReadOnlyList<string> Looks, IReadOnlyList<string> Cases,
    IReadOnlyList<ComplaintAnswerView> Answers, IReadOnlyList<long> Entries, Instant LastAt)
{
    /// <summary>The version of the modalities whose clocks run on it; null in records older than versions.</summary>
    public int? Modalities { get; init; }

    public ComplaintState State => this switch
    {
        { Answers.Count: > 0 } => ComplaintState.Answered,
        { Cases.Count: > 0 } => ComplaintState.Assessed,
        { Looks.Count: > 0 } => ComplaintState.Tasked,
        { Acknowledged.Count: > 0 } => ComplaintState.Acknowledged,
        _ => ComplaintState.Registered,
    };

    /// <summary>Null once it is answered. Whatever was done with it acknowledges it too.</summary>
    public Instant? DueAt => State switch
    {
        ComplaintState.Answered => null,
        ComplaintState.Registered => AcknowledgeBy,
        _ => AnswerBy,
    };

    public bool IsOverdueAt(Instant at) => DueAt < at;
}

public sealed record ComplaintNoteView(string Delegation, Instant At, long Index);

/// <param name="Words">Salted digest; null where the finding of <paramref name="Case"/> is the answer.</param>
public sealed record ComplaintAnswerView(string Delegation, string? Words, string? Language, string? Case, Instant At, long Index);

internal static class ComplaintProjection
{
    /// <summary>The first statement of a number counts; of each delegation the first note and the first answer.</summary>
    public static void Apply(EntryFacts entry, Statement statement, IRegisterRows rows)
    {
        switch (statement)
        {
            case Statement.ComplaintFiled made when Of(rows, made.Complaint) is null:
                Put(rows, new ComplaintView(
                    made.Complaint, entry.Index, made.Party, made.Act, made.Against, made.Article, made.From, made.To, made.Place, made.Within,
                    made.What, made.Language, made.Files, made.At, made.AcknowledgeBy, made.AnswerBy, [], [], [], [], [entry.Index], made.At) { Modalities = made.Modalities });
                break;
            case Statement.ComplaintAcknowledged made when Of(rows, made.Complaint) is { } view && view.Acknowledged.All(one => one.Delegation != made.Delegation):
                Put(rows, view with { Acknowledged = [.. view.Acknowledged, new(made.Delegation, made.At, entry.Index)] }, entry, made.At);
                break;
            case Statement.ComplaintTasked { Look: { } look } made when Of(rows, made.Complaint) is { } view && !view.Looks.Contains(look):
                Put(rows, view with { Looks = [.. view.Looks, look] }, entry, made.At);
                break;
            case Statement.ComplaintTasked { Case: { } number } made when Of(rows, made.Complaint) is { } view && !view.Cases.Contains(number):
                Put(rows, view with { Cases = [.. view.Cases, number] }, entry, made.At);
                break;
            case Statement.CaseOpened made:
                foreach (var view in made.Incidents.Select(id => Of(rows, id)).OfType<ComplaintView>().Where(view => !view.Cases.Contains(made.Case)))
                {
                    Put(rows, view with { Cases = [.. view.Cases, made.Case] }, entry, made.At);
                }

                break;
            case Statement.ComplaintAnswered made when Of(rows, made.Complaint) is { } view && view.Answers.All(one => one.Delegation != made.Delegation):
                Put(rows, view with { Answers = [.. view.Answers, new(made.Delegation, made.Words, made.Language, made.Case, made.At, entry.Index)] }, entry, made.At);
                break;
            default:
                break;
        }
    }

    private static ComplaintView? Of(IRegisterRows rows, string number) => rows.Get<ComplaintView>(RegisterKinds.Complaint, number);

    private static void Put(IRegisterRows rows, ComplaintView view, EntryFacts entry, Instant at) =>
        Put(rows, view with { Entries = [.. view.Entries, entry.Index], LastAt = at });

    private static void Put(IRegisterRows rows, ComplaintView view) => rows.Put(RegisterKinds.Complaint, view.Complaint, view.Filed, view);
}
