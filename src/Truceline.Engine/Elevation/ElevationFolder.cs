using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Truceline.Core.Agreement;
using Truceline.Core.Places;
using Truceline.Core.Sensing;
using Truceline.Formats.Elevation;

namespace Truceline.Engine.Elevation;

/// <summary>
/// The operator's elevation: every tile of a folder, the finest that knows a place first. Heights come in the datum that is asked
/// for; where the geoid's height is needed and no grid of it is at hand, that is said and carried in the sigma. Safe for
/// several threads; each tile keeps at most <see cref="ElevationTile.MostKept"/> bytes of itself.
/// </summary>
public sealed class ElevationFolder : IGround, IDisposable
{
    /// <summary>Tiles that are taken from one folder: a country at 1 arc second.</summary>
    public const int MostTiles = 512;

    /// <summary>Metres, one sigma, of a tile that states none.</summary>
    public const double UnstatedSigma = 10;

    /// <summary>Metres: the root mean square of the height of the EGM96 geoid over the globe, for whoever has no grid of it.</summary>
    public const double GeoidSigma = 30;

    private const double MetresPerDegree = 111_320;
    private readonly List<ElevationTile> _tiles;
    private readonly GeoidGrid? _geoid;
    private readonly ConcurrentDictionary<string, string> _digests = new(StringComparer.Ordinal);
    private readonly string _folder;

    private ElevationFolder(string folder, List<ElevationTile> tiles, GeoidGrid? geoid)
    {
        (_folder, _tiles, _geoid) = (folder, tiles, geoid);
        Spacing = tiles.Min(tile => tile.Facts.StepNorth) * MetresPerDegree;
    }

    public double Spacing { get; }

    /// <summary>Files that were found and are not used, a sentence each.</summary>
    public IReadOnlyList<string> Refusals { get; private init; } = [];

    /// <summary>Opens what lies in a folder and the folders in it. Wrong files are told in <see cref="Refusals"/>; a folder without any tile is a fault.</summary>
    /// <summary>What the operator names, else what the mission does; null where neither names any.</summary>
    /// <exception cref="CentreFaultException">As of <see cref="Open"/>.</exception>
    public static ElevationFolder? Of(CentreOptions options, Mission mission)
    {
        if (options.Elevation is { } given)
        {
            return Open(given, options.Geoid);
        }

        return mission.Elevation switch
        {
            null => null,
            { Folder: var folder } when !Directory.Exists(folder) =>
                throw new CentreFaultException($"mission.yaml, elevation: there is no folder {folder} on this machine; make it, or name another with --elevation."),
            { Folder: var folder, Geoid: var geoid } => Open(folder, geoid),
        };
    }

    /// <param name="geoid">File of the geoid's height; null where the operator has none.</param>
    /// <exception cref="CentreFaultException">There is no such folder, no tile in it, too many, or the geoid cannot be read.</exception>
    public static ElevationFolder Open(string folder, string? geoid)
    {
        if (!Directory.Exists(folder))
        {
            throw new CentreFaultException($"--elevation: there is no folder {folder}.");
        }

        var files = Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 3, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(file => ElevationReading.Extensions.Contains(Path.GetExtension(file).ToLowerInvariant())).Order(StringComparer.Ordinal).Take(MostTiles + 1).ToList();
        var grid = GeoidOf(geoid);
        var refused = new List<string>();
        var tiles = new List<ElevationTile>();
        foreach (var file in files)
        {
            switch (Read(folder, file))
            {
                case ElevationReading.Opened(var tile):
                    tiles.Add(tile);
                    break;
                case ElevationReading.Refused(var because):
                    refused.Add(because);
                    break;
            }
        }

        if (tiles.Count is 0 or > MostTiles)
        {
            tiles.ForEach(tile => tile.Dispose());
            throw new CentreFaultException(tiles.Count == 0
                ? $"--elevation: {folder} holds no usable .hgt, .tif or .dt0 to .dt2 tile. {string.Join(' ', refused.Take(3))}".TrimEnd()
                : $"--elevation: {folder} holds more than {MostTiles} tiles; keep those of the mission's ground.");
        }

        return new ElevationFolder(folder, [.. tiles.OrderBy(tile => tile.Facts.StepNorth).ThenBy(tile => tile.Facts.Name, StringComparer.Ordinal)], grid) { Refusals = refused };
    }

