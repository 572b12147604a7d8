namespace Truceline.Formats.Elevation;

/// <summary>What a tile says of itself: where its posts lie and what they are measured from. Degrees on WGS 84, metres.</summary>
/// <param name="Name">File name, for people.</param>
/// <param name="Kind"><c>srtm</c>, <c>dted</c> or <c>geotiff</c>.</param>
/// <param name="North">Latitude of the northernmost row of posts.</param>
/// <param name="West">Longitude of the westernmost column of posts.</param>
/// <param name="StepNorth">Degrees from a row to the next one south of it.</param>
/// <param name="StepEast">Degrees from a column to the next one east of it.</param>
/// <param name="Margin">Posts, by which the outermost ones stand for ground beyond them: 0.5 where they are the middles of pixels.</param>
/// <param name="Sigma">One standard deviation of a height, as the file states it; null where it does not.</param>
public sealed record TileFacts(
    string Name, string Kind, double North, double West, double StepNorth, double StepEast, int Rows, int Columns, double Margin,
    VerticalDatum Datum, double? Sigma)
{
    /// <summary>More posts a side than any product has; a larger claim is a damaged header.</summary>
    public const int MostPosts = 65_536;

    public double South => North - ((Rows - 1) * StepNorth);

    public double East => West + ((Columns - 1) * StepEast);

    public bool Covers(double latitude, double longitude)
    {
        var (row, column) = PostAt(latitude, longitude);
        return row >= -Margin && column >= -Margin && row <= Rows - 1 + Margin && column <= Columns - 1 + Margin;
    }

    /// <summary>Row and column, from 0 at the north-west, with fractions.</summary>
    public (double Row, double Column) PostAt(double latitude, double longitude)
    {
        // 1e-9 of a degree is a tenth of a millimetre: a place on the edge belongs to the tile, however it was rounded.
        var row = (North - latitude) / StepNorth;
        var column = (longitude - West) / StepEast;
        return (Snap(row, Rows), Snap(column, Columns));
    }

    internal bool IsSound => Rows is >= 2 and <= MostPosts && Columns is >= 2 and <= MostPosts && StepNorth > 0 && StepEast > 0
        && double.IsFinite(North) && double.IsFinite(West) && North <= 90.5 && South >= -90.5 && West >= -360 && East <= 540;

    private static double Snap(double at, int count) =>
        Math.Abs(at) < 1e-5 ? 0 : Math.Abs(at - (count - 1)) < 1e-5 ? count - 1 : at;
}
