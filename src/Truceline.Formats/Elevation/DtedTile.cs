using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Truceline.Formats.Elevation;

/// <summary>
/// Digital Terrain Elevation Data, levels 0 to 2 (MIL-PRF-89020B): a user header, a data set identification and an accuracy
/// record, then one record for each meridian from the west, posts from the south, 16-bit sign and magnitude, with a sum over
/// each record. A record whose sum does not hold counts as unknown.
/// </summary>
public sealed class DtedTile : ElevationTile
{
    private const int Headers = 80 + 648 + 2700;
    private const short Void = -32767;
    private readonly int _rows;

    private DtedTile(TileFacts facts, Stream bytes)
        : base(facts, bytes, facts.Rows) => _rows = facts.Rows;

    internal static ElevationReading Open(string name, Stream bytes)
    {
        Span<byte> head = stackalloc byte[Headers];
        if (bytes.Length < Headers || bytes.ReadAtLeast(head, Headers, throwOnEndOfStream: false) < Headers || !head.StartsWith("UHL1"u8)
            || !head[80..].StartsWith("DSI"u8) || !head[728..].StartsWith("ACC"u8))
        {
            return new ElevationReading.Refused($"{name}: the file does not begin with the three headers of DTED.");
        }

        var facts = FactsOf(name, head);
        if (facts is not { IsSound: true })
        {
            return new ElevationReading.Refused($"{name}: the header states no origin, interval or number of posts that can be.");
        }

        return bytes.Length < Headers + ((long)facts.Columns * RecordLength(facts.Rows))
            ? new ElevationReading.Refused($"{name}: the file is shorter than the {facts.Columns} records that its header states.")
            : new ElevationReading.Opened(new DtedTile(facts, bytes));
    }

    private static int RecordLength(int rows) => 12 + (2 * rows);

    private static TileFacts? FactsOf(string name, ReadOnlySpan<byte> head)
    {
        // UHL: origin at 4 and 12 (DDDMMSSH), intervals in tenths of arc seconds at 20 and 24, counts at 47 and 51.
        if (Degrees(head[4..12]) is not { } west || Degrees(head[12..20]) is not { } south || Number(head[20..24]) is not (> 0 and var east)
            || Number(head[24..28]) is not (> 0 and var north) || Number(head[47..51]) is not { } columns || Number(head[51..55]) is not { } rows)
        {
            return null;
        }

        // DSI: vertical datum at 141 (MSL, or E96 for EGM96). ACC: absolute vertical accuracy at 7, metres at 90 %.
        var datum = Encoding.ASCII.GetString(head.Slice(80 + 141, 3)) switch
        {
            "E96" => VerticalDatum.Egm96,
            "MSL" => VerticalDatum.MeanSeaLevel,
            _ => VerticalDatum.Unstated,
        };
        double? sigma = Number(head.Slice(728 + 7, 4)) is { } accuracy ? accuracy / 1.6449 : null;
        var (stepEast, stepNorth) = (east / 36_000.0, north / 36_000.0);
        return new TileFacts(
            Path.GetFileName(name), "dted", south + ((rows - 1) * stepNorth), west, stepNorth, stepEast, rows, columns, 0, datum, sigma);
    }

    private protected override (int Block, int Index) Find(int row, int column) => (column, _rows - 1 - row);

    private protected override bool TryRead(int block, Span<float> posts)
    {
        var record = new byte[RecordLength(_rows)];
        if (!TryFill(Headers + ((long)block * record.Length), record) || record[0] != 0xAA || !SumHolds(record))
        {
            return false;
        }

        for (var i = 0; i < _rows; i++)
        {
            var raw = BinaryPrimitives.ReadUInt16BigEndian(record.AsSpan(8 + (2 * i)));
            var height = (raw & 0x8000) == 0 ? raw : -(raw & 0x7FFF);
            posts[i] = height == Void ? float.NaN : height;
        }

        return true;
    }

    private static bool SumHolds(ReadOnlySpan<byte> record)
    {
        var sum = 0;
        foreach (var one in record[..^4])
        {
            sum += one;
        }

        return sum == BinaryPrimitives.ReadInt32BigEndian(record[^4..]);
    }

    private static int? Number(ReadOnlySpan<byte> text) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value) && value >= 0 ? value : null;

    /// <summary>DDDMMSS and a letter of the hemisphere.</summary>
    private static double? Degrees(ReadOnlySpan<byte> text)
    {
        if (Number(text[..3]) is not { } degrees || Number(text[3..5]) is not { } minutes || Number(text[5..7]) is not { } seconds)
        {
            return null;
        }

        var value = degrees + (minutes / 60.0) + (seconds / 3600.0);
        return text[7] switch
        {
            (byte)'N' or (byte)'E' => value,
            (byte)'S' or (byte)'W' => -value,
            _ => null,
        };
    }
}
