namespace Truceline.Formats.MpegTs;

/// <summary>Bytes appended at the end and taken from the front, in one growing array. The owner bounds its length.</summary>
internal sealed class ByteQueue(int capacity)
{
    private byte[] _bytes = new byte[capacity];
    private int _start;
    private int _end;

    public int Count => _end - _start;

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(_start, Count);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length - _end < bytes.Length)
        {
            MakeRoom(bytes.Length);
        }

        bytes.CopyTo(_bytes.AsSpan(_end));
        _end += bytes.Length;
    }

    public void Take(int count)
    {
        _start += count;
        if (_start == _end)
        {
            Clear();
        }
    }

    public void Clear()
    {
        _start = 0;
        _end = 0;
    }

    private void MakeRoom(int more)
    {
        var target = _bytes;
        if (Count + more > _bytes.Length)
        {
            target = new byte[Math.Max(_bytes.Length * 2, Count + more)];
        }

        Span.CopyTo(target);
        _end = Count;
        _start = 0;
        _bytes = target;
    }
}
