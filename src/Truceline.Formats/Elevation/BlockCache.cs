namespace Truceline.Formats.Elevation;

/// <summary>The blocks of one tile that were read last, so that memory stays bounded however large the file is.</summary>
internal sealed class BlockCache(int most)
{
    private readonly Dictionary<int, LinkedListNode<(int Key, float[] Posts)>> _byKey = [];
    private readonly LinkedList<(int Key, float[] Posts)> _byAge = [];

    public float[]? Find(int key)
    {
        if (!_byKey.TryGetValue(key, out var node))
        {
            return null;
        }

        if (node.Previous is not null)
        {
            _byAge.Remove(node);
            _byAge.AddFirst(node);
        }

        return node.Value.Posts;
    }

    public void Keep(int key, float[] posts)
    {
        _byKey[key] = _byAge.AddFirst((key, posts));
        if (_byAge.Count > most)
        {
            _byKey.Remove(_byAge.Last!.Value.Key);
            _byAge.RemoveLast();
        }
    }
}
