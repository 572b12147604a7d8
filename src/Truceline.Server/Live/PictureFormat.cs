namespace Truceline.Server.Live;

/// <summary>What a browser's decoder is told before the first picture.</summary>
/// <param name="Codec">As WebCodecs names it, <c>avc1.PPCCLL</c> (ISO/IEC 14496-15, 5.3.3.1.2).</param>
/// <param name="Width">Pixels shown, after cropping.</param>
public sealed record PictureFormat(string Codec, int Width, int Height)
{
    /// <summary>How pictures are coded, seen from a key picture's first bytes.</summary>
    public static PictureCoding CodingOf(ReadOnlySpan<byte> keyPicture)
    {
        foreach (var unit in new AnnexBUnits(keyPicture))
        {
            switch (unit[0])
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

    /// <summary>From the sequence parameter set in a key picture (ISO/IEC 14496-10, 7.3.2.1.1); null where there is none that can be read.</summary>
    public static PictureFormat? OfH264(ReadOnlySpan<byte> keyPicture)
    {
        foreach (var unit in new AnnexBUnits(keyPicture))
        {
            if ((unit[0] & 0x1F) == 7 && unit.Length >= 5)
            {
                return SequenceParameters.Size(unit) is var (width, height)
                    ? new PictureFormat($"avc1.{unit[1]:X2}{unit[2]:X2}{unit[3]:X2}", width, height)
                    : null;
            }
        }

        return null;
    }
}

public enum PictureCoding
{
    Unknown,
    H264,
    Hevc,
    Mpeg2,
}

/// <summary>The units between start codes (ISO/IEC 14496-10, Annex B), each from its header byte on, without the start code.</summary>
internal ref struct AnnexBUnits(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = AfterStartCode(bytes);

    public ReadOnlySpan<byte> Current { get; private set; }

    private static ReadOnlySpan<byte> StartCode => [0, 0, 1];

    public readonly AnnexBUnits GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var next = _rest.IndexOf(StartCode);
        Current = next < 0 ? _rest : _rest[..next];
        _rest = next < 0 ? default : _rest[(next + 3)..];
        return Current.Length > 0 || MoveNext();
    }

    private static ReadOnlySpan<byte> AfterStartCode(ReadOnlySpan<byte> bytes)
    {
        var first = bytes.IndexOf(StartCode);
        return first < 0 ? default : bytes[(first + 3)..];
    }
}
