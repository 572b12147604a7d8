namespace Truceline.Core.Cases;

/// <summary>One field of two forms, side by side.</summary>
/// <param name="Field">Its key in the canonical form.</param>
/// <param name="Values">As printed, in the order of the delegations; null where a form leaves it undetermined.</param>
public sealed record FieldComparison(string Field, FieldState State, IReadOnlyList<string?> Values);

public enum FieldState
{
    /// <summary>Both determined it alike.</summary>
    Agreed,

    /// <summary>Both determined it, not alike.</summary>
    Different,

    /// <summary>At least one left it undetermined.</summary>
    Undetermined,
}
