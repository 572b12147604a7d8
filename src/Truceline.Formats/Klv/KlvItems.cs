using System.Runtime.CompilerServices;

namespace Truceline.Formats.Klv;

/// <summary>
/// Walks the items of a local set (BER-OID tags, BER lengths) or of a universal set (16-byte keys). Stops where an
/// item runs over the end, and says so; never throws.
/// </summary>
public ref struct KlvItems
{
    private const int KeyLength = 16;

    private readonly KlvStandard _standard;
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly ItemDefinition?[] _definitions;
    private int _at;

    public KlvItems(KlvStandard standard, ReadOnlySpan<byte> bytes)
    {
        _standard = standard;
        _bytes = bytes;
        _definitions = Definitions.Of(standard);
    }

    public KlvItem Current { get; private set; }

    /// <summary>The set broke off: what came after the last item is no item.</summary>
    public bool IsDamaged { get; private set; }

    public readonly KlvItems GetEnumerator() => this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        if (_at >= _bytes.Length || IsDamaged)
        {
            return false;
        }

        var rest = _bytes[_at..];
        return _standard == KlvStandard.Eg0104 ? MoveByKey(rest) : MoveByTag(rest);
    }

    private bool MoveByTag(ReadOnlySpan<byte> rest)
    {
        // One byte each for tag and length is the common case.
        int tag = rest[0];
        var head = 1;
        if (tag >= 0x80 && !Ber.TryReadOid(rest, out tag, out head))
        {
            return Break();
        }

        if (head >= rest.Length)
        {
            return Break();
        }

        int length = rest[head];
        var used = 1;
        if (length >= 0x80 && !Ber.TryReadLength(rest[head..], out length, out used))
        {
            return Break();
        }

        if (rest.Length - head - used < length)
        {
            return Break();
        }

        var definition = (uint)tag < (uint)_definitions.Length ? _definitions[tag] : null;
        Current = new KlvItem(tag, default, rest.Slice(head + used, length), _at, definition);
        _at += head + used + length;
        return true;
    }

    private bool MoveByKey(ReadOnlySpan<byte> rest)
    {
        if (rest.Length <= KeyLength || !Ber.TryReadLength(rest[KeyLength..], out var length, out var used)
            || rest.Length - KeyLength - used < length)
        {
            return Break();
        }

        var tag = UniversalKeys.TagOf(rest[..KeyLength]);
        Current = new KlvItem(tag, rest[..KeyLength], rest.Slice(KeyLength + used, length), _at, tag > 0 ? _definitions[tag] : null);
        _at += KeyLength + used + length;
        return true;
    }

    private bool Break()
    {
        IsDamaged = true;
        return false;
    }
}

/// <summary>One item of a set. A view on the caller's bytes.</summary>
public readonly ref struct KlvItem
{
    internal KlvItem(int tag, ReadOnlySpan<byte> key, ReadOnlySpan<byte> bytes, int offset, ItemDefinition? definition)
    {
        Tag = tag;
        Key = key;
        Bytes = bytes;
        Offset = offset;
        Definition = definition;
    }

    /// <summary>The tag in a local set; in a universal set the place of its key in <see cref="UniversalKeys"/>, 0 where it is not known.</summary>
    public int Tag { get; }

    /// <summary>16 bytes in a universal set, else empty.</summary>
    public ReadOnlySpan<byte> Key { get; }

    /// <summary>The value as it came.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Where the item begins in its set.</summary>
    public int Offset { get; }

    /// <summary>Null: the item is not known, and stays bytes.</summary>
    public ItemDefinition? Definition { get; }

    public KlvValue Decode() => KlvValue.Decode(Definition, Bytes);
}
