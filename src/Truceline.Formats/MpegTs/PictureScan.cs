namespace Truceline.Formats.MpegTs;

/// <summary>
/// Looks through the bytes of one picture as they come: where the next access unit begins (H.264, ISO/IEC 14496-10,
/// 7.4.1.2.3) and whether decoding can begin with it. Positions count from the start of the picture.
/// </summary>
internal struct PictureScan(TsContent codec)
{
    private int _at;
    private bool _hasSlice;

    public bool IsKey { get; private set; }

    /// <summary>The picture before has been taken away: what follows starts at position 0.</summary>
    public void Restart()
    {
        _at = 0;
        _hasSlice = false;
        IsKey = false;
    }

    /// <summary>Where in <paramref name="bytes"/> another access unit begins; null while none is seen.</summary>
    public int? NextBoundary(ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            var found = bytes[_at..].IndexOf(StartCode);
            if (found < 0)
            {
                _at = Math.Max(_at, bytes.Length - 2);
                return null;
            }

            var code = _at + found;

            // The slice header's first byte is needed too.
            if (code + 5 >= bytes.Length)
            {
                _at = code;
                return null;
            }

            if (codec == TsContent.H264 && _hasSlice && BeginsUnit(bytes[code + 3], bytes[code + 4]))
            {
                return code > 0 && bytes[code - 1] == 0 ? code - 1 : code;
            }

            Note(bytes[code + 3]);
            _at = code + 3;
        }
    }

    /// <summary>The first bytes of a PES packet show parameter sets, a sequence header or a random-access picture.</summary>
    public static bool BeginsKey(TsContent codec, ReadOnlySpan<byte> first)
    {
        for (var found = first.IndexOf(StartCode); found >= 0 && found + 3 < first.Length; found = first.IndexOf(StartCode))
        {
            if (IsKeyUnit(codec, first[found + 3]))
            {
                return true;
            }

            first = first[(found + 3)..];
        }

        return false;
    }

    /// <summary>The first NAL unit of a PES packet is one with which an access unit begins; of other codecs every PES packet is a unit.</summary>
    public static bool BeginsUnit(TsContent codec, ReadOnlySpan<byte> first)
    {
        if (codec != TsContent.H264)
        {
            return true;
        }

        var code = first.IndexOf(StartCode);
        return code is 0 or 1 && code + 4 < first.Length && BeginsUnit(first[code + 3], first[code + 4]);
    }

    private static ReadOnlySpan<byte> StartCode => [0, 0, 1];

    private void Note(byte unit)
    {
        IsKey |= IsKeyUnit(codec, unit);
        _hasSlice |= (unit & 0x1F) is >= 1 and <= 5;
    }

    private static bool IsKeyUnit(TsContent codec, byte unit) => codec switch
    {
        TsContent.H264 => (unit & 0x1F) is 5 or 7,
        TsContent.Hevc => ((unit >> 1) & 0x3F) is >= 16 and <= 23,
        TsContent.Mpeg2Video => unit is 0xB3 or 0xB8,
        _ => false,
    };

    /// <summary>Delimiter, SEI, parameter sets, reserved 14-18, or a slice that starts at the first macroblock.</summary>
    private static bool BeginsUnit(byte unit, byte next) => (unit & 0x1F) switch
    {
        6 or 7 or 8 or 9 or (>= 14 and <= 18) => true,
        1 or 2 or 5 => (next & 0x80) != 0,
        _ => false,
    };
}
