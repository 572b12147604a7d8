using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Core.Shifts;

/// <summary>A duty officer ends a shift: what happened, and what is left open for the next.</summary>
/// <param name="Officer">Id of the account; no name.</param>
/// <param name="Matters">Ids from <see cref="OpenMatters"/> that the next officer shall look after.</param>
public sealed record HandOverShift(string Handover, Watchkeeper By, string Officer, OwnWords? Log, IReadOnlyList<OpenMatter> Matters)
{
    public const int MostMatters = 200;

    /// <param name="open">What is open as the register has it.</param>
    public Decision<Statement> Decide(Mission mission, IReadOnlyList<OpenMatter> open, Instant now) => this switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        _ when OwnWords.Refusal(Log, "Write what happened in the shift, or that nothing did.") is { } refusal => refusal,
        { Matters.Count: > MostMatters } => Decision.Refuse($"A handover names at most {MostMatters} open matters."),
        _ when Matters.Any(matter => open.All(one => one.Kind != matter.Kind || one.Id != matter.Id)) =>
            Decision.Refuse("A matter that is handed over is not open any more; look at the list again."),
        _ => Decision.Accept<Statement>(new Statement.ShiftHandedOver(Handover, By.Delegation, By.Role, Officer, Log!.Digest(), [.. Matters.Distinct()], now)),
    };
}

/// <summary>The next duty officer of the same delegation takes the shift over.</summary>
public sealed record TakeOverShift(string Handover, Watchkeeper By, string Officer)
{
    public Decision<Statement> Decide(Mission mission, HandoverView? handover, Instant now) => handover switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        null => Decision.Refuse("There is no such handover."),
        _ when handover.Delegation != By.Delegation => Decision.Refuse($"That shift is {handover.Delegation}'s, which alone takes it over."),
        { TakenOverAt: not null } => Decision.Refuse("That shift was taken over before."),
        _ => Decision.Accept<Statement>(new Statement.ShiftTakenOver(Handover, By.Delegation, By.Role, Officer, now)),
    };
}
