using NodaTime;

namespace Truceline.Core.Mandates;

/// <summary>Release and retention.</summary>
public sealed partial record Modalities
{
    /// <summary>From the second head's approval of a bulletin until anybody may read it.</summary>
    public Duration ReleaseDelay { get; init; } = Duration.Zero;

    /// <summary>How long after it happened a post's or patrol's exact place is shown to others.</summary>
    public Duration PostsDelay { get; init; } = Duration.FromHours(24);

    /// <summary>For how many days recorded bytes are kept at least. The program itself deletes nothing, before or after.</summary>
    public int RetentionDays { get; init; } = 3_650;
}
