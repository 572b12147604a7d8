using System.Globalization;

namespace Truceline.Ledger;

/// <summary>
/// Where a tile lies below the log's folder (C2SP tlog-tiles): <c>tile/L/N[.p/W]</c> for hashes, <c>tile/entries/N[.p/W]</c>
/// for entry bundles; N in groups of three digits, all but the last with an x before it.
/// </summary>
/// <param name="Level">0 and up for hash tiles; null for an entry bundle.</param>
/// <param name="Number">Number of the tile in its row.</param>
/// <param name="Filled">Hashes or entries in it: 256, or 1 to 255 for a partial tile.</param>
internal readonly record struct TilePath(int? Level, long Number, int Filled)
{
    /// <summary>Hashes in a full tile, entries in a full bundle.</summary>
    public const int Width = 256;

    private const int MaxLevel = 7;

    /// <summary>How many hashes the row of a level holds in a tree of this size.</summary>
    public static long HashesAt(int level, long size) => level > MaxLevel ? 0 : size >> (8 * level);

    /// <summary>Every tile that a tree of this size consists of, bundles included.</summary>
    public static IEnumerable<TilePath> Of(long size)
    {
        foreach (var tile in Row(null, size))
        {
            yield return tile;
        }

        for (var level = 0; HashesAt(level, size) > 0; level++)
        {
            foreach (var tile in Row(level, HashesAt(level, size)))
            {
                yield return tile;
            }
        }
    }

    /// <summary>The tile of a row that a tree of this size has under this number; null where it has none.</summary>
    public static TilePath? In(int? level, long number, long size)
    {
        var left = HashesAt(level ?? 0, size) - (number * Width);
        return left <= 0 ? null : new TilePath(level, number, (int)Math.Min(left, Width));
    }

    public static bool TryParse(string path, out TilePath tile)
    {
        tile = default;
        var parts = path.Split('/');
        if (parts.Length < 3 || parts[0] != "tile" || !TryLevel(parts[1], out var level))
        {
            return false;
        }

        var filled = Width;
        var digits = parts[2..];
        if (digits.Length > 1 && digits[^2].EndsWith(".p", StringComparison.Ordinal))
        {
            if (!int.TryParse(digits[^1], NumberStyles.None, CultureInfo.InvariantCulture, out filled))
            {
                return false;
            }

            digits = [.. digits[..^2], digits[^2][..^2]];
        }

        var number = 0L;
        foreach (var group in digits)
        {
            if (!int.TryParse(group.TrimStart('x'), NumberStyles.None, CultureInfo.InvariantCulture, out var value) || number > long.MaxValue / 1001)
            {
                return false;
            }

            number = (number * 1000) + value;
        }

        tile = new TilePath(level, number, filled);
        return filled is > 0 and <= Width && tile.ToString() == path;
    }

    public TilePath Full() => this with { Filled = Width };

    /// <summary>The folder of this tile's partial forms.</summary>
    public string PartialFolder() => $"{Full()}.p";

    public override string ToString()
    {
        var name = (Number % 1000).ToString("000", CultureInfo.InvariantCulture);
        for (var rest = Number / 1000; rest > 0; rest /= 1000)
        {
            name = "x" + (rest % 1000).ToString("000", CultureInfo.InvariantCulture) + "/" + name;
        }

        var row = Level is { } level ? level.ToString(CultureInfo.InvariantCulture) : "entries";
        return Filled == Width ? $"tile/{row}/{name}" : $"tile/{row}/{name}.p/{Filled}";
    }

    private static IEnumerable<TilePath> Row(int? level, long hashes)
    {
        for (long number = 0; number * Width < hashes; number++)
        {
            yield return new TilePath(level, number, (int)Math.Min(hashes - (number * Width), Width));
        }
    }

    private static bool TryLevel(string text, out int? level)
    {
        level = null;
        if (text == "entries")
        {
            return true;
        }

        var read = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= MaxLevel;
        level = value;
        return read;
    }
}
