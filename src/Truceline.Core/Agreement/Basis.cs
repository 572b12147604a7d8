namespace Truceline.Core.Agreement;

/// <summary>What a version of a clause rests on.</summary>
/// <param name="By">Ids of those who signed, consented or announced; empty where nobody is named.</param>
/// <param name="Words">The same in words.</param>
public sealed record Basis(BasisForm Form, IReadOnlyList<string> By, string Words)
{
    public static Basis Unstated(string words) => new(BasisForm.Unstated, [], words);
}

public enum BasisForm
{
    /// <summary>The mission file does not say.</summary>
    Unstated,
    Signed,
    Oral,

    /// <summary>Made known by one side, or by a third, as agreed.</summary>
    Announced,

    /// <summary>Worked out from other clauses by whoever wrote the mission file.</summary>
    Inferred,
}

/// <summary>The words of the agreement itself, where they may be carried.</summary>
/// <param name="Language">ISO 639 code.</param>
/// <param name="Source">Where they were taken from.</param>
public sealed record OriginalText(string Language, string Words, string Source);
