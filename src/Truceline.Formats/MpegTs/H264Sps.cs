namespace Truceline.Formats.MpegTs;

/// <summary>What a sequence parameter set (ISO/IEC 14496-10, 7.3.2.1.1) says of the pictures.</summary>
/// <param name="Width">Pixels shown, cropping applied.</param>
/// <param name="Height">Pixels shown, cropping applied.</param>
public sealed record H264Sps(int Profile, int Constraints, int Level, int Width, int Height)
{
    private const int NalType = 7;

    /// <summary>RFC 6381: <c>avc1.</c> and profile, constraints, level in hexadecimal.</summary>
    public string Codec => $"avc1.{Profile:X2}{Constraints:X2}{Level:X2}";

    /// <summary>The first parameter set in an access unit; null where there is none, or none that can be read.</summary>
    public static H264Sps? Find(ReadOnlySpan<byte> annexB)
    {
        foreach (var unit in new AnnexB(annexB))
        {
            if (unit.Length > 4 && (unit[0] & 0x1F) == NalType && Read(unit) is { } found)
            {
                return found;
            }

            if (unit.Length > 0 && (unit[0] & 0x1F) is >= 1 and <= 5)
            {
                return null;
            }
        }

        return null;
    }

    /// <param name="unit">The NAL unit with its header byte, without start code.</param>
    public static H264Sps? Read(ReadOnlySpan<byte> unit)
    {
        if (unit.Length < 5 || (unit[0] & 0x1F) != NalType)
        {
            return null;
        }

        var bits = new BitReader(unit[4..]);
        bits.Golomb();
        var chroma = HasChromaFormat(unit[1]) ? ReadChroma(ref bits) : 1;
        bits.Golomb();
        SkipOrderCount(ref bits);
        bits.Golomb();
        bits.Bit();
        long width = (bits.Golomb() + 1L) * 16;
        long mapUnits = bits.Golomb() + 1L;
        var frameOnly = bits.Bit();
        if (frameOnly == 0)
        {
            bits.Bit();
        }

        bits.Bit();
        var height = mapUnits * 16 * (2 - frameOnly);
        if (bits.Bit() == 1)
        {
            long unitX = chroma is 1 or 2 ? 2 : 1;
            long unitY = (chroma == 1 ? 2 : 1) * (2 - frameOnly);
            width -= unitX * ((long)bits.Golomb() + bits.Golomb());
            height -= unitY * ((long)bits.Golomb() + bits.Golomb());
        }

        return bits.IsPastEnd || width is < 1 or > 16_384 || height is < 1 or > 16_384
            ? null
            : new H264Sps(unit[1], unit[2], unit[3], (int)width, (int)height);
    }

    private static bool HasChromaFormat(int profile) => profile is 100 or 110 or 122 or 244 or 44 or 83 or 86 or 118 or 128 or 138 or 139 or 134 or 135;

    private static int ReadChroma(ref BitReader bits)
    {
        var chroma = (int)Math.Min(bits.Golomb(), 4);
        var separate = chroma == 3 && bits.Bit() == 1;
        bits.Golomb();
        bits.Golomb();
        bits.Bit();
        if (bits.Bit() == 1)
        {
            for (var list = 0; list < (chroma == 3 ? 12 : 8); list++)
            {
                if (bits.Bit() == 1)
                {
                    SkipScaling(ref bits, list < 6 ? 16 : 64);
                }
            }
        }

        return separate ? 0 : chroma;
    }

    private static void SkipScaling(ref BitReader bits, int size)
    {
        long last = 8;
        long next = 8;
        for (var i = 0; i < size && !bits.IsPastEnd; i++)
        {
            if (next != 0)
            {
                next = (last + bits.SignedGolomb() + 256) & 0xFF;
            }

            last = next == 0 ? last : next;
        }
    }

    private static void SkipOrderCount(ref BitReader bits)
    {
        switch (bits.Golomb())
        {
            case 0:
                bits.Golomb();
                break;
            case 1:
                bits.Bit();
                bits.Golomb();
                bits.Golomb();
                for (var cycle = bits.Golomb(); cycle > 0 && !bits.IsPastEnd; cycle--)
                {
                    bits.Golomb();
                }

                break;
            default:
                break;
        }
    }
}
