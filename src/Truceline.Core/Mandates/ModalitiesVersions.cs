using NodaTime;

namespace Truceline.Core.Mandates;

/// <summary>Modalities that are or were in force.</summary>
/// <param name="Number">In the order in which they were consented to.</param>
/// <param name="From">Null for those that the mission starts with.</param>
/// <param name="Draft">Id of the draft that became them; null for those that the mission starts with.</param>
public sealed record ModalitiesVersion(int Number, Instant? From, string? Draft, Modalities Modalities);

/// <summary>Every version of a mission's modalities. At any time one is in force.</summary>
/// <param name="All">The first stands at the beginning.</param>
public sealed record ModalitiesVersions(IReadOnlyList<ModalitiesVersion> All)
{
    /// <summary>The number of those that a mission starts with.</summary>
    public const int First = 1;

    public static ModalitiesVersions Starting(Modalities start) => new([new(First, null, null, start)]);

    /// <summary>Of those whose time has come the one whose time came last; where two come at once, the one consented to later.</summary>
    public ModalitiesVersion InForce(Instant at) => All
        .Where(version => version.From is not { } from || from <= at)
        .MaxBy(version => (version.From ?? Instant.MinValue, version.Number))!;

    /// <summary>Null where there is none of that number.</summary>
    public ModalitiesVersion? Numbered(int? number) => number is null ? null : All.FirstOrDefault(version => version.Number == number);

    /// <summary>The next that comes into force after a time; null where none is agreed.</summary>
    public ModalitiesVersion? After(Instant at) => All.Where(version => version.From > at).MinBy(version => (version.From!.Value, -version.Number));
}
