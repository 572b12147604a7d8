using System.Buffers.Binary;

namespace Truceline.Simulator.MpegTs;

/// <summary>PAT and PMT of the one program (ISO/IEC 13818-1, 2.4.4), each one section that fits a packet.</summary>
internal static class ProgramTables
{
    public const int ProgramMapPid = 0x1000;
    public const int VideoPid = 0x100;
    public const int KlvPid = 0x101;

    private const byte H264 = 0x1B;

    public static byte[] Association { get; } =
        Section(0x00, 1, [0x00, 0x01, 0xE0 | (ProgramMapPid >> 8), ProgramMapPid & 0xFF]);

    public static byte[] Map(KlvCarriage carriage) => Section(0x02, 1, [
        0xE0 | (VideoPid >> 8), VideoPid & 0xFF, 0xF0, 0,
        .. Stream(H264, VideoPid, []),
        .. carriage == KlvCarriage.Sync ? Stream(0x15, KlvPid, SyncDescriptors) : Stream(0x06, KlvPid, AsyncDescriptors),
    ]);

    /// <summary>metadata_descriptor and metadata_STD_descriptor as MISB ST 1402 fills them: general, KLVA, service 0.</summary>
    private static byte[] SyncDescriptors =>
    [
        0x26, 9, 0x01, 0x00, 0xFF, (byte)'K', (byte)'L', (byte)'V', (byte)'A', 0x00, 0x0F,
        0x27, 9, 0xC0, 0x00, 0x64, 0xC0, 0x00, 0x08, 0xC0, 0x00, 0x00,
    ];

    private static byte[] AsyncDescriptors => [0x05, 4, (byte)'K', (byte)'L', (byte)'V', (byte)'A'];

    private static byte[] Stream(byte type, int pid, byte[] descriptors) =>
        [type, (byte)(0xE0 | (pid >> 8)), (byte)(pid & 0xFF), 0xF0, (byte)descriptors.Length, .. descriptors];

    private static byte[] Section(byte table, int id, byte[] body)
    {
        var length = 5 + body.Length + 4;
        byte[] section = [table, (byte)(0xB0 | (length >> 8)), (byte)(length & 0xFF), (byte)(id >> 8), (byte)(id & 0xFF), 0xC1, 0, 0, .. body, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(section.AsSpan(section.Length - 4), Crc32.Of(section.AsSpan(0, section.Length - 4)));
        return section;
    }
}

/// <summary>How metadata travels (MISB ST 1402).</summary>
public enum KlvCarriage
{
    /// <summary>Stream type 0x15, stream id 0xFC, access-unit cells, with presentation time.</summary>
    Sync,

    /// <summary>Stream type 0x06, stream id 0xBD, without presentation time.</summary>
    Async,
}
