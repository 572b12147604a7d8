using Truceline.Core.Agreement;
using Truceline.Core.Cases;

namespace Truceline.Core.Posts;

public enum PostKind
{
    Post,
    ObservationPost,
    Checkpoint,
    Patrol,
    Headquarters,
}

/// <summary>How many of one thing stand at a post.</summary>
public sealed record StrengthCount(Strength Of, int Number);

/// <summary>What a post holds, as whoever runs it states it.</summary>
/// <param name="Counts">Each thing once; what is not stated is not known to be none.</param>
/// <param name="Weapons">Classes that its persons carry.</param>
public sealed record PostStrength(IReadOnlyList<StrengthCount> Counts, IReadOnlyList<WeaponClass> Weapons)
{
    private const int Most = 100_000;

    public int? Of(Strength strength) => Counts.FirstOrDefault(count => count.Of == strength)?.Number;

    internal Refusal? Refusal() => this switch
    {
        _ when Counts.Count > 20 || Weapons.Count > 20 || Counts.Any(count => count is null) => Decision.Refuse("State each thing once."),
        _ when Counts.Any(count => !Enum.IsDefined(count.Of) || count.Of == Strength.Posts || count.Number is < 0 or > Most) =>
            Decision.Refuse($"State how many of what stand there: 0 to {Most} of persons, armoured-carriers, vehicles or weapons."),
        _ when Counts.Select(count => count.Of).Distinct().Count() != Counts.Count || Weapons.Distinct().Count() != Weapons.Count => Decision.Refuse("State each thing once."),
        _ when Weapons.Any(weapon => !Enum.IsDefined(weapon)) => Decision.Refuse("One of the weapons is not a class that agreements tell apart."),
        _ => null,
    };

    /// <summary>In one order, so that the same statement is the same entry.</summary>
    internal PostStrength Sorted() => new([.. Counts.OrderBy(count => count.Of)], [.. Weapons.Order()]);
}
