namespace Truceline.Formats.Elevation;

/// <summary>What a tile's heights are measured from.</summary>
public enum VerticalDatum
{
    /// <summary>The file does not say.</summary>
    Unstated,
    Egm96,
    Egm84,
    Egm2008,

    /// <summary>The WGS 84 ellipsoid itself.</summary>
    Ellipsoid,

    /// <summary>Mean sea level, of no model that the file names.</summary>
    MeanSeaLevel,
}
