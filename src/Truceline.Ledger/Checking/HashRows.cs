namespace Truceline.Ledger;

/// <summary>
/// The rows of a whole tree above its leaves, and the leaves of the last tile: what upper tiles and the root are made of.
/// One hash is held for 256 leaves.
/// </summary>
internal sealed class HashRows
{
    private readonly List<List<Hash>> _rows = [[]];
    private Hash[] _lastLeaves = [];

    /// <summary>Appends the leaves of the next tile; only the last tile may be less than full.</summary>
    public void Append(Hash[] leaves)
    {
        if (leaves.Length < TilePath.Width)
        {
            _lastLeaves = leaves;
            return;
        }

        var hash = Rfc6962.Fold(leaves);
        for (var level = 1; ; level++)
        {
            if (level == _rows.Count)
            {
                _rows.Add([]);
            }

            var row = _rows[level];
            row.Add(hash);
            if (row.Count % TilePath.Width != 0)
            {
                return;
            }

            hash = Rfc6962.Fold([.. row.TakeLast(TilePath.Width)]);
        }
    }

    public Hash Root(long size) => TreeEdge.Resume(size, level => level == 0 ? _lastLeaves : Unfinished(_rows[level])).Root();

    /// <summary>The hashes of a tile above the lowest.</summary>
    public List<Hash> Tile(TilePath tile) => _rows[tile.Level!.Value].GetRange((int)(tile.Number * TilePath.Width), tile.Filled);

    private static List<Hash> Unfinished(List<Hash> row) => row.GetRange(row.Count - (row.Count % TilePath.Width), row.Count % TilePath.Width);
}
