namespace Truceline.Core.Places;

/// <summary>Equal cells of longitude and latitude over a box; cells are counted eastwards, row by row from the south.</summary>
internal sealed record GridFrame(double West, double South, double Width, double Height, int Columns, int Rows)
{
    /// <summary>Cells for each zone: finer cells lie on fewer outlines, and take more memory.</summary>
    private const int CellsPerZone = 64;
    private const int MostCells = 1 << 20;

    /// <summary>Degrees of room about all zones, so that no place in one lies on the edge of the grid.</summary>
    private const double Room = 1e-9;

    public static GridFrame About(ZoneOutlines outlines, int zones)
    {
        var longitudes = outlines.Longitudes.Where(double.IsFinite).ToList();
        var latitudes = outlines.Latitudes.Where(double.IsFinite).ToList();
        if (longitudes.Count == 0)
        {
            return new GridFrame(0, 0, 0, 0, 0, 0);
        }

        var (west, south) = (longitudes.Min() - Room, latitudes.Min() - Room);
        var (width, height) = (longitudes.Max() + Room - west, latitudes.Max() + Room - south);
        var cells = Math.Clamp((double)zones * CellsPerZone, 256, MostCells);
        var columns = (int)Math.Clamp(Math.Sqrt(cells * width / height), 1, cells);
        return new GridFrame(west, south, width, height, columns, (int)Math.Clamp(cells / columns, 1, cells));
    }

    public bool TryCell(Position at, out int cell)
    {
        var (column, row) = (ColumnAt(at.Longitude), RowAt(at.Latitude));
        // Not-a-number is in no cell either.
        var isIn = column >= 0 && column < Columns && row >= 0 && row < Rows;
        cell = isIn ? ((int)row * Columns) + (int)column : -1;
        return isIn;
    }

    public IEnumerable<int> CellsOf(Position southWest, Position northEast)
    {
        if (Rows == 0)
        {
            yield break;
        }

        var (left, right) = (Clamped(ColumnAt(southWest.Longitude) - 0.01, Columns), Clamped(ColumnAt(northEast.Longitude) + 0.01, Columns));
        var (low, high) = (Clamped(RowAt(southWest.Latitude) - 0.01, Rows), Clamped(RowAt(northEast.Latitude) + 0.01, Rows));
        for (var row = low; row <= high; row++)
        {
            for (var column = left; column <= right; column++)
            {
                yield return (row * Columns) + column;
            }
        }
    }

    /// <summary>In cells from the west, with its part of a cell.</summary>
    public double ColumnAt(double longitude) => (longitude - West) / Width * Columns;

    /// <summary>In cells from the south, with its part of a cell.</summary>
    public double RowAt(double latitude) => (latitude - South) / Height * Rows;

    public static int Clamped(double at, int count) => (int)Math.Clamp(Math.Floor(at), 0, Math.Max(0, count - 1));
}
