using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Core.Agreement;

/// <summary>What a delegation says of a reported fact.</summary>
public enum FactVerdict
{
    /// <summary>It is so.</summary>
    Confirmed,

    /// <summary>It is not so.</summary>
    Denied,
}

/// <summary>
/// A delegation says that a reported fact is so, or is not, and may say otherwise later. What it saw and reported itself it
/// stands behind already; what it passed on from others it may confirm once it knows it itself.
/// </summary>
public sealed record JudgeFact(string Fact, Watchkeeper By, FactVerdict Verdict, OwnWords? Words)
{
    public Decision<Statement> Decide(Mission mission, FactView? fact, Instant now) => fact switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        null => Decision.Refuse("There is no such fact."),
        _ when !Enum.IsDefined(Verdict) => Decision.Refuse("A fact is confirmed or denied."),
        { WithdrawnAt: not null } => Decision.Refuse("It was taken back."),
        _ when IsOwn(fact) && Verdict == FactVerdict.Denied => Decision.Refuse("Your delegation reported it; take it back instead."),
        _ when IsOwn(fact) && fact.Provenance == Provenance.OwnSensor => Decision.Refuse("Your delegation saw it itself, and stands behind it already."),
        _ when fact.Verdicts.Any(said => said.Delegation == By.Delegation && said.Verdict == Verdict) => Decision.Refuse("Your delegation said so before."),
        _ when (Words is not null || Verdict == FactVerdict.Denied) && OwnWords.Refusal(Words, "Say in a few words why it is not so.") is { } refusal => refusal,
        _ => Decision.Accept<Statement>(new Statement.FactJudged(Fact, Verdict, By.Delegation, By.Role, Words?.Digest(), now)),
    };

    private bool IsOwn(FactView fact) => fact.Delegation == By.Delegation;
}
