using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Claims;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Core.Notices;

public enum MovementKind
{
    Movement,
    Exercise,
    Works,
    Flight,
    Rotation,
    Other,
}

/// <summary>A party says beforehand what it will do, so that nobody takes it for something else.</summary>
/// <param name="ShownFrom">From when the other side and the delegations see it; at the latest when it begins.</param>
public sealed record NotifyMovement(
    string Movement, string Party, MovementKind Kind, string Sector, Instant From, Instant To, Instant ShownFrom, OwnWords? Words, string Language)
{
    public static readonly Duration Longest = Duration.FromDays(31);
    public static readonly Duration Furthest = Duration.FromDays(90);

    public Decision<Statement> Decide(Mission mission, Instant now) => this switch
    {
        _ when mission.Parties.All(party => party.Id != Party) => Decision.Refuse("Movements are notified by the parties of the mission."),
        _ when !Enum.IsDefined(Kind) => Decision.Refuse("Choose what is notified."),
        _ when !Sectors.Has(mission, Sector) => Decision.Refuse(Sectors.Unknown),
        _ when To <= From => Decision.Refuse("What is notified ends after it begins."),
        _ when From <= now => Decision.Refuse("What is notified is still to begin: what has begun is no notice beforehand."),
        _ when To - From > Longest => Decision.Refuse($"What is notified lasts at most {Longest.TotalDays:0} days; notify it in parts."),
        _ when From - now > Furthest => Decision.Refuse($"It is notified at most {Furthest.TotalDays:0} days ahead."),
        _ when ShownFrom > From => Decision.Refuse("It is shown at the latest when it begins."),
        _ when OwnWords.Refusal(Words, "Say in your own words what will be done.") is { } refusal => refusal,
        _ when !LanguageTag.IsValid(Language) => Decision.Refuse("Say the language of the words as a tag such as az, hy, ru, tr or en."),
        _ => Decision.Accept<Statement>(new Statement.MovementNotified(
            Movement, Party, Kind, Sector, From, To, Instant.Max(ShownFrom, now), Words!.Digest(), Language, now)),
    };
}
