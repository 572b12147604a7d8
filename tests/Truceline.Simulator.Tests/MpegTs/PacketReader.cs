using System.Buffers.Binary;

namespace Truceline.Simulator.Tests.MpegTs;

/// <summary>A plain reader of well-formed transport streams, for checking what the multiplexer writes.</summary>
internal sealed class PacketReader
{
    public List<Pes> Units { get; } = [];

    public List<(int Pid, byte[] Section)> Sections { get; } = [];

    /// <summary>27 MHz, in order.</summary>
    public List<long> Clocks { get; } = [];

    public int ContinuityErrors { get; private set; }

    public static PacketReader Read(byte[] stream)
    {
        var reader = new PacketReader();
        var open = new Dictionary<int, MemoryStream>();
        var counters = new Dictionary<int, int>();
        (stream.Length % 188).ShouldBe(0);
        for (var at = 0; at < stream.Length; at += 188)
        {
            reader.Packet(stream.AsSpan(at, 188), open, counters);
        }

        foreach (var (pid, rest) in open)
        {
            reader.Units.Add(Pes.Of(pid, rest.ToArray()));
        }

        return reader;
    }

    private void Packet(Span<byte> packet, Dictionary<int, MemoryStream> open, Dictionary<int, int> counters)
    {
        packet[0].ShouldBe((byte)0x47);
        var pid = ((packet[1] & 0x1F) << 8) | packet[2];
        var starts = (packet[1] & 0x40) != 0;
        var payload = 4;
        if ((packet[3] & 0x20) != 0)
        {
            payload = 5 + packet[4];
            if (packet[4] > 0 && (packet[5] & 0x10) != 0)
            {
                var clock = ((long)BinaryPrimitives.ReadUInt32BigEndian(packet[6..]) << 1) | (uint)(packet[10] >> 7);
                Clocks.Add((clock * 300) + ((packet[10] & 1) << 8) + packet[11]);
            }
        }

        if ((packet[3] & 0x10) == 0)
        {
            return;
        }

        var counter = packet[3] & 15;
        if (counters.TryGetValue(pid, out var last) && counter != ((last + 1) & 15))
        {
            ContinuityErrors++;
        }

        counters[pid] = counter;
        if (pid is 0 or 0x1000)
        {
            var length = ((packet[payload + 2] & 15) << 8) | packet[payload + 3];
            Sections.Add((pid, packet.Slice(payload + 1, length + 3).ToArray()));
            return;
        }

        if (starts)
        {
            if (open.TryGetValue(pid, out var done))
            {
                Units.Add(Pes.Of(pid, done.ToArray()));
            }

            open[pid] = new MemoryStream();
        }

        open[pid].Write(packet[payload..]);
    }
}

internal sealed record Pes(int Pid, byte Stream, int StatedLength, long? Pts, byte[] Payload)
{
    public static Pes Of(int pid, byte[] bytes)
    {
        bytes.AsSpan(0, 3).SequenceEqual<byte>([0, 0, 1]).ShouldBeTrue();
        long? pts = (bytes[7] & 0x80) == 0
            ? null
            : ((long)(bytes[9] & 0x0E) << 29) | ((long)bytes[10] << 22) | ((long)(bytes[11] & 0xFE) << 14) | ((long)bytes[12] << 7) | ((long)bytes[13] >> 1);
        return new(pid, bytes[3], BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(4)), pts, bytes[(9 + bytes[8])..]);
    }
}
