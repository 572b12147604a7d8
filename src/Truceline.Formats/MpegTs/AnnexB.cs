namespace Truceline.Formats.MpegTs;

/// <summary>Walks the NAL units of Annex B bytes, without their start codes.</summary>
public ref struct AnnexB(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = Skip(bytes);

    public ReadOnlySpan<byte> Current { get; private set; }

    public readonly AnnexB GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_rest.Length == 0)
        {
            return false;
        }

        var next = _rest.IndexOf(StartCode);
        var unit = next < 0 ? _rest : _rest[..next];
        Current = unit.TrimEnd((byte)0);
        _rest = next < 0 ? default : _rest[(next + StartCode.Length)..];
        return true;
    }

    private static ReadOnlySpan<byte> StartCode => [0, 0, 1];

    private static ReadOnlySpan<byte> Skip(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.IndexOf(StartCode);
        return start < 0 ? default : bytes[(start + StartCode.Length)..];
    }
}
