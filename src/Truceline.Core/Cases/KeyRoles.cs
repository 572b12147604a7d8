namespace Truceline.Core.Cases;

/// <summary>What a key is for.</summary>
public static class KeyRoles
{
    /// <summary>Stands in the first entry; signs findings, bulletins and its delegation's other keys.</summary>
    public const string Head = "head";

    /// <summary>Seals assessments.</summary>
    public const string Reviewer = "reviewer";

    /// <summary>Roles that a head can countersign a key for.</summary>
    public static IReadOnlyList<string> Enrolled { get; } = [Reviewer];
}
