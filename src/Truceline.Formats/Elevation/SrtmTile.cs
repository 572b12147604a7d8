using System.Buffers.Binary;
using System.Globalization;

namespace Truceline.Formats.Elevation;

/// <summary>
/// One degree square of the Shuttle Radar Topography Mission, <c>.hgt</c>: big-endian 16-bit metres above the EGM96 geoid, row by
/// row from the north, 3601 or 1201 posts a side (1 and 3 arc seconds), -32768 where unknown. The name tells the south-west
/// corner (NASA, SRTM Topography, version 2.1 documentation).
/// </summary>
public sealed class SrtmTile : ElevationTile
{
    /// <summary>Metres, one sigma: the mission's specification of 16 m at 90 % (linear), absolute.</summary>
    public const double SpecifiedSigma = 16 / 1.6449;

    private const short Void = -32768;
    private readonly int _side;

    private SrtmTile(TileFacts facts, Stream bytes)
        : base(facts, bytes, facts.Columns) => _side = facts.Columns;

    internal static ElevationReading Open(string name, Stream bytes)
    {
        if (ReadName(name) is not var (south, west))
        {
            return new ElevationReading.Refused($"{name}: the name of an .hgt file tells its south-west corner, as in N44W072.hgt.");
        }

        var side = bytes.Length switch
        {
            3601L * 3601 * 2 => 3601,
            1201L * 1201 * 2 => 1201,
            _ => 0,
        };
        if (side == 0)
        {
            return new ElevationReading.Refused($"{name}: {bytes.Length} bytes are neither 1201 nor 3601 posts a side; the file is cut short or of another kind.");
        }

        var step = 1.0 / (side - 1);
        return new ElevationReading.Opened(new SrtmTile(
            new TileFacts(Path.GetFileName(name), "srtm", south + 1, west, step, step, side, side, 0, VerticalDatum.Egm96, SpecifiedSigma), bytes));
    }

    /// <summary>South and west in whole degrees; null where the name is of another form.</summary>
    public static (int South, int West)? ReadName(string name)
    {
        var stem = Path.GetFileNameWithoutExtension(name);
        return stem.Length >= 7 && char.ToUpperInvariant(stem[0]) is 'N' or 'S' && char.ToUpperInvariant(stem[3]) is 'E' or 'W'
            && int.TryParse(stem.AsSpan(1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var latitude)
            && int.TryParse(stem.AsSpan(4, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var longitude)
            && latitude <= 90 && longitude <= 180
            ? (stem[0] is 'S' or 's' ? -latitude : latitude, stem[3] is 'W' or 'w' ? -longitude : longitude)
            : null;
    }

    private protected override (int Block, int Index) Find(int row, int column) => (row, column);

    private protected override bool TryRead(int block, Span<float> posts)
    {
        Span<byte> row = stackalloc byte[3601 * 2];
        row = row[..(_side * 2)];
        if (!TryFill((long)block * _side * 2, row))
        {
            return false;
        }

        for (var i = 0; i < _side; i++)
        {
            var height = BinaryPrimitives.ReadInt16BigEndian(row[(i * 2)..]);
            posts[i] = height == Void ? float.NaN : height;
        }

        return true;
    }
}
