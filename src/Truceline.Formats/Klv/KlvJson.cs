using System.Text;
using System.Text.Json;

namespace Truceline.Formats.Klv;

/// <summary>
/// Items as JSON: <c>tag</c> (a number, or the 16-byte key in hexadecimal), <c>name</c>, <c>value</c>, <c>unit</c>; where
/// they apply <c>meaning</c> (the case or flags that a number names) and <c>mark</c> (why there is no value). Bytes are
/// hexadecimal; nested sets are arrays of items. Every double written is finite. One for each stream: it remembers the
/// version of ST 0903 that the stream last stated, since most packets do not repeat it.
/// </summary>
public sealed class KlvJson
{
    /// <summary>Sets nested deeper stay bytes.</summary>
    private const int MaxDepth = 8;

    private const int VmtiVersionTag = 4;

    private ulong? _vmtiVersion;

    /// <summary>Writes the items of a packet as an array.</summary>
    /// <returns>All items were whole, those of nested sets too.</returns>
    public bool WriteItems(Utf8JsonWriter writer, in KlvPacket packet) =>
        packet.Standard == KlvStandard.Unknown ? WriteSet(writer, packet.Items, 0) : WriteSet(writer, Inner(packet.Standard, packet.Value), 0);

    /// <summary>Writes the items of a set without key and length.</summary>
    public bool WriteSet(Utf8JsonWriter writer, KlvItems items) => WriteSet(writer, items, 0);

    private bool WriteSet(Utf8JsonWriter writer, KlvItems items, int depth)
    {
        var tags = new List<int>();
        var isWhole = true;
        writer.WriteStartArray();
        while (items.MoveNext())
        {
            isWhole &= WriteItem(writer, items.Current, tags, depth);
            tags.Add(items.Current.Tag);
        }

        writer.WriteEndArray();
        return isWhole && !items.IsDamaged;
    }

    private bool WriteItem(Utf8JsonWriter writer, in KlvItem item, List<int> before, int depth)
    {
        writer.WriteStartObject();
        if (item.Key.IsEmpty)
        {
            writer.WriteNumber("tag"u8, item.Tag);
        }
        else
        {
            writer.WriteString("tag"u8, Convert.ToHexStringLower(item.Key));
        }

        writer.WriteString("name"u8, item.Definition?.Name);
        writer.WritePropertyName("value"u8);
        var isWhole = WriteValue(writer, item, before, depth, out var mark);
        writer.WriteString("unit"u8, item.Definition?.Unit);
        WriteMeaning(writer, item);
        if (mark is not null)
        {
            writer.WriteString("mark"u8, mark);
        }

        writer.WriteEndObject();
        return isWhole;
    }

    private bool WriteValue(Utf8JsonWriter writer, in KlvItem item, List<int> before, int depth, out string? mark)
    {
        var value = item.Decode();
        mark = Mark(value.Mark);
        switch (value.Kind)
        {
            case KlvKind.Nothing when value.Mark == KlvMark.WrongLength:
                writer.WriteStringValue(Convert.ToHexStringLower(item.Bytes));
                return true;
            case KlvKind.Nothing:
                writer.WriteNullValue();
                return true;
            case KlvKind.Number:
                writer.WriteNumberValue(value.Number);
                return true;
            case KlvKind.Integer:
                writer.WriteNumberValue(value.Integer);
                return true;
            case KlvKind.Unsigned:
                writer.WriteNumberValue(value.Unsigned);
                return true;
            case KlvKind.Text:
                writer.WriteStringValue(Text(item));
                return true;
            default:
                return WriteInner(writer, item, before, depth, ref mark);
        }
    }

