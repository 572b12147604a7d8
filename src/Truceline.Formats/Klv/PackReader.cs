namespace Truceline.Formats.Klv;

/// <summary>Takes fields off the front of a pack. Once a field is not there, nothing is, and <see cref="IsWhole"/> says so.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public bool IsWhole { get; private set; } = true;

    public readonly bool HasMore => _rest.Length > 0 && IsWhole;

    public readonly int Left => _rest.Length;

    public ReadOnlySpan<byte> Take(int count)
    {
        if (!IsWhole || count > _rest.Length)
        {
            IsWhole = false;
            return default;
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    public ReadOnlySpan<byte> TakeRest() => Take(_rest.Length);

    /// <summary>A field behind its BER length.</summary>
    public ReadOnlySpan<byte> TakeSized()
    {
        if (!IsWhole || !Ber.TryReadLength(_rest, out var length, out var used))
        {
            IsWhole = false;
            return default;
        }

        _rest = _rest[used..];
        return Take(length);
    }

    public int TakeOid()
    {
        if (!IsWhole || !Ber.TryReadOid(_rest, out var value, out var used))
        {
            IsWhole = false;
            return 0;
        }

        _rest = _rest[used..];
        return value;
    }

    /// <summary>Null where the field is not there, or states no number.</summary>
    public double? TakeImapb(int length, double min, double max) =>
        Take(length) is { IsEmpty: false } field ? GeoLocation.Map(field, min, max) : null;
}
