namespace Truceline.Server.Live;

/// <summary>Reads the picture size out of an H.264 sequence parameter set (ISO/IEC 14496-10, 7.3.2.1.1). Foreign bytes: stops, never throws.</summary>
internal static class SequenceParameters
{
    /// <param name="unit">From the header byte on.</param>
    /// <returns>Pixels shown; null where the bytes end early or say nonsense.</returns>
    public static (int Width, int Height)? Size(ReadOnlySpan<byte> unit)
    {
        var bits = new Bits(unit[1..]);
        var profile = bits.Take(8);
        bits.Take(16);
        bits.Golomb();
        var chroma = IsHigh(profile) ? SkipHigh(ref bits) : 1;
        bits.Golomb();
        SkipOrderCount(ref bits);
        bits.Golomb();
        bits.Take(1);
        var widthInUnits = bits.Golomb() + 1;
        var heightInUnits = bits.Golomb() + 1;
        var framesOnly = bits.Take(1);
        if (framesOnly == 0)
        {
            bits.Take(1);
        }

        bits.Take(1);
        var (right, bottom) = Cropping(ref bits, chroma, framesOnly);
        var width = (widthInUnits * 16) - right;
        var height = (heightInUnits * 16 * (2 - framesOnly)) - bottom;
        return bits.Ended || width is < 1 or > 16_384 || height is < 1 or > 16_384 ? null : ((int)width, (int)height);
    }

    private static bool IsHigh(long profile) => profile is 100 or 110 or 122 or 244 or 44 or 83 or 86 or 118 or 128 or 138 or 139 or 134 or 135;

    /// <returns>chroma_format_idc.</returns>
    private static long SkipHigh(ref Bits bits)
    {
        var chroma = bits.Golomb();
        if (chroma == 3)
        {
            bits.Take(1);
        }

        bits.Golomb();
        bits.Golomb();
        bits.Take(1);
        if (bits.Take(1) == 1)
        {
            for (var list = 0; list < (chroma == 3 ? 12 : 8); list++)
            {
                SkipScaling(ref bits, list < 6 ? 16 : 64);
            }
        }

        return chroma;
    }

    private static void SkipScaling(ref Bits bits, int size)
    {
        if (bits.Take(1) == 0)
        {
            return;
        }

        long last = 8, next = 8;
        for (var i = 0; i < size && !bits.Ended; i++)
        {
            next = next == 0 ? 0 : (last + bits.SignedGolomb() + 256) & 0xFF;
            last = next == 0 ? last : next;
        }
    }

    private static void SkipOrderCount(ref Bits bits)
    {
        switch (bits.Golomb())
        {
            case 0:
                bits.Golomb();
                break;
            case 1:
                bits.Take(1);
                bits.SignedGolomb();
                bits.SignedGolomb();
                for (var left = Math.Min(bits.Golomb(), 255); left > 0; left--)
                {
                    bits.SignedGolomb();
                }

                break;
            default:
                break;
        }
    }

    private static (long Horizontal, long Vertical) Cropping(ref Bits bits, long chroma, long framesOnly)
    {
        if (bits.Take(1) == 0)
        {
            return (0, 0);
        }

        var (unitX, unitY) = chroma switch { 1 => (2, 2), 2 => (2, 1), _ => (1, 1) };
        var horizontal = (bits.Golomb() + bits.Golomb()) * unitX;
        var vertical = (bits.Golomb() + bits.Golomb()) * unitY * (2 - framesOnly);
        return (horizontal, vertical);
    }

    /// <summary>Bits from the left, stepping over emulation prevention bytes; zeros and <see cref="Ended"/> beyond the end.</summary>
    private ref struct Bits(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;
        private int _at;
        private int _bit;
        private int _zeros;

        public bool Ended { get; private set; }

        public long Take(int count)
        {
            long value = 0;
            for (; count > 0; count--)
            {
                value = (value << 1) | Next();
            }

            return value;
        }

        /// <summary>ue(v), at most 32 leading zeros.</summary>
        public long Golomb()
        {
            var zeros = 0;
            while (zeros < 32 && Next() == 0 && !Ended)
            {
                zeros++;
            }

            return (1L << zeros) - 1 + Take(zeros);
        }

        /// <summary>se(v).</summary>
        public long SignedGolomb()
        {
            var code = Golomb();
            return (code & 1) == 1 ? (code + 1) / 2 : -(code / 2);
        }

        private long Next()
        {
            if (_bit == 0 && _zeros >= 2 && _at < _bytes.Length && _bytes[_at] == 3)
            {
                _at++;
                _zeros = 0;
            }

            if (_at >= _bytes.Length)
            {
                Ended = true;
                return 0;
            }

            var value = (_bytes[_at] >> (7 - _bit)) & 1;
            if (++_bit == 8)
            {
                _bit = 0;
                _zeros = _bytes[_at] == 0 ? _zeros + 1 : 0;
                _at++;
            }

            return value;
        }
    }
}
