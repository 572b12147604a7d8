namespace Truceline.Formats.Elevation;

/// <summary>What the keys of a GeoTIFF say of its coordinates (OGC GeoTIFF 1.1, annex B).</summary>
/// <param name="IsPoint">Posts are points; else they are the middles of pixels.</param>
internal sealed record GeoKeys(bool IsGeographic, int? Horizontal, bool IsPoint, VerticalDatum Datum)
{
    private const ushort Directory = 34735;
    private const ushort ModelType = 1024;
    private const ushort RasterType = 1025;
    private const ushort GeodeticCrs = 2048;
    private const ushort VerticalCrs = 4096;
    private const int Wgs84 = 4326;
    private const int Wgs84WithHeight = 4979;

    /// <summary>WGS 84 in degrees; a file that names no horizontal system is refused by its caller.</summary>
    public bool IsWgs84 => IsGeographic && Horizontal is Wgs84 or Wgs84WithHeight;

    public static GeoKeys? Read(TiffTags tags)
    {
        var keys = tags.Numbers(Directory);
        if (keys is not [1, ..] || keys.Length < 4 + (4 * (long)keys[3]))
        {
            return null;
        }

        int? Short(ushort key)
        {
            for (var i = 0; i < keys[3]; i++)
            {
                var at = 4 + (4 * i);
                if (keys[at] == key && keys[at + 1] == 0)
                {
                    return (int)keys[at + 3];
                }
            }

            return null;
        }

        var horizontal = Short(GeodeticCrs);
        return new GeoKeys(Short(ModelType) == 2, horizontal, Short(RasterType) == 2, DatumOf(Short(VerticalCrs), horizontal));
    }

    /// <summary>EPSG codes of vertical systems in metres.</summary>
    private static VerticalDatum DatumOf(int? vertical, int? horizontal) => vertical switch
    {
        5773 => VerticalDatum.Egm96,
        5798 => VerticalDatum.Egm84,
        3855 => VerticalDatum.Egm2008,
        5714 => VerticalDatum.MeanSeaLevel,
        Wgs84WithHeight or 5030 => VerticalDatum.Ellipsoid,
        null when horizontal == Wgs84WithHeight => VerticalDatum.Ellipsoid,
        _ => VerticalDatum.Unstated,
    };
}
