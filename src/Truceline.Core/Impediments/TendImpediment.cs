using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Core.Impediments;

/// <summary>Whoever stated it says that it is over.</summary>
public sealed record EndImpediment(Stater By, Instant To)
{
    private static readonly Duration Ahead = Duration.FromMinutes(10);

    public Decision<Statement> Decide(ImpedimentView? view, Instant now) => view switch
    {
        null or { Stated: null } => Decision.Refuse("Nobody stated such an impediment."),
        _ when !By.Is(view.Stated) => Decision.Refuse("Only who stated it may end it."),
        { Withdrawn: not null } => Decision.Refuse("It was taken back."),
        { To: not null } => Decision.Refuse("It has ended already."),
        _ when To <= view.From || To > now + Ahead => Decision.Refuse("It ends after it begins, and not in time to come."),
        _ => Decision.Accept<Statement>(new Statement.ImpedimentEnded(view.Impediment, To, By.Delegation, By.Role, By.Post, now)),
    };
}

/// <summary>Whoever stated it takes it back, with a reason. It stays readable and counts no more.</summary>
public sealed record WithdrawImpediment(Stater By, OwnWords? Reason)
{
    public Decision<Statement> Decide(ImpedimentView? view, Instant now) => view switch
    {
        null or { Stated: null } => Decision.Refuse("Nobody stated such an impediment."),
        _ when !By.Is(view.Stated) => Decision.Refuse("Only who stated it may take it back."),
        { Withdrawn: not null } => Decision.Refuse("It was taken back before."),
        _ when OwnWords.Refusal(Reason, "Say why it is taken back.") is { } refusal => refusal,
        _ => Decision.Accept<Statement>(new Statement.ImpedimentWithdrawn(view.Impediment, Reason!.Digest(), By.Delegation, By.Role, By.Post, now)),
    };
}

/// <summary>A delegation confirms an impediment that is not its own, or disputes it with a reason.</summary>
public sealed record ReviewImpediment(Watchkeeper By, bool Confirmed, OwnWords? Reason)
{
    public Decision<Statement> Decide(Mission mission, ImpedimentView? view, Instant now) => view switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        null => Decision.Refuse("The register has no such impediment."),
        { Withdrawn: not null } => Decision.Refuse("It was taken back."),
        _ when view.Stated?.Delegation == By.Delegation => Decision.Refuse("Your own delegation stated it; the other one reviews it."),
        _ when (!Confirmed || Reason is not null) && OwnWords.Refusal(Reason, "Say why you dispute it.") is { } refusal => refusal,
        _ => Decision.Accept<Statement>(new Statement.ImpedimentReviewed(view.Impediment, Confirmed, Reason?.Digest(), By.Delegation, By.Role, now)),
    };
}
