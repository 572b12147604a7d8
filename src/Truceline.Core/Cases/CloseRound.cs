using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Core.Cases;

/// <summary>The round closes when all have sealed, or when the time for it is over; from then on seals are opened.</summary>
public sealed record CloseRound(CaseTerms Terms) : ICaseCommand
{
    public Decision<Statement> Decide(CaseFile current, Instant now) => current switch
    {
        { Stage: not Stage.Assessing } => Decision.Refuse("The round is closed already."),
        { Current.AllSealed: true } => Close(current, now, "all delegations have sealed"),
        _ when now > current.Current.AssessBy => Close(current, now, "the time for assessments is over"),
        _ => Decision.Refuse($"Not all delegations have sealed, and there is time until {current.Current.AssessBy}."),
    };

    private Decision<Statement> Close(CaseFile file, Instant now, string because) =>
        Decision.Accept<Statement>(new Statement.RoundClosed(file.Number, file.Current.Number, now, now + Terms.RevealWithin, because, Terms.SignWithin));
}
