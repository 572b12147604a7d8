namespace Truceline.Core.Marks;

/// <summary>How many a person says there were. Counts of different qualifiers are never added to or taken from each other.</summary>
/// <param name="Number">From 1.</param>
public sealed record ReportedCount(CountQualifier Qualifier, int Number)
{
    public const int Most = 100_000;

    public static ReportedCount One { get; } = new(CountQualifier.Exactly, 1);

    internal bool IsSound => Enum.IsDefined(Qualifier) && Number is >= 1 and <= Most;
}

public enum CountQualifier
{
    Exactly,
    AtLeast,
    About,
}