    private bool WriteInner(Utf8JsonWriter writer, in KlvItem item, List<int> before, int depth, ref string? mark)
    {
        switch (item.Definition)
        {
            case { Encoding: KlvEncoding.Set } set when depth < MaxDepth:
                return WriteSet(writer, Inner(set.Inner, item.Bytes), depth + 1);
            case { Encoding: KlvEncoding.SetSeries } series when depth < MaxDepth:
                return WriteSeries(writer, series.Inner, item.Bytes, depth + 1);
            case { Encoding: KlvEncoding.Pack } pack when KlvPacks.Read(pack.Pack, item.Bytes, before) is { } node:
                node.WriteTo(writer);
                return true;
            case { Encoding: KlvEncoding.Pack }:
                mark = "malformed";
                writer.WriteStringValue(Convert.ToHexStringLower(item.Bytes));
                return false;
            default:
                writer.WriteStringValue(Convert.ToHexStringLower(item.Bytes));
                return true;
        }
    }

    /// <summary>The items of a set, of VMTI as the version in force maps them.</summary>
    private KlvItems Inner(KlvStandard standard, ReadOnlySpan<byte> bytes)
    {
        if (standard != KlvStandard.St0903)
        {
            return new KlvItems(standard, bytes);
        }

        foreach (var item in new KlvItems(standard, bytes))
        {
            if (item.Tag == VmtiVersionTag && item.Bytes.Length is > 0 and <= 8)
            {
                _vmtiVersion = item.Decode().Unsigned;
            }
        }

        return new KlvItems(_vmtiVersion <= EarlyVmtiItems.LastVersion ? KlvStandard.St0903Early : standard, bytes);
    }

    private bool WriteSeries(Utf8JsonWriter writer, KlvStandard inner, ReadOnlySpan<byte> bytes, int depth)
    {
        var reader = new PackReader(bytes);
        var isWhole = true;
        writer.WriteStartArray();
        while (reader.HasMore)
        {
            var entry = new PackReader(reader.TakeSized());
            var id = (inner is KlvStandard.St0903Target or KlvStandard.St0903EarlyTarget or KlvStandard.St0903TrackItem) && reader.IsWhole ? entry.TakeOid() : (int?)null;
            if (!reader.IsWhole || !entry.IsWhole)
            {
                isWhole = false;
                break;
            }

            writer.WriteStartObject();
            if (id is { } number)
            {
                writer.WriteNumber("id"u8, number);
            }

            writer.WritePropertyName("items"u8);
            isWhole &= WriteSet(writer, new KlvItems(inner, entry.TakeRest()), depth);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        return isWhole;
    }

    private static string Text(in KlvItem item)
    {
        var isWide = item.Definition?.Encoding == KlvEncoding.WideText && item.Bytes.Length % 2 == 0 && item.Bytes[0] == 0;
        return (isWide ? Encoding.BigEndianUnicode : Encoding.UTF8).GetString(item.Bytes).TrimEnd('\0');
    }

    private static void WriteMeaning(Utf8JsonWriter writer, in KlvItem item)
    {
        if (item.Definition?.Cases is not { } cases || item.Bytes.Length is 0 or > 8)
        {
            return;
        }

        var code = Ber.Unsigned(item.Bytes);
        if (item.Definition.Encoding == KlvEncoding.Enumeration)
        {
            writer.WriteString("meaning"u8, code < (ulong)cases.Length && cases[code].Length > 0 ? cases[code] : null);
            return;
        }

        writer.WriteStartArray("meaning"u8);
        for (var bit = 0; bit < cases.Length; bit++)
        {
            if (((code >> bit) & 1) != 0)
            {
                writer.WriteStringValue(cases[bit]);
            }
        }

        writer.WriteEndArray();
    }

    private static string? Mark(KlvMark mark) => mark switch
    {
        KlvMark.None => null,
        KlvMark.Unknown => "unknown",
        KlvMark.OutOfRange => "out-of-range",
        KlvMark.NotANumber => "not-a-number",
        KlvMark.PlusInfinity => "plus-infinity",
        KlvMark.MinusInfinity => "minus-infinity",
        _ => "wrong-length",
    };
}
