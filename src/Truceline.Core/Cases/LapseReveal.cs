using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Core.Cases;

/// <summary>The time for opening is over: what stays closed reads <i>sealed, not revealed</i> for good.</summary>
public sealed record LapseReveal(string Delegation) : ICaseCommand
{
    public Decision<Statement> Decide(CaseFile current, Instant now) => current.Current switch
    {
        { ClosedAt: null } => Decision.Refuse("The round is still open."),
        var round when round.SeatOf(Delegation)?.State != SealState.Sealed => Decision.Refuse($"{Delegation} has no seal waiting to be opened."),
        var round when now <= round.RevealBy => Decision.Refuse($"{Delegation} may open its seal until {round.RevealBy}."),
        var round => Decision.Accept<Statement>(new Statement.RevealLapsed(current.Number, round.Number, Delegation, now)),
    };
}
