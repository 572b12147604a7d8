using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Core.Claims;

/// <summary>A delegation says that it has taken note of a complaint; each does so once.</summary>
public sealed record AcknowledgeComplaint(string Complaint, Watchkeeper By)
{
    public Decision<Statement> Decide(Mission mission, ComplaintView? complaint, Instant now) => complaint switch
    {
        _ when TendComplaint.Refusal(mission, complaint, By) is { } refusal => refusal,
        _ when complaint!.Acknowledged.Any(one => one.Delegation == By.Delegation) => Decision.Refuse("Your delegation has acknowledged it before."),
        _ => Decision.Accept<Statement>(new Statement.ComplaintAcknowledged(Complaint, By.Delegation, By.Role, now)),
    };
}

/// <summary>A look-request or a case is said to be about a complaint: one of the two.</summary>
public sealed record TaskComplaint(string Complaint, Watchkeeper By, string? Look, string? Case)
{
    /// <param name="known">Whether the register has that look-request, or that case.</param>
    public Decision<Statement> Decide(Mission mission, ComplaintView? complaint, bool known, Instant now) => complaint switch
    {
        _ when TendComplaint.Refusal(mission, complaint, By) is { } refusal => refusal,
        _ when (Look is null) == (Case is null) => Decision.Refuse("Name a look-request or a case: one of the two."),
        _ when !known => Decision.Refuse(Look is null ? "There is no case of that number." : "There is no such look-request."),
        _ when complaint!.Looks.Any(one => one == Look) || complaint.Cases.Any(one => one == Case) => Decision.Refuse("That is said to be about it already."),
        _ => Decision.Accept<Statement>(new Statement.ComplaintTasked(Complaint, Look, Case, By.Delegation, By.Role, now)),
    };
}

/// <summary>A delegation answers, once: in words, or with what both heads signed in a case about it. The other delegation answers for itself.</summary>
/// <param name="Language">Of the words.</param>
public sealed record AnswerComplaint(string Complaint, Watchkeeper By, OwnWords? Words, string? Language, string? Case)
{
    /// <param name="file">The case that is named.</param>
    public Decision<Statement> Decide(Mission mission, ComplaintView? complaint, CaseView? file, Instant now) => complaint switch
    {
        _ when TendComplaint.Refusal(mission, complaint, By) is { } refusal => refusal,
        _ when complaint!.Answers.Any(one => one.Delegation == By.Delegation) => Decision.Refuse("Your delegation has answered it before."),
        _ when Words is null && Case is null => Decision.Refuse("Answer in words, or with a case that both heads have signed."),
        _ when Words is not null && OwnWords.Refusal(Words, "Write the answer.") is { } refusal => refusal,
        _ when (Words is null) != (Language is null) || (Language is { } tag && !LanguageTag.IsValid(tag)) =>
            Decision.Refuse("Say the language of the answer as a tag such as az, hy, ru, tr or en."),
        _ when Case is { } number && !complaint.Cases.Contains(number) => Decision.Refuse("That case is not about this complaint."),
        _ when Case is not null && file is not { Outcome: CaseOutcome.Signed } => Decision.Refuse("Both heads have not signed a finding in that case."),
        _ => Decision.Accept<Statement>(new Statement.ComplaintAnswered(Complaint, By.Delegation, By.Role, Words?.Digest(), Language, Case, now)),
    };
}

internal static class TendComplaint
{
    public static Refusal? Refusal(Mission mission, ComplaintView? complaint, Watchkeeper by) =>
        by.Refusal(mission) ?? (complaint is null ? Decision.Refuse("There is no complaint of that number.") : null);
}
