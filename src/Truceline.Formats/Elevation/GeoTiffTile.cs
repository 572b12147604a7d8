using System.Globalization;
using BitMiracle.LibTiff.Classic;

namespace Truceline.Formats.Elevation;

/// <summary>
/// A GeoTIFF of heights (OGC GeoTIFF 1.1): one band of 16-bit whole numbers or 32-bit floats, geographic WGS 84 with pixel scale
/// and one tie point, in strips or tiles, any compression that LibTiff reads. The directory is checked against the file
/// before the library sees it, and a fault of the library makes one block unknown.
/// </summary>
public sealed class GeoTiffTile : ElevationTile
{
    /// <summary>Bytes of one decoded strip or tile; more is refused.</summary>
    private const long MostBlock = 16 << 20;

    private static readonly QuietTiff Quiet = new();

    private readonly Tiff _tiff;
    private readonly GeoTiffLayout _layout;
    private readonly double? _unknown;

    private GeoTiffTile(TileFacts facts, Stream bytes, Tiff tiff, GeoTiffLayout layout, double? unknown)
        : base(facts, bytes, layout.BlockWidth * layout.BlockHeight) => (_tiff, _layout, _unknown) = (tiff, layout, unknown);

    internal static ElevationReading Open(string name, Stream bytes)
    {
        if (TiffTags.Read(bytes) is not { } tags)
        {
            return Refuse(name, "the file is no TIFF whose directory fits it.");
        }

        if (GeoKeys.Read(tags) is not { IsWgs84: true } keys)
        {
            return Refuse(name, "heights are read from rasters in geographic WGS 84 (EPSG 4326); reproject the file.");
        }

        if (GeoTiffLayout.Of(tags) is not { } layout || layout.BlockBytes > MostBlock)
        {
            return Refuse(name, "one band of 16-bit whole numbers or 32-bit floats in strips or tiles of at most 16 MB is expected.");
        }

        if (FactsOf(name, tags, keys, layout) is not { IsSound: true } facts)
        {
            return Refuse(name, "a pixel scale and one tie point that put the raster on the globe are expected.");
        }

        bytes.Position = 0;
        var tiff = OpenSafely(name, bytes);
        return tiff is null
            ? Refuse(name, "the file's directory cannot be read.")
            : new ElevationReading.Opened(new GeoTiffTile(facts, bytes, tiff, layout, Unknown(tags)));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _tiff.Dispose();
        }

        base.Dispose(disposing);
    }

    private protected override (int Block, int Index) Find(int row, int column)
    {
        var (down, right) = (row / _layout.BlockHeight, column / _layout.BlockWidth);
        return ((down * _layout.BlocksAcross) + right, (row % _layout.BlockHeight * _layout.BlockWidth) + (column % _layout.BlockWidth));
    }

    private protected override bool TryRead(int block, Span<float> posts)
    {
        var decoded = new byte[_layout.BlockBytes];
        if (DecodeSafely(block, decoded) is not (> 0 and var length))
        {
            return false;
        }

        posts.Fill(float.NaN);
        var size = _layout.SampleBytes;
        for (var i = 0; i < Math.Min(posts.Length, length / size); i++)
        {
            var height = _layout.Sample(decoded.AsSpan(i * size));
            posts[i] = height == _unknown || !float.IsFinite(height) ? float.NaN : height;
        }

        return true;
    }

    private static ElevationReading.Refused Refuse(string name, string because) => new($"{name}: {because}");

    private static TileFacts? FactsOf(string name, TiffTags tags, GeoKeys keys, GeoTiffLayout layout)
    {
        if (tags.Doubles(33550) is not [> 0 and var east, > 0 and var north, ..] || tags.Doubles(33922) is not [var column, var row, _, var x, var y, _])
        {
            return null;
        }

        // A tie point names a corner of a pixel where posts are the middles of pixels, else the post itself.
        var middle = keys.IsPoint ? 0 : 0.5;
        return new TileFacts(
            Path.GetFileName(name), "geotiff", y + ((row - middle) * north), x + ((middle - column) * east), north, east,
            layout.Rows, layout.Columns, middle, keys.Datum, null);
    }

    /// <summary>GDAL's text of the value that stands for no data.</summary>
    private static double? Unknown(TiffTags tags) =>
        double.TryParse(tags.Text(42113), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? (float)value : null;

    private static Tiff? OpenSafely(string name, Stream bytes)
    {
        // The library has one handler for the whole process; what it would print is told by the readings here.
        Tiff.SetErrorHandler(Quiet);
        try
        {
            return Tiff.ClientOpen(Path.GetFileName(name), "r", bytes, new TiffBytes());
        }
#pragma warning disable CA1031 // The library throws what it likes at damaged files; here that is one sentence.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private int DecodeSafely(int block, byte[] into)
    {
        try
        {
            return _layout.IsTiled
                ? _tiff.ReadEncodedTile(block, into, 0, into.Length)
                : _tiff.ReadEncodedStrip(block, into, 0, into.Length);
        }
#pragma warning disable CA1031 // As above: a block that cannot be decoded is unknown ground.
        catch (Exception)
#pragma warning restore CA1031
        {
            return 0;
        }
    }

    /// <summary>Writes nothing on the console.</summary>
    private sealed class QuietTiff : TiffErrorHandler
    {
        public override void ErrorHandler(Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void ErrorHandlerExt(Tiff tif, object clientData, string method, string format, params object[] args)
        {
        }

        public override void WarningHandler(Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void WarningHandlerExt(Tiff tif, object clientData, string method, string format, params object[] args)
        {
        }
    }

    /// <summary>The stream belongs to the tile, which closes it.</summary>
    private sealed class TiffBytes : TiffStream
    {
        public override void Close(object clientData)
        {
        }
    }
}
