namespace Truceline.Formats.MpegTs;

/// <summary>The header of one 188-byte transport packet (ISO/IEC 13818-1, 2.4.3).</summary>
internal readonly ref struct TsPacket
{
    private TsPacket(ReadOnlySpan<byte> packet)
    {
        Pid = ((packet[1] & 0x1F) << 8) | packet[2];
        IsUnitStart = (packet[1] & 0x40) != 0;
        HasTransportError = (packet[1] & 0x80) != 0;
        IsScrambled = (packet[3] & 0xC0) != 0;
        Counter = packet[3] & 0x0F;
        HasPayload = (packet[3] & 0x10) != 0;
        var start = 4;
        if ((packet[3] & 0x20) != 0)
        {
            int length = packet[4];
            start = 5 + length;
            IsMalformed = length > (HasPayload ? 182 : 183);
            if (length > 0 && !IsMalformed)
            {
                IsDiscontinuity = (packet[5] & 0x80) != 0;
                IsRandomAccess = (packet[5] & 0x40) != 0;
            }

            IsStuffed = !IsMalformed && (length == 0 || length > FieldsLength(packet[5]));
        }

        Payload = HasPayload && !IsMalformed ? packet[start..] : default;
    }

    public int Pid { get; }

    public bool IsUnitStart { get; }

    public bool HasTransportError { get; }

    public bool IsScrambled { get; }

    public int Counter { get; }

    public bool HasPayload { get; }

    public bool IsDiscontinuity { get; }

    public bool IsRandomAccess { get; }

    /// <summary>Bytes that say nothing fill the packet up: its payload was at an end.</summary>
    public bool IsStuffed { get; }

    /// <summary>The adaptation field is longer than the packet.</summary>
    public bool IsMalformed { get; }

    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Flags and clock fields; fields of unknown length are taken for the whole packet.</summary>
    private static int FieldsLength(byte flags) =>
        (flags & 0x03) != 0 ? 184 : 1 + ((flags & 0x10) != 0 ? 6 : 0) + ((flags & 0x08) != 0 ? 6 : 0) + ((flags & 0x04) != 0 ? 1 : 0);

    public static TsPacket Read(ReadOnlySpan<byte> packet) => new(packet);
}
