using System.Buffers;

namespace Truceline.Core.Cases;

/// <summary>Names that stand in signed texts: nothing in them is ever escaped or normalised.</summary>
public static class Identifier
{
    public const int MaxLength = 128;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:/-");

    public static bool IsValid(string id) => id.Length is > 0 and <= MaxLength && !id.AsSpan().ContainsAnyExcept(Allowed);
}
