using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Core.Cases;

/// <summary>
/// Either delegation has a decided case judged once more, by two new sealed assessments. As with the opening, nothing is asked of the
/// other; earlier rounds stay as they are, and the last result stands until a new one does.
/// </summary>
/// <param name="By">The delegation.</param>
public sealed record OpenRound(string By, string Reason, CaseTerms Terms) : ICaseCommand
{
    /// <summary>Rounds of one case: enough for new evidence, too few to wear the other side down.</summary>
    public const int MaxRounds = 12;

    public Decision<Statement> Decide(CaseFile current, Instant now) => this switch
    {
        _ when !current.Delegations.Contains(By) => Decision.Refuse($"{By} is not a delegation of this mission."),
        _ when !current.Current.IsDecided(now) => Decision.Refuse($"Round {current.Current.Number} is not decided yet ({Kebab.Of(current.Stage)}); a case is reopened when it is."),
        _ when current.Rounds.Count >= MaxRounds => Decision.Refuse($"A case has at most {MaxRounds} rounds; open a new case of the same incidents."),
        _ when string.IsNullOrWhiteSpace(Reason) => Decision.Refuse("Say in a few words why the case is judged again."),
        { Reason.Length: > OpenCase.MaxReason } => Decision.Refuse($"The reason has more than {OpenCase.MaxReason} characters."),
        _ => Decision.Accept<Statement>(new Statement.RoundOpened(
            current.Number, current.Current.Number + 1, By, Reason.Trim(), now, now + Terms.AssessWithin, Terms.Modalities, Terms.FoundFrom)),
    };
}
