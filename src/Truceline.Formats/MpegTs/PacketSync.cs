namespace Truceline.Formats.MpegTs;

/// <summary>
/// Cuts a stream of bytes of any portions into transport packets. Sync is taken when three packets in a row (or as many
/// as there are before the end) begin with 0x47 at a distance of 188, 192 or 204 bytes, and hunted again when lost.
/// </summary>
internal sealed class PacketSync(TsCounters counters, TsDemuxer reader)
{
    public const int PacketLength = 188;

    private const byte SyncByte = 0x47;
    private const int Window = 204 * 3;
    private static readonly int[] Strides = [188, 192, 204];

    private readonly byte[] _carry = new byte[Window * 2];
    private int _carried;
    private int _stride;
    private long _position;

    public void Feed(ReadOnlySpan<byte> data)
    {
        while (_carried > 0 && data.Length > 0)
        {
            var taken = Math.Min(data.Length, _carry.Length - _carried);
            data[..taken].CopyTo(_carry.AsSpan(_carried));
            var had = _carried;
            _carried += taken;
            var used = Read(_carry.AsSpan(0, _carried), final: false);
            if (used < had)
            {
                // Everything given fits the carry: a window is never larger than half of it.
                _carry.AsSpan(used, _carried - used).CopyTo(_carry);
                _carried -= used;
                data = data[taken..];
            }
            else
            {
                _carried = 0;
                data = data[(used - had)..];
            }
        }

        if (data.Length > 0)
        {
            var used = Read(data, final: false);
            data[used..].CopyTo(_carry);
            _carried = data.Length - used;
        }
    }

    public void Flush()
    {
        var used = Read(_carry.AsSpan(0, _carried), final: true);
        counters.SkippedBytes += _carried - used;
        _position += _carried - used;
        _carried = 0;
        _stride = 0;
    }

    private int Read(ReadOnlySpan<byte> data, bool final)
    {
        var at = 0;
        while (true)
        {
            if (_stride > 0)
            {
                at = ReadInSync(data, at, final);
                if (_stride > 0)
                {
                    break;
                }
            }

            var rest = data[at..];
            var skip = rest.IndexOf(SyncByte);
            var lost = skip < 0 ? rest.Length : skip;
            counters.SkippedBytes += lost;
            at += lost;
            if (skip < 0 || !TakeSync(data[at..], final, ref at))
            {
                break;
            }
        }

        _position += at;
        return at;
    }

    /// <summary>False when more bytes are needed to decide.</summary>
    private bool TakeSync(ReadOnlySpan<byte> data, bool final, ref int at)
    {
        if (data.Length < Window && !final)
        {
            return false;
        }

        foreach (var stride in Strides)
        {
            if (HoldsAt(data, stride))
            {
                _stride = stride;
                return true;
            }
        }

        counters.SkippedBytes++;
        at++;
        return true;
    }

    /// <summary>A packet with none behind it to confirm it counts only where it ends with the stream.</summary>
    private static bool HoldsAt(ReadOnlySpan<byte> data, int stride) => data.Length <= stride
        ? data.Length == PacketLength && stride == PacketLength
        : data[stride] == SyncByte && (data.Length <= stride * 2 || data[stride * 2] == SyncByte);

    private int ReadInSync(ReadOnlySpan<byte> data, int at, bool final)
    {
        var gap = _stride - PacketLength;
        var prefix = _stride == 192 ? 4 : 0;
        while (data.Length - at >= _stride || (final && data.Length - at >= PacketLength))
        {
            if (data[at] != SyncByte)
            {
                counters.SyncLosses++;
                _stride = 0;
                return at;
            }

            counters.Packets++;
            reader.Packet(data.Slice(at, PacketLength), Math.Max(0, _position + at - prefix));
            at = Math.Min(data.Length, at + PacketLength + gap);
        }

        return at;
    }
}
