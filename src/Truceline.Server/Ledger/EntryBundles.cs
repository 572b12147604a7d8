using System.Globalization;

namespace Truceline.Server.Ledger;

/// <summary>Which entries a bundle holds, by its path (C2SP tlog-tiles): <c>entries/x001/234</c> is number 1234, 256 entries each.</summary>
internal static class EntryBundles
{
    private const int Width = 256;

    /// <summary>True also where the path cannot be read: what is not understood is not handed out.</summary>
    /// <param name="path">From <c>entries/</c> on.</param>
    public static bool Holds(string path, long index)
    {
        var digits = path["entries/".Length..].Split('/').TakeWhile(part => !part.EndsWith(".p", StringComparison.Ordinal))
            .Concat(path.Split('/').Where(part => part.EndsWith(".p", StringComparison.Ordinal)).Select(part => part[..^2]));
        long number = 0;
        foreach (var part in digits)
        {
            if (!int.TryParse(part.TrimStart('x'), NumberStyles.None, CultureInfo.InvariantCulture, out var value) || number > long.MaxValue / 1_000_000)
            {
                return true;
            }

            number = (number * 1000) + value;
        }

        return index / Width == number;
    }
}
