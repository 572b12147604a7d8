using Truceline.Formats.MpegTs;

namespace Truceline.Server.Live;

/// <summary>What a browser's decoder is told before the first picture.</summary>
/// <param name="Codec">As WebCodecs names it, <c>avc1.PPCCLL</c> (ISO/IEC 14496-15, 5.3.3.1.2).</param>
/// <param name="Width">Pixels shown, after cropping.</param>
public sealed record PictureFormat(string Codec, int Width, int Height)
{
    /// <summary>How pictures are coded, seen from a key picture's first bytes.</summary>
    public static PictureCoding CodingOf(ReadOnlySpan<byte> keyPicture)
    {
        foreach (var unit in new AnnexB(keyPicture))
        {
            switch (unit.Length > 0 ? unit[0] : (byte)0)
            {
                case 0xB3 or 0xB8:
                    return PictureCoding.Mpeg2;
                // VPS, SPS, PPS, delimiter of HEVC: types 32 to 35 of six bits, layer 0.
                case 0x40 or 0x42 or 0x44 or 0x46 when unit.Length > 1 && unit[1] == 1:
                    return PictureCoding.Hevc;
                case var first when (first & 0x1F) == 7 && (first & 0x80) == 0:
                    return PictureCoding.H264;
                default:
                    continue;
            }
        }

        return PictureCoding.Unknown;
    }

    /// <summary>From the sequence parameter set in a key picture; null where there is none that can be read.</summary>
    public static PictureFormat? OfH264(ReadOnlySpan<byte> keyPicture) =>
        H264Sps.Find(keyPicture) is { } set ? new PictureFormat(set.Codec, set.Width, set.Height) : null;
}

public enum PictureCoding
{
    Unknown,
    H264,
    Hevc,
    Mpeg2,
}