    public GroundHeight At(Position at, HeightDatum datum)
    {
        var covered = false;
        foreach (var tile in _tiles)
        {
            if (!tile.Facts.Covers(at.Latitude, at.Longitude))
            {
                continue;
            }

            covered = true;
            if (tile.HeightAt(at.Latitude, at.Longitude) is { } height)
            {
                var (added, error) = Change(tile.Facts.Datum, datum, at);
                return new GroundHeight(height + added, double.Hypot(tile.Facts.Sigma ?? UnstatedSigma, error), null);
            }
        }

        return GroundHeight.Lacking(covered
            ? string.Create(CultureInfo.InvariantCulture, $"The elevation of {Square(at)} is unknown at {PlaceText.Coordinates(at)}, where the line of sight passes.")
            : $"There is no elevation tile for {Square(at)}, where the line of sight passes.");
    }

    public GroundBasis? BasisAt(Position at, HeightDatum datum) =>
        _tiles.FirstOrDefault(one => one.Facts.Covers(at.Latitude, at.Longitude) && one.HeightAt(at.Latitude, at.Longitude) is not null) is { } tile
            ? new GroundBasis(tile.Facts.Name, DigestOf(tile.Facts.Name), Said(tile.Facts.Datum, datum))
            : null;

    public void Dispose() => _tiles.ForEach(tile => tile.Dispose());

    private static ElevationReading Read(string folder, string file)
    {
        try
        {
            return ElevationReading.Of(Path.GetFileName(file), File.OpenRead(file)) switch
            {
                // The file's place in the folder names it: two folders of DTED hold files of one name.
                ElevationReading.Opened opened => Named(opened, Path.GetRelativePath(folder, file)),
                var refused => refused,
            };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new ElevationReading.Refused($"{Path.GetFileName(file)}: the file cannot be opened.");
        }
    }

    private static ElevationReading.Opened Named(ElevationReading.Opened opened, string name)
    {
        opened.Tile.Rename(name.Replace('\\', '/'));
        return opened;
    }

    private static GeoidGrid? GeoidOf(string? file)
    {
        if (file is null)
        {
            return null;
        }

        try
        {
            using var bytes = File.OpenRead(file);
            return GeoidGrid.Read(Path.GetFileName(file), bytes) is { Grid: { } grid }
                ? grid
                : throw new CentreFaultException($"--geoid: {file} is none of WW15MGH.DAC, WW15MGH.GRD and a PGM of the geoid.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CentreFaultException($"--geoid: {file} cannot be read.", fault);
        }
    }

    /// <summary>What is added to a tile's height to have it in another datum, and the error of that. Mean sea level is taken for the EGM96 geoid, which is right to a metre or two.</summary>
    private (double Added, double Error) Change(VerticalDatum from, HeightDatum to, Position at) => (from, to) switch
    {
        (VerticalDatum.Ellipsoid, HeightDatum.Ellipsoid) => (0, 0),
        (VerticalDatum.Ellipsoid, HeightDatum.MeanSeaLevel) => _geoid is null ? (0, GeoidSigma) : (-_geoid.At(at.Latitude, at.Longitude), 1),
        (_, HeightDatum.Ellipsoid) => _geoid is null ? (0, GeoidSigma) : (_geoid.At(at.Latitude, at.Longitude), 1),
        (VerticalDatum.Egm96, _) => (0, 0),
        _ => (0, 1),
    };

    private string Said(VerticalDatum from, HeightDatum to)
    {
        var states = from switch
        {
            VerticalDatum.Unstated => "The file states no vertical datum; its heights are taken for those above the EGM96 geoid.",
            VerticalDatum.MeanSeaLevel => "Heights above mean sea level, taken for the EGM96 geoid.",
            VerticalDatum.Ellipsoid => "Heights above the WGS 84 ellipsoid.",
            _ => $"Heights above the {from.ToString().ToUpperInvariant()} geoid.",
        };
        var same = (from == VerticalDatum.Ellipsoid) == (to == HeightDatum.Ellipsoid);
        var other = to == HeightDatum.Ellipsoid ? "the ellipsoid" : "mean sea level";
        return same ? states
            : _geoid is { } grid ? $"{states} Brought to {other} by {grid.Name}."
            : $"{states} The platform's height is above {other}; no grid of the geoid is at hand, and the difference is carried as {GeoidSigma:0} m of error.";
    }

    private string DigestOf(string name) => _digests.GetOrAdd(name, one =>
    {
        try
        {
            using var file = File.OpenRead(Path.Combine(_folder, one));
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    });

    /// <summary>The one degree square of a place, by its south-west corner, as elevation files are named.</summary>
    private static string Square(Position at)
    {
        var (south, west) = ((int)Math.Floor(at.Latitude), (int)Math.Floor(at.Longitude));
        return string.Create(CultureInfo.InvariantCulture, $"{(south < 0 ? 'S' : 'N')}{Math.Abs(south):00}{(west < 0 ? 'W' : 'E')}{Math.Abs(west):000}");
    }
}
