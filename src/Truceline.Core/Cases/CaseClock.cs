using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Core.Cases;

/// <summary>What time itself asks of a case. Called after every entry of a case, and when its next deadline has passed.</summary>
public static class CaseClock
{
    /// <summary>The statements due now, in order; none as a rule.</summary>
    public static IReadOnlyList<Statement> Due(CaseFile file, CaseTerms terms, Instant now)
    {
        IEnumerable<ICaseCommand> steps = [new CloseRound(terms), .. file.Delegations.Select(id => new LapseReveal(id))];
        return [.. steps.Select(step => step.Decide(file, now)).OfType<Decision<Statement>.Accepted>().Select(due => due.Value)];
    }

    /// <summary>The instant after which something is due; null where nothing waits for time.</summary>
    public static Instant? Next(CaseFile file) => file.Stage switch
    {
        Stage.Assessing => file.Current.AssessBy,
        Stage.Revealing => file.Current.RevealBy,
        _ => null,
    };
}
