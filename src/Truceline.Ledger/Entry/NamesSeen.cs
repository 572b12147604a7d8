namespace Truceline.Ledger;

/// <summary>The member names of the objects that are open, so that a name that comes twice is seen. For payloads without escapes.</summary>
internal ref struct NamesSeen(Span<(int At, int Length)> names, Span<int> firstOf)
{
    /// <summary>Names held at a time, over all open objects; a payload with more is left to the reader that keeps a document.</summary>
    public const int Most = 128;

    private readonly Span<(int At, int Length)> _names = names;
    private readonly Span<int> _firstOf = firstOf;
    private int _count;
    private int _open;

    public void Open() => _firstOf[_open++] = _count;

    public void Close() => _count = _firstOf[--_open];

    /// <summary>False for a name that the object has already, or one too many to remember.</summary>
    public bool Add(ReadOnlySpan<byte> text, int at, int length)
    {
        var name = text.Slice(at, length);
        for (var i = _firstOf[_open - 1]; i < _count; i++)
        {
            var (before, size) = _names[i];
            if (size == length && text.Slice(before, length).SequenceEqual(name))
            {
                return false;
            }
        }

        if (_count == Most)
        {
            return false;
        }

        _names[_count++] = (at, length);
        return true;
    }
}
