using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Record;

namespace Truceline.Core.Shifts;

public enum LookState
{
    Open,
    Looked,
    CouldNot,
    Withdrawn,
}

/// <summary>Somebody of a delegation asks that a place be looked at, such as "look at km 31 at first light". It asks for seeing and for nothing else.</summary>
/// <param name="Source">Null where any will do.</param>
/// <param name="Place">Null where the words alone say where.</param>
public sealed record AskForLook(string Look, Watchkeeper By, string? Source, Position? Place, Instant From, Instant Until, OwnWords? What)
{
    public static readonly Duration Furthest = Duration.FromDays(14);

    public Decision<Statement> Decide(Mission mission, Instant now) => this switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        { Source: { } source } when mission.SourceOf(source) is null => Decision.Refuse("There is no such source."),
        { Place: { } at } when !(Math.Abs(at.Latitude) <= 90 && Math.Abs(at.Longitude) <= 180) => Decision.Refuse("There is no such place."),
        _ when Until <= From || Until <= now => Decision.Refuse("Say until when it shall be looked at: a moment that is still to come, after the first."),
        _ when Until - now > Furthest => Decision.Refuse($"A look is asked for at most {Furthest.TotalDays:0} days ahead."),
        _ when OwnWords.Refusal(What, "Say what to look at.") is { } refusal => refusal,
        _ => Decision.Accept<Statement>(new Statement.LookRequested(Look, By.Delegation, By.Role, Source, Place, From, Until, What!.Digest(), now)),
    };
}

/// <summary>Either delegation says what became of a look-request; it is withdrawn by the one that asked alone.</summary>
/// <param name="Outcome">Not <see cref="LookState.Open"/>.</param>
public sealed record AnswerLook(string Look, Watchkeeper By, LookState Outcome, OwnWords? Words)
{
    public Decision<Statement> Decide(Mission mission, LookView? look, Instant now) => look switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        null => Decision.Refuse("There is no such look-request."),
        { State: not LookState.Open } => Decision.Refuse("That look-request was answered before."),
        _ when Outcome is LookState.Open || !Enum.IsDefined(Outcome) => Decision.Refuse("Say whether it was looked at, could not be, or is withdrawn."),
        _ when Outcome is LookState.Withdrawn && look.Delegation != By.Delegation => Decision.Refuse($"{look.Delegation} asked for it, and alone withdraws it."),
        _ when OwnWords.Refusal(Words, "Say in a few words what came of it.") is { } refusal => refusal,
        _ => Decision.Accept<Statement>(new Statement.LookAnswered(Look, By.Delegation, By.Role, Outcome, Words!.Digest(), now)),
    };
}
