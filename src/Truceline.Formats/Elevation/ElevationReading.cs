namespace Truceline.Formats.Elevation;

/// <summary>An elevation file that was opened, or the sentence that says why it was not.</summary>
public abstract record ElevationReading
{
    private ElevationReading()
    {
    }

    public sealed record Opened(ElevationTile Tile) : ElevationReading;

    public sealed record Refused(string Because) : ElevationReading;

    /// <summary>File names that are taken for elevation, whatever the case of their letters.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".hgt", ".tif", ".tiff", ".dt0", ".dt1", ".dt2"];

    /// <summary>Opens a tile by its name's ending. The stream must seek; it belongs to the tile, or is closed where it is refused.</summary>
    public static ElevationReading Of(string name, Stream bytes)
    {
        var reading = Open(name, bytes);
        if (reading is Refused)
        {
            bytes.Dispose();
        }

        return reading;
    }

    private static ElevationReading Open(string name, Stream bytes)
    {
        try
        {
            return Path.GetExtension(name).ToLowerInvariant() switch
            {
                ".hgt" => SrtmTile.Open(name, bytes),
                ".tif" or ".tiff" => GeoTiffTile.Open(name, bytes),
                ".dt0" or ".dt1" or ".dt2" => DtedTile.Open(name, bytes),
                _ => new Refused($"{name}: elevation is read from .hgt, .tif and .dt0 to .dt2 files."),
            };
        }
        catch (IOException)
        {
            return new Refused($"{name}: the file cannot be read.");
        }
    }
}
