namespace Truceline.Formats.MpegTs;

/// <summary>Puts table sections of one PID together: over several packets, several in one packet, CRC verified.</summary>
internal sealed class SectionAssembler(TsCounters counters, SectionAssembler.Handler handler)
{
    private const int MaxSection = 3 + 4093;

    private readonly byte[] _buffer = new byte[MaxSection];
    private int _filled;
    private bool _collecting;

    public delegate void Handler(ReadOnlySpan<byte> section);

    public void Payload(ReadOnlySpan<byte> payload, bool isUnitStart)
    {
        if (!isUnitStart)
        {
            if (_collecting)
            {
                Append(payload);
            }

            return;
        }

        if (payload.Length == 0 || payload[0] >= payload.Length)
        {
            counters.SectionErrors++;
            Lost();
            return;
        }

        if (_collecting)
        {
            Append(payload.Slice(1, payload[0]));
        }

        _collecting = true;
        _filled = 0;
        Append(payload[(1 + payload[0])..]);
    }

    /// <summary>A packet of this PID was lost: what is half collected is forgotten.</summary>
    public void Lost()
    {
        _collecting = false;
        _filled = 0;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0 && _collecting)
        {
            if (_filled == 0 && bytes[0] == 0xFF)
            {
                _collecting = false;
                return;
            }

            var wanted = _filled < 3 ? 3 : SectionLength();
            var taken = Math.Min(wanted - _filled, bytes.Length);
            bytes[..taken].CopyTo(_buffer.AsSpan(_filled));
            _filled += taken;
            bytes = bytes[taken..];
            if (_filled >= 3 && _filled == SectionLength())
            {
                Complete();
            }
        }
    }

    private int SectionLength() => 3 + Math.Min(((_buffer[1] & 0x0F) << 8) | _buffer[2], MaxSection - 3);

    private void Complete()
    {
        var section = _buffer.AsSpan(0, _filled);
        _filled = 0;
        if (section.Length < 12 || (section[1] & 0x80) == 0 || Crc32Mpeg.Of(section) != 0)
        {
            counters.SectionErrors++;
            return;
        }

        handler(section);
    }
}
