namespace Truceline.Ledger;

/// <summary>The tree after a group of entries, and the files that it needs beside those of the tree before.</summary>
/// <param name="Bundle">The bytes of the bundle that is not yet full.</param>
/// <param name="Files">By path below the log's folder. None of them is part of the tree before.</param>
internal sealed record NextTree(TreeEdge Edge, byte[] Bundle, Dictionary<string, byte[]> Files)
{
    public static NextTree Of(TreeEdge before, byte[] bundleBefore, IReadOnlyList<byte[]> entries)
    {
        var edge = before.Copy();
        var bundle = new List<byte>(bundleBefore);
        var files = new Dictionary<string, byte[]>();
        foreach (var entry in entries)
        {
            EntryBundle.Append(bundle, entry);
            edge.Append(Rfc6962.Leaf(entry), (level, number, row) =>
            {
                files[new TilePath(level, number, TilePath.Width).ToString()] = HashTile.Write(row);
                if (level == 0)
                {
                    files[new TilePath(null, number, TilePath.Width).ToString()] = [.. bundle];
                    bundle.Clear();
                }
            });
        }

        var rest = bundle.ToArray();
        foreach (var tile in Partials(edge.Size).Except(Partials(before.Size)))
        {
            files[tile.ToString()] = tile.Level is { } level ? HashTile.Write(edge.Row(level)) : rest;
        }

        return new NextTree(edge, rest, files);
    }

    /// <summary>Partial tiles of the tree before that a fuller form has replaced.</summary>
    public static IEnumerable<TilePath> Superseded(long before, long after) => Partials(before).Except(Partials(after));

    private static IEnumerable<TilePath> Partials(long size)
    {
        for (var level = -1; level < 0 || TilePath.HashesAt(level, size) > 0; level++)
        {
            int? row = level < 0 ? null : level;
            var number = TilePath.HashesAt(Math.Max(0, level), size) / TilePath.Width;
            if (TilePath.In(row, number, size) is { } tile)
            {
                yield return tile;
            }
        }
    }
}
