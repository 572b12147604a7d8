namespace Truceline.Formats.MpegTs;

/// <summary>The size of pictures that an MPEG-2 sequence header states (ISO/IEC 13818-2, 6.2.2.1).</summary>
public sealed record Mpeg2Sequence(int Width, int Height)
{
    private const byte SequenceHeader = 0xB3;

    /// <summary>The first sequence header in a picture's bytes; null where there is none.</summary>
    public static Mpeg2Sequence? Find(ReadOnlySpan<byte> bytes)
    {
        foreach (var unit in new AnnexB(bytes))
        {
            if (unit.Length >= 4 && unit[0] == SequenceHeader)
            {
                var width = (unit[1] << 4) | (unit[2] >> 4);
                var height = ((unit[2] & 0x0F) << 8) | unit[3];
                return width > 0 && height > 0 ? new Mpeg2Sequence(width, height) : null;
            }
        }

        return null;
    }
}
