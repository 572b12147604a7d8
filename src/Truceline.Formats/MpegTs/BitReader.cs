namespace Truceline.Formats.MpegTs;

/// <summary>Reads bits and Exp-Golomb codes from a NAL unit, emulation prevention removed. Past the end it reads zeros and says so.</summary>
internal ref struct BitReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;
    private int _bit;
    private int _zeros;

    public bool IsPastEnd { get; private set; }

    public int Bit()
    {
        if (_at >= _bytes.Length)
        {
            IsPastEnd = true;
            return 0;
        }

        var bit = (_bytes[_at] >> (7 - _bit)) & 1;
        if (++_bit == 8)
        {
            Advance();
        }

        return bit;
    }

    public uint Bits(int count)
    {
        uint value = 0;
        for (var i = 0; i < count; i++)
        {
            value = (value << 1) | (uint)Bit();
        }

        return value;
    }

    /// <summary>ue(v); 32 leading zeros and more are no code, and end the reading.</summary>
    public uint Golomb()
    {
        var zeros = 0;
        while (Bit() == 0)
        {
            if (IsPastEnd || ++zeros > 31)
            {
                IsPastEnd = true;
                return 0;
            }
        }

        return (1u << zeros) - 1 + Bits(zeros);
    }

    /// <summary>se(v).</summary>
    public int SignedGolomb()
    {
        long code = Golomb();
        return (int)((code & 1) == 0 ? -(code / 2) : (code + 1) / 2);
    }

    private void Advance()
    {
        _bit = 0;
        _zeros = _bytes[_at] == 0 ? _zeros + 1 : 0;
        _at++;
        if (_zeros >= 2 && _at < _bytes.Length && _bytes[_at] == 3)
        {
            _at++;
            _zeros = 0;
        }
    }
}
