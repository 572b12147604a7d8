namespace Truceline.Simulator.Video;

/// <summary>
/// The plane map (homography) from pixels to metres on the ground that takes a picture's four corners to where their
/// rays meet it. Coefficients in the order x: 0-2, y: 3-5, divisor: 6-8.
/// </summary>
internal readonly record struct GroundMap(
    double X0, double X1, double X2, double Y0, double Y1, double Y2, double D0, double D1)
{
    /// <param name="corners">Metres right and ahead: upper left, upper right, lower right, lower left.</param>
    public static GroundMap Through(IReadOnlyList<(double X, double Y)> corners, int width, int height)
    {
        // Unit square to quadrilateral (P. Heckbert, 1989), then scaled to pixels.
        var (a, b, c, d) = (corners[0], corners[1], corners[2], corners[3]);
        var (dx1, dy1) = (b.X - c.X, b.Y - c.Y);
        var (dx2, dy2) = (d.X - c.X, d.Y - c.Y);
        var (sx, sy) = (a.X - b.X + c.X - d.X, a.Y - b.Y + c.Y - d.Y);
        var det = (dx1 * dy2) - (dx2 * dy1);
        var g = ((sx * dy2) - (dx2 * sy)) / det;
        var h = ((dx1 * sy) - (sx * dy1)) / det;
        return new(
            (b.X - a.X + (g * b.X)) / width, (d.X - a.X + (h * d.X)) / height, a.X,
            (b.Y - a.Y + (g * b.Y)) / width, (d.Y - a.Y + (h * d.Y)) / height, a.Y,
            g / width, h / height);
    }

    public (double X, double Y) At(double column, double row)
    {
        var w = 1 / ((D0 * column) + (D1 * row) + 1);
        return (((X0 * column) + (X1 * row) + X2) * w, ((Y0 * column) + (Y1 * row) + Y2) * w);
    }
}
