using Truceline.Formats.MpegTs;

namespace Truceline.Formats.Klv;

/// <summary>The time that a picture itself carries (MISB ST 0604): in H.264 and HEVC as unregistered SEI user data, in MPEG-2 as user data.</summary>
/// <param name="Microseconds">Since 1970, by the source's clock.</param>
/// <param name="Status">The status byte of ST 0603: the high bit set means that the clock is not locked.</param>
public readonly record struct MispTime(ulong Microseconds, byte Status)
{
    private const int IdLength = 16;

    /// <summary>Identifier, status, eight bytes of time with a 0xFF after every two but the last.</summary>
    private const int Length = IdLength + 1 + 11;

    /// <summary>Looks for the first such time in one access unit of Annex B or MPEG-2 bytes.</summary>
    public static MispTime? Find(ReadOnlySpan<byte> accessUnit, TsContent codec)
    {
        foreach (var unit in new AnnexB(accessUnit))
        {
            if (unit.Length < Length || !MayHoldTime(unit[0], codec))
            {
                continue;
            }

            if (Read(unit, MicrosecondsId) is { } time)
            {
                return time;
            }

            if (Read(unit, HevcMicrosecondsId) is { } hevc)
            {
                return hevc;
            }

            if (Read(unit, NanosecondsId) is { } nano)
            {
                return nano with { Microseconds = nano.Microseconds / 1000 };
            }
        }

        return null;
    }

    private static ReadOnlySpan<byte> MicrosecondsId => "MISPmicrosectime"u8;

    private static ReadOnlySpan<byte> HevcMicrosecondsId =>
        [0xA8, 0x68, 0x7D, 0xD4, 0xD7, 0x59, 0x37, 0x58, 0xA5, 0xCE, 0xF0, 0x33, 0x8B, 0x65, 0x45, 0xF1];

    private static ReadOnlySpan<byte> NanosecondsId =>
        [0xCF, 0x84, 0x82, 0x78, 0xEE, 0x23, 0x30, 0x6C, 0x92, 0x65, 0xE8, 0xFE, 0xF2, 0x2F, 0xB8, 0xB8];

    private static bool MayHoldTime(byte unit, TsContent codec) => codec switch
    {
        TsContent.H264 => (unit & 0x1F) == 6,
        TsContent.Hevc => ((unit >> 1) & 0x3F) is 39 or 40,
        TsContent.Mpeg2Video => unit == 0xB2,
        _ => false,
    };

    private static MispTime? Read(ReadOnlySpan<byte> unit, ReadOnlySpan<byte> id)
    {
        var at = unit.IndexOf(id);
        if (at < 0 || unit.Length - at < Length)
        {
            return null;
        }

        var status = unit[at + IdLength];
        var field = unit.Slice(at + IdLength + 1, 11);
        if (field[2] != 0xFF || field[5] != 0xFF || field[8] != 0xFF)
        {
            return null;
        }

        var time = (Ber.Unsigned(field[..2]) << 48) | (Ber.Unsigned(field[3..5]) << 32) | (Ber.Unsigned(field[6..8]) << 16) | Ber.Unsigned(field[9..11]);
        return new MispTime(time, status);
    }
}
