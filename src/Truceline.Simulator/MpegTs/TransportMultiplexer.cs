using System.Buffers;
using System.Buffers.Binary;

namespace Truceline.Simulator.MpegTs;

/// <summary>Writes one program of video and metadata as 188-byte transport packets (ISO/IEC 13818-1).</summary>
public sealed class TransportMultiplexer(KlvCarriage carriage)
{
    public const int PacketLength = 188;

    /// <summary>90 kHz: how long before its presentation a picture arrives.</summary>
    public const long Lead = 9_000;

    private const long ClockModulus = 1L << 33;

    private readonly Dictionary<int, int> _counters = [];
    private readonly byte[] _map = ProgramTables.Map(carriage);
    private readonly ArrayBufferWriter<byte> _pes = new(65_536);
    private byte _cell;

    /// <summary>PAT and PMT.</summary>
    public void WriteTables(IBufferWriter<byte> output)
    {
        WriteSection(output, 0, ProgramTables.Association);
        WriteSection(output, ProgramTables.ProgramMapPid, _map);
    }

    /// <summary>One access unit of video in one PES packet of open length, with the clock in front.</summary>
    /// <param name="pts">90 kHz; cut to 33 bits here.</param>
    public void WriteVideo(IBufferWriter<byte> output, ReadOnlySpan<byte> accessUnit, long pts, bool isKey)
    {
        StartPes(0xE0, 0, pts, aligned: true);
        _pes.Write<byte>(accessUnit);
        WritePes(output, ProgramTables.VideoPid, pts - Lead, isKey);
    }

    /// <summary>One KLV packet in one PES packet.</summary>
    public void WriteKlv(IBufferWriter<byte> output, ReadOnlySpan<byte> klv, long pts)
    {
        if (carriage == KlvCarriage.Sync)
        {
            StartPes(0xFC, 8 + 5 + klv.Length, pts, aligned: true);
            // Cell: service 0, number, whole unit with random access, length (ISO/IEC 13818-1, 2.12.4).
            _pes.Write<byte>([0, _cell, 0xDF, (byte)(klv.Length >> 8), (byte)(klv.Length & 0xFF)]);
            _cell = unchecked((byte)(_cell + 1));
        }
        else
        {
            StartPes(0xBD, 3 + klv.Length, pts: null, aligned: true);
        }

        _pes.Write<byte>(klv);
        WritePes(output, ProgramTables.KlvPid, clock: null, randomAccess: false);
    }

    /// <summary>The clock alone, for slow pictures: it must be stated ten times a second.</summary>
    public void WriteClock(IBufferWriter<byte> output, long clock)
    {
        var packet = output.GetSpan(PacketLength)[..PacketLength];
        packet.Fill(0xFF);
        // Without payload the counter does not advance.
        Header(packet, ProgramTables.VideoPid, starts: false, control: 0x20, Counter(ProgramTables.VideoPid, advance: false));
        Adaptation(packet[4..], PacketLength - 4, clock, randomAccess: false);
        output.Advance(PacketLength);
    }

    private void StartPes(byte stream, int length, long? pts, bool aligned)
    {
        _pes.ResetWrittenCount();
        _pes.Write<byte>([0, 0, 1, stream, (byte)(length >> 8), (byte)(length & 0xFF), (byte)(aligned ? 0x84 : 0x80)]);
        if (pts is not { } time)
        {
            _pes.Write<byte>([0x00, 0]);
            return;
        }

        var t = Wrap(time);
        _pes.Write<byte>([
            0x80, 5,
            (byte)(0x21 | ((t >> 29) & 0x0E)),
            (byte)((t >> 22) & 0xFF),
            (byte)(0x01 | ((t >> 14) & 0xFE)),
            (byte)((t >> 7) & 0xFF),
            (byte)(0x01 | ((t << 1) & 0xFE)),
        ]);
    }

    private void WritePes(IBufferWriter<byte> output, int pid, long? clock, bool randomAccess)
    {
        var rest = _pes.WrittenSpan;
        for (var first = true; rest.Length > 0; first = false)
        {
            var packet = output.GetSpan(PacketLength)[..PacketLength];
            var adaptation = first && clock is not null ? 8 : 0;
            var room = PacketLength - 4 - adaptation;
            adaptation += Math.Max(0, room - rest.Length);
            var take = PacketLength - 4 - adaptation;
            Header(packet, pid, first, adaptation > 0 ? 0x30 : 0x10, Counter(pid, advance: true));
            Adaptation(packet[4..], adaptation, first ? clock : null, first && randomAccess);
            rest[..take].CopyTo(packet[(4 + adaptation)..]);
            rest = rest[take..];
            output.Advance(PacketLength);
        }
    }

    private void WriteSection(IBufferWriter<byte> output, int pid, ReadOnlySpan<byte> section)
    {
        var packet = output.GetSpan(PacketLength)[..PacketLength];
        packet.Fill(0xFF);
        Header(packet, pid, starts: true, control: 0x10, Counter(pid, advance: true));
        packet[4] = 0;
        section.CopyTo(packet[5..]);
        output.Advance(PacketLength);
    }

    private static void Header(Span<byte> packet, int pid, bool starts, int control, int counter)
    {
        packet[0] = 0x47;
        packet[1] = (byte)((starts ? 0x40 : 0) | (pid >> 8));
        packet[2] = (byte)(pid & 0xFF);
        packet[3] = (byte)(control | counter);
    }

    private static void Adaptation(Span<byte> field, int length, long? clock, bool randomAccess)
    {
        if (length == 0)
        {
            return;
        }

        field[0] = (byte)(length - 1);
        if (length == 1)
        {
            return;
        }

        field[1] = (byte)((randomAccess ? 0x40 : 0) | (clock is null ? 0 : 0x10));
        var used = 2;
        if (clock is { } time)
        {
            // 33 bits of 90 kHz, six reserved ones, nine bits of 27 MHz.
            BinaryPrimitives.WriteUInt32BigEndian(field[2..], (uint)(Wrap(time) >> 1));
            BinaryPrimitives.WriteUInt16BigEndian(field[6..], (ushort)(((Wrap(time) & 1) << 15) | 0x7E00));
            used = 8;
        }

        field[used..length].Fill(0xFF);
    }

    private int Counter(int pid, bool advance)
    {
        var next = _counters.GetValueOrDefault(pid);
        if (!advance)
        {
            return (next + 15) & 15;
        }

        _counters[pid] = (next + 1) & 15;
        return next;
    }

    private static long Wrap(long time) => ((time % ClockModulus) + ClockModulus) % ClockModulus;
}
