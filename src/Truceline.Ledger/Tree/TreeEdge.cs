namespace Truceline.Ledger;

/// <summary>
/// The growing right edge of the tree: at each tile level, the hashes of the tile that is not yet full. It is all that
/// is needed to append, to write the next tiles and to know the root. Not safe for several threads; owned by one writer.
/// </summary>
internal sealed class TreeEdge
{
    private readonly List<List<Hash>> _levels;

    public TreeEdge()
        : this([], 0)
    {
    }

    private TreeEdge(List<List<Hash>> levels, long size) => (_levels, Size) = (levels, size);

    /// <summary>Leaves in the tree.</summary>
    public long Size { get; private set; }

    public int Levels => _levels.Count;

    public IReadOnlyList<Hash> Row(int level) => _levels[level];

    /// <summary>Takes up the edge of an existing tree.</summary>
    /// <param name="row">The hashes of the partial tile at a level: (size >> 8·level) mod 256 of them.</param>
    public static TreeEdge Resume(long size, Func<int, IReadOnlyList<Hash>> row)
    {
        var levels = new List<List<Hash>>();
        for (var level = 0; TilePath.HashesAt(level, size) > 0; level++)
        {
            levels.Add([.. row(level)]);
        }

        return new TreeEdge(levels, size);
    }

    public TreeEdge Copy() => new([.. _levels.Select(row => new List<Hash>(row))], Size);

    /// <summary>Appends a leaf.</summary>
    /// <param name="full">Told of each tile that this completes: level, number, its 256 hashes.</param>
    public void Append(Hash leaf, Action<int, long, IReadOnlyList<Hash>>? full = null)
    {
        Size++;
        var hash = leaf;
        for (var level = 0; ; level++)
        {
            if (level == _levels.Count)
            {
                _levels.Add([]);
            }

            var row = _levels[level];
            row.Add(hash);
            if (row.Count < TilePath.Width)
            {
                return;
            }

            full?.Invoke(level, (Size >> (8 * (level + 1))) - 1, row);
            hash = Rfc6962.Fold([.. row]);
            _levels[level] = [];
        }
    }

    public Hash Root()
    {
        Hash? root = null;
        foreach (var row in _levels)
        {
            Span<Hash> hashes = [.. row];
            while (hashes.Length > 0)
            {
                var block = hashes.Length & -hashes.Length;
                var subtree = Rfc6962.Fold(hashes[^block..]);
                root = root is { } right ? Rfc6962.Node(subtree, right) : subtree;
                hashes = hashes[..^block];
            }
        }

        return root ?? Rfc6962.EmptyRoot;
    }
}
