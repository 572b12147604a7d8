using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Claims;
using Truceline.Core.Coverage;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Core.Impediments;

/// <summary>Who states an impediment: a delegation, or a post or an observer, who belong to none. No person is named.</summary>
/// <param name="Post">Id of the post or patrol; null for a delegation.</param>
public sealed record Stater(string? Delegation, string Role, string? Post)
{
    internal Refusal? Refusal(Mission mission) => this switch
    {
        { Delegation: { } delegation } => new Watchkeeper(delegation, Role).Refusal(mission),
        { Post: not { Length: > 0 and <= 40 } } => Decision.Refuse("Name the post or patrol: 1 to 40 of a-z, 0-9 and hyphen, and nobody's name."),
        _ when Post.Any(c => c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')) => Decision.Refuse("Name the post or patrol: 1 to 40 of a-z, 0-9 and hyphen, and nobody's name."),
        _ => null,
    };

    internal bool Is(StatedImpedimentView stated) => (Delegation, Post) == (stated.Delegation, stated.Post) && (Delegation is not null || Role == stated.Role);
}

/// <summary>Somebody says what keeps the centre from seeing, hearing or going somewhere.</summary>
/// <param name="Sector">Id of a zone or of a named place; nothing nearer is stated.</param>
/// <param name="To">Null while it lasts.</param>
/// <param name="DeniedBy">With access denied, or with a path not permitted where it is known.</param>
/// <param name="Words">The words used, kept outside the log.</param>
public sealed record StateImpediment(
    string Impediment, Stater By, ImpedimentKind Kind, string? Source, string? Sector, Instant From, Instant? To, DenierRole? DeniedBy, OwnWords? Words, string? Language)
{
    private static readonly Duration Oldest = Duration.FromDays(30);
    private static readonly Duration Ahead = Duration.FromMinutes(10);

    /// <summary>What persons can say; the others are found from the recording and the telemetry.</summary>
    public static IReadOnlyList<ImpedimentKind> Kinds { get; } =
    [
        ImpedimentKind.AccessDenied, ImpedimentKind.PathNotPermitted, ImpedimentKind.Weather, ImpedimentKind.Jamming, ImpedimentKind.Spoofing,
        ImpedimentKind.Blinded, ImpedimentKind.FiredAt, ImpedimentKind.LinkLoss,
    ];

    public Decision<Statement> Decide(Mission mission, Instant now) => this switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        _ when !Kinds.Contains(Kind) => Decision.Refuse("Choose what impeded; the others are found from the recording."),
        { Source: null, Sector: null } => Decision.Refuse("Name a source, or a zone or place of the mission."),
        _ when Source is { } source && mission.SourceOf(source) is null => Decision.Refuse("The mission has no such source."),
        _ when Sector is { } sector && !NamedGround.IsKnown(mission, sector) => Decision.Refuse(NamedGround.Unknown),
        _ when Kind == ImpedimentKind.AccessDenied && DeniedBy is null => Decision.Refuse("Say what the one was who denied access: soldier, officer, police, civilian, official or unknown; never a name."),
        _ when DeniedBy is { } role && (Kind is not (ImpedimentKind.AccessDenied or ImpedimentKind.PathNotPermitted) || !Enum.IsDefined(role)) =>
            Decision.Refuse("Only access, or a path, is denied by somebody."),
        _ when From > now + Ahead || To > now + Ahead => Decision.Refuse("An impediment is stated once it has begun, and ended once it is over."),
        _ when From < now - Oldest => Decision.Refuse($"An impediment is stated at most {Oldest.TotalDays:0} days after."),
        _ when To <= From => Decision.Refuse("It ends after it begins."),
        _ when Words is not null && OwnWords.Refusal(Words, "Write the words used, or leave them away.") is { } refusal => refusal,
        _ when (Words is null) != (Language is null) || (Language is { } tag && !LanguageTag.IsValid(tag)) =>
            Decision.Refuse("Say the language of the words as a tag such as az, hy, ru, tr or en."),
        _ => Decision.Accept<Statement>(new Statement.ImpedimentStated(
            Impediment, Kind, Source, Sector, From, To, DeniedBy, Words?.Digest(), Language, By.Delegation, By.Role, By.Post, now)),
    };
}
