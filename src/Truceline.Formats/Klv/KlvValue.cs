using System.Buffers.Binary;

namespace Truceline.Formats.Klv;

/// <summary>Why an item has no value, where it has none.</summary>
public enum KlvMark
{
    None,

    /// <summary>Zero length: the source says that it does not know, or no longer.</summary>
    Unknown,

    /// <summary>The code that the standard reserves for values beyond its range.</summary>
    OutOfRange,

    /// <summary>A float, or ST 1201 code, that is no number.</summary>
    NotANumber,

    PlusInfinity,
    MinusInfinity,

    /// <summary>Not so many bytes as the item can have.</summary>
    WrongLength,
}

/// <summary>What kind of value an item decoded to.</summary>
public enum KlvKind
{
    Nothing,

    /// <summary>See <see cref="KlvValue.Number"/>.</summary>
    Number,

    /// <summary>See <see cref="KlvValue.Integer"/>.</summary>
    Integer,

    /// <summary>See <see cref="KlvValue.Unsigned"/>.</summary>
    Unsigned,

    /// <summary>The item's bytes are UTF-8.</summary>
    Text,

    /// <summary>The item's bytes as they are, or a set or pack in them.</summary>
    Bytes,
}

/// <summary>A decoded value, without allocation. Text, sets and packs stay in the item's bytes.</summary>
public readonly struct KlvValue
{
    private readonly long _integer;

    private KlvValue(KlvKind kind, double number, long integer, KlvMark mark) => (Kind, Number, _integer, Mark) = (kind, number, integer, mark);

    public KlvKind Kind { get; }

    public KlvMark Mark { get; }

    /// <summary>In the item's unit; NaN where the item has no such value. Integers are given here too.</summary>
    public double Number { get; }

    public long Integer => _integer;

    public ulong Unsigned => unchecked((ulong)_integer);

    public static KlvValue Decode(ItemDefinition? definition, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0)
        {
            return Nothing(KlvMark.Unknown);
        }

        return definition is null ? new(KlvKind.Bytes, double.NaN, 0, KlvMark.None) : definition.Encoding switch
        {
            KlvEncoding.Text or KlvEncoding.WideText => new(KlvKind.Text, double.NaN, 0, KlvMark.None),
            KlvEncoding.UnsignedMap => UnsignedMap(definition, bytes),
            KlvEncoding.SignedMap => SignedMap(definition, bytes),
            KlvEncoding.Unsigned => Whole(definition, bytes, signed: false),
            KlvEncoding.Signed => Whole(definition, bytes, signed: true),
            KlvEncoding.Enumeration or KlvEncoding.Flags => Whole(definition, bytes, signed: false),
            KlvEncoding.Imapb => FromDouble(bytes.Length > 8, Imapb.Decode(bytes, definition.Min, definition.Max)),
            KlvEncoding.Float => Float(definition, bytes),
            _ => new(KlvKind.Bytes, double.NaN, 0, KlvMark.None),
        };
    }

    private static KlvValue UnsignedMap(ItemDefinition definition, ReadOnlySpan<byte> bytes) => bytes.Length > 8
        ? Nothing(KlvMark.WrongLength)
        : new(KlvKind.Number, definition.Min + (definition.StepByLength[bytes.Length] * Ber.Unsigned(bytes)), 0, KlvMark.None);

    private static KlvValue SignedMap(ItemDefinition definition, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 8)
        {
            return Nothing(KlvMark.WrongLength);
        }

        var code = Ber.Signed(bytes);
        return code == long.MinValue >> (64 - (8 * bytes.Length))
            ? Nothing(KlvMark.OutOfRange)
            : new(KlvKind.Number, ((definition.Min + definition.Max) / 2) + (definition.StepByLength[bytes.Length] * code), 0, KlvMark.None);
    }

    private static KlvValue Whole(ItemDefinition definition, ReadOnlySpan<byte> bytes, bool signed)
    {
        if (bytes.Length > 8)
        {
            return Nothing(KlvMark.WrongLength);
        }

        var integer = signed ? Ber.Signed(bytes) : unchecked((long)Ber.Unsigned(bytes));
        var number = definition.Scale * (signed ? integer : (double)unchecked((ulong)integer));
        return definition.Scale == 1
            ? new(signed ? KlvKind.Integer : KlvKind.Unsigned, number, integer, KlvMark.None)
            : new(KlvKind.Number, number, integer, KlvMark.None);
    }

    private static KlvValue Float(ItemDefinition definition, ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        4 => FromDouble(false, BinaryPrimitives.ReadSingleBigEndian(bytes) * definition.Scale),
        8 => FromDouble(false, BinaryPrimitives.ReadDoubleBigEndian(bytes) * definition.Scale),
        _ => Nothing(KlvMark.WrongLength),
    };

    private static KlvValue FromDouble(bool wrongLength, double number) =>
        wrongLength ? Nothing(KlvMark.WrongLength)
        : double.IsNaN(number) ? Nothing(KlvMark.NotANumber)
        : double.IsPositiveInfinity(number) ? Nothing(KlvMark.PlusInfinity)
        : double.IsNegativeInfinity(number) ? Nothing(KlvMark.MinusInfinity)
        : new(KlvKind.Number, number, 0, KlvMark.None);

    private static KlvValue Nothing(KlvMark mark) => new(KlvKind.Nothing, double.NaN, 0, mark);
}
