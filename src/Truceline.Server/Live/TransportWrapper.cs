namespace Truceline.Server.Live;

/// <summary>
/// Pictures as a transport stream of one programme (ISO/IEC 13818-1), for the transcoding child and for browsers
/// without WebCodecs: they see pictures in a container of our making and nothing else that a sensor sent.
/// </summary>
internal sealed class TransportWrapper(byte streamType)
{
    private const int PacketSize = 188;
    private const int MapPid = 0x1000;
    private const int VideoPid = 0x0100;

    /// <summary>PCR runs this far behind the PTS, 90 kHz, so that a decoder has time.</summary>
    private const long Lead = 9_000;

    private readonly byte[] _packet = new byte[PacketSize];
    private int _tableCounter;
    private int _videoCounter;

    public static byte? StreamTypeOf(PictureCoding coding) => coding switch
    {
        PictureCoding.Mpeg2 => 0x02,
        PictureCoding.H264 => 0x1B,
        PictureCoding.Hevc => 0x24,
        _ => null,
    };

    /// <param name="pts">90 kHz, unwrapped; written modulo 2^33.</param>
    /// <param name="dts">Likewise; null where the reader finds it out by itself.</param>
    public void Write(Stream to, long pts, bool isKey, ReadOnlySpan<byte> picture, long? dts = null)
    {
        if (isKey)
        {
            WriteTable(to, 0, [0, 1, 0xE0 | (MapPid >> 8), MapPid & 0xFF], 0x00);
            WriteTable(to, MapPid, [0xE0 | (VideoPid >> 8), VideoPid & 0xFF, 0xF0, 0, streamType, 0xE0 | (VideoPid >> 8), VideoPid & 0xFF, 0xF0, 0], 0x02);
            _tableCounter = (_tableCounter + 1) & 0xF;
        }

        WritePicture(to, pts, dts, picture);
    }

    private void WriteTable(Stream to, int pid, ReadOnlySpan<byte> body, byte tableId)
    {
        var packet = _packet.AsSpan();
        packet.Fill(0xFF);
        Header(packet, pid, isStart: true, adaptation: false, _tableCounter);
        packet[4] = 0;
        var section = packet[5..];
        var length = 5 + body.Length + 4;
        ReadOnlySpan<byte> head = [tableId, (byte)(0xB0 | (length >> 8)), (byte)length, 0, 1, 0xC1, 0, 0];
        head.CopyTo(section);
        body.CopyTo(section[8..]);
        var crc = Crc(section[..(8 + body.Length)]);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(section[(8 + body.Length)..], crc);
        to.Write(packet);
    }

    private void WritePicture(Stream to, long pts, long? dts, ReadOnlySpan<byte> picture)
    {
        // Stated where it fits, so that the reader need not wait for the next picture to know that this one is whole.
        var times = dts is null ? 5 : 10;
        var length = picture.Length + 3 + times <= 0xFFFF ? picture.Length + 3 + times : 0;
        Span<byte> head = [0, 0, 1, 0xE0, (byte)(length >> 8), (byte)(length & 0xFF), 0x80, (byte)(dts is null ? 0x80 : 0xC0), (byte)times, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        head = head[..(9 + times)];
        WriteTime(head[9..], (byte)(dts is null ? 0x20 : 0x30), pts);
        if (dts is { } decoded)
        {
            WriteTime(head[14..], 0x10, decoded);
        }

        var first = true;
        while (first || picture.Length > 0)
        {
            var prefix = first ? (ReadOnlySpan<byte>)head : [];
            picture = picture[WritePacket(to, prefix, picture, first ? (dts ?? pts) - Lead : null)..];
            first = false;
        }
    }

    /// <returns>How many bytes of the picture went into the packet.</returns>
    private int WritePacket(Stream to, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> picture, long? pcr)
    {
        var packet = _packet.AsSpan();
        var wanted = pcr is null ? 0 : 8;
        var taken = Math.Min(picture.Length, PacketSize - 4 - wanted - prefix.Length);
        var adaptation = PacketSize - 4 - prefix.Length - taken;
        Header(packet, VideoPid, pcr is not null, adaptation > 0, _videoCounter);
        _videoCounter = (_videoCounter + 1) & 0xF;
        if (adaptation > 0)
        {
            packet.Slice(4, adaptation).Fill(0xFF);
            packet[4] = (byte)(adaptation - 1);
            if (adaptation > 1)
            {
                packet[5] = pcr is null ? (byte)0 : (byte)0x10;
            }

            if (pcr is { } clock)
            {
                WriteClock(packet[6..], clock);
            }
        }

        prefix.CopyTo(packet[(4 + adaptation)..]);
        picture[..taken].CopyTo(packet[(4 + adaptation + prefix.Length)..]);
        to.Write(packet);
        return taken;
    }

    private static void Header(Span<byte> packet, int pid, bool isStart, bool adaptation, int counter)
    {
        packet[0] = 0x47;
        packet[1] = (byte)((isStart ? 0x40 : 0) | (pid >> 8));
        packet[2] = (byte)(pid & 0xFF);
        packet[3] = (byte)((adaptation ? 0x30 : 0x10) | counter);
    }

    private static void WriteTime(Span<byte> at, byte mark, long pts)
    {
        var time = pts & 0x1_FFFF_FFFF;
        at[0] = (byte)(mark | (byte)((time >> 29) & 0x0E) | 1);
        at[1] = (byte)((time >> 22) & 0xFF);
        at[2] = (byte)(((time >> 14) & 0xFE) | 1);
        at[3] = (byte)((time >> 7) & 0xFF);
        at[4] = (byte)(((time << 1) & 0xFE) | 1);
    }

    private static void WriteClock(Span<byte> at, long pcr)
    {
        var time = pcr & 0x1_FFFF_FFFF;
        at[0] = (byte)((time >> 25) & 0xFF);
        at[1] = (byte)((time >> 17) & 0xFF);
        at[2] = (byte)((time >> 9) & 0xFF);
        at[3] = (byte)((time >> 1) & 0xFF);
        at[4] = (byte)(((time << 7) & 0x80) | 0x7E);
        at[5] = 0;
    }

    /// <summary>CRC-32/MPEG-2: polynomial 04C11DB7, from all ones, not reflected, no final exclusion.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFF_FFFFu;
        foreach (var one in bytes)
        {
            crc ^= (uint)one << 24;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = unchecked((crc & 0x8000_0000) != 0 ? (crc << 1) ^ 0x04C1_1DB7 : crc << 1);
            }
        }

        return crc;
    }
}
