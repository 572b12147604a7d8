using NodaTime;

namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>What somebody is about to do is told beforehand.</summary>
    /// <param name="Ahead">How long before it begins.</param>
    public sealed record Notification(IReadOnlyList<NotifiedThing> Of, Duration Ahead) : ClauseRule;
}

public enum NotifiedThing
{
    Movement,
    Exercise,
    Flight,
    Rotation,
    Convoy,
    Demining,
    Works,
}
