namespace Truceline.Ledger;

/// <summary>The roots that a growing log had at its last few thousand sizes.</summary>
internal sealed class RecentRoots
{
    private const int Kept = 4096;

    private readonly Hash[] _roots = new Hash[Kept];

    // Complete subtrees from left to right, each larger than the next: the binary digits of the size.
    private readonly List<Hash> _subtrees = [];

    public RecentRoots() => _roots[0] = Rfc6962.EmptyRoot;

    public long Size { get; private set; }

    public void Append(Hash leaf)
    {
        var hash = leaf;
        for (var ones = Size; (ones & 1) == 1; ones >>= 1)
        {
            hash = Rfc6962.Node(_subtrees[^1], hash);
            _subtrees.RemoveAt(_subtrees.Count - 1);
        }

        _subtrees.Add(hash);
        Size++;
        var root = _subtrees[^1];
        for (var i = _subtrees.Count - 2; i >= 0; i--)
        {
            root = Rfc6962.Node(_subtrees[i], root);
        }

        _roots[Size % Kept] = root;
    }

    /// <summary>Null for a size that the log has not reached, or left long ago.</summary>
    public Hash? At(long size) => size >= 0 && size <= Size && size > Size - Kept ? _roots[size % Kept] : null;
}
