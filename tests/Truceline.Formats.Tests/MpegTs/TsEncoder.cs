namespace Truceline.Formats.Tests.MpegTs;

/// <summary>Writes transport streams for tests, apart from the code under test.</summary>
internal sealed class TsEncoder
{
    public const int VideoPid = 0x100;
    public const int KlvPid = 0x101;
    public const int MapPid = 0x1000;

    private readonly List<byte[]> _packets = [];
    private readonly Dictionary<int, int> _counters = [];

    /// <summary>The packets so far, 188 bytes each, to be cut, copied or damaged.</summary>
    public List<byte[]> Packets => _packets;

    public byte[] Bytes => [.. _packets.SelectMany(packet => packet)];

    public static byte[] KlvaDescriptor => [5, 4, .. "KLVA"u8];

    public TsEncoder Tables(int version = 0, params (int Type, int Pid, byte[] Descriptors)[] streams)
    {
        if (streams.Length == 0)
        {
            streams = [(0x1B, VideoPid, []), (0x06, KlvPid, KlvaDescriptor)];
        }

        Section(0, Psi(0, 1, version, [0, 1, 0xE0 | (MapPid >> 8), MapPid & 0xFF]));
        Section(MapPid, Map(version, streams));
        return this;
    }

    public static byte[] Map(int version, params (int Type, int Pid, byte[] Descriptors)[] streams)
    {
        var body = new List<byte> { 0xE1, 0, 0xF0, 0 };
        foreach (var (type, pid, descriptors) in streams)
        {
            body.AddRange([(byte)type, (byte)(0xE0 | (pid >> 8)), (byte)(pid & 0xFF), (byte)(0xF0 | (descriptors.Length >> 8)), (byte)(descriptors.Length & 0xFF)]);
            body.AddRange(descriptors);
        }

        return Psi(2, 1, version, [.. body]);
    }

    public static byte[] Psi(int table, int id, int version, byte[] body, bool isCurrent = true)
    {
        var length = body.Length + 9;
        byte[] section =
        [
            (byte)table, (byte)(0xB0 | (length >> 8)), (byte)(length & 0xFF), (byte)(id >> 8), (byte)(id & 0xFF),
            (byte)(0xC0 | (version << 1) | (isCurrent ? 1 : 0)), 0, 0, .. body,
        ];
        return [.. section, .. Crc(section)];
    }

    public TsEncoder Section(int pid, byte[] section)
    {
        Payload(pid, [0, .. section], padWith: 0xFF);
        return this;
    }

    public TsEncoder Klv(byte[] packet, long? pts, int pid = KlvPid, int streamId = 0xBD, int? statedLength = null)
    {
        Payload(pid, Pes(streamId, packet, pts, statedLength));
        return this;
    }

    public TsEncoder Video(byte[] unit, long? pts, long? dts = null, int pid = VideoPid, bool isRandomAccess = false)
    {
        Payload(pid, Pes(0xE0, unit, pts, 0, dts), isRandomAccess: isRandomAccess);
        return this;
    }

    /// <param name="statedLength">What the packet says of its length after the length field; null for the truth.</param>
    public static byte[] Pes(int streamId, byte[] payload, long? pts, int? statedLength = null, long? dts = null)
    {
        byte[] times = pts is null ? [] : dts is null ? Time(2, pts.Value) : [.. Time(3, pts.Value), .. Time(1, dts.Value)];
        var flags = pts is null ? 0 : dts is null ? 0x80 : 0xC0;
        var length = statedLength ?? (payload.Length + times.Length + 3);
        return [0, 0, 1, (byte)streamId, (byte)(length >> 8), (byte)(length & 0xFF), 0x84, (byte)flags, (byte)times.Length, .. times, .. payload];
    }

    /// <summary>A metadata access unit cell.</summary>
    /// <param name="fragment">3 whole, 2 first, 0 middle, 1 last.</param>
    public static byte[] Cell(byte[] payload, int sequence, int fragment = 3, int? statedLength = null)
    {
        var length = statedLength ?? payload.Length;
        return [0, (byte)sequence, (byte)((fragment << 6) | 0x1F), (byte)(length >> 8), (byte)(length & 0xFF), .. payload];
    }

    /// <summary>Lays bytes into packets of one PID, the first marked as a start, the last stuffed.</summary>
    public void Payload(int pid, byte[] bytes, int? padWith = null, bool isRandomAccess = false, bool isStart = true, int perPacket = 184)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var isFirst = at == 0;
            var room = isFirst && isRandomAccess ? Math.Min(perPacket, 182) : perPacket;
            var part = bytes[at..Math.Min(bytes.Length, at + room)];
            at += part.Length;
            if (padWith is { } pad && part.Length < 184)
            {
                part = [.. part, .. Enumerable.Repeat((byte)pad, 184 - part.Length)];
            }

            _packets.Add(Packet(pid, part, isFirst && isStart, isFirst && isRandomAccess ? 0x40 : 0));
        }
    }

    /// <summary>One packet with its adaptation field as long as the payload is short of 184 bytes.</summary>
    public byte[] Packet(int pid, byte[] payload, bool isStart, int adaptationFlags = 0)
    {
        var counter = _counters.GetValueOrDefault(pid);
        _counters[pid] = (counter + 1) & 0x0F;
        var space = 184 - payload.Length;
        byte[] adaptation = space switch
        {
            0 => [],
            1 => [0],
            _ => [(byte)(space - 1), (byte)adaptationFlags, .. Enumerable.Repeat((byte)0xFF, space - 2)],
        };
        return [0x47, (byte)((isStart ? 0x40 : 0) | (pid >> 8)), (byte)(pid & 0xFF), (byte)((space > 0 ? 0x30 : 0x10) | counter), .. adaptation, .. payload];
    }

    private static byte[] Time(int mark, long time)
    {
        time &= (1L << 33) - 1;
        return
        [
            (byte)((mark << 4) | (int)((time >> 29) & 0x0E) | 1), (byte)((time >> 22) & 0xFF), (byte)((int)((time >> 14) & 0xFE) | 1),
            (byte)((time >> 7) & 0xFF), (byte)(((int)((time << 1) & 0xFE)) | 1),
        ];
    }

    private static byte[] Crc(byte[] section)
    {
        var crc = 0xFFFF_FFFFu;
        foreach (var value in section)
        {
            crc ^= (uint)value << 24;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x8000_0000) != 0 ? unchecked(crc << 1) ^ 0x04C1_1DB7 : crc << 1;
            }
        }

        return [(byte)(crc >> 24), (byte)((crc >> 16) & 0xFF), (byte)((crc >> 8) & 0xFF), (byte)(crc & 0xFF)];
    }
}
