using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Record;

namespace Truceline.Core.Shifts;

/// <summary>A delegation states when a source is to be in the air, or a camera in service, so that a silence outside reads "no flight".</summary>
public sealed record PlanFlight(string Flight, Watchkeeper By, string Source, Instant From, Instant To)
{
    public static readonly Duration Longest = Duration.FromDays(7);
    public static readonly Duration Furthest = Duration.FromDays(31);

    public Decision<Statement> Decide(Mission mission, Instant now) => this switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        _ when mission.SourceOf(Source) is null => Decision.Refuse("There is no such source."),
        _ when To <= From => Decision.Refuse("A flight ends after it begins."),
        _ when To <= now => Decision.Refuse("A flight is planned before it is over: what was, the recording tells."),
        _ when To - From > Longest => Decision.Refuse($"A flight lasts at most {Longest.TotalDays:0} days; plan several."),
        _ when From - now > Furthest => Decision.Refuse($"A flight is planned at most {Furthest.TotalDays:0} days ahead."),
        _ when FlightTerms.Refusal(mission, Source, From, To) is { } sentence => Decision.Refuse(sentence),
        _ => Decision.Accept<Statement>(new Statement.FlightPlanned(Flight, By.Delegation, By.Role, Source, From, To, now)),
    };
}

/// <summary>The delegation that planned a flight takes it back. What is past of it stays planned: a plan is not taken back once the source went dark.</summary>
public sealed record CancelFlight(string Flight, Watchkeeper By, OwnWords? Reason)
{
    public Decision<Statement> Decide(Mission mission, FlightView? flight, Instant now) => flight switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        null => Decision.Refuse("There is no such flight."),
        _ when flight.Delegation != By.Delegation => Decision.Refuse($"{flight.Delegation} planned it, and alone cancels it."),
        { CancelledAt: not null } => Decision.Refuse("That flight was cancelled before."),
        _ when flight.To <= now => Decision.Refuse("That flight is over."),
        _ when OwnWords.Refusal(Reason, "Say in a few words why the flight is cancelled.") is { } refusal => refusal,
        _ => Decision.Accept<Statement>(new Statement.FlightCancelled(Flight, By.Delegation, By.Role, Reason!.Digest(), now)),
    };
}
