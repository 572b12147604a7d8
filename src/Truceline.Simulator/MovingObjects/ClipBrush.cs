namespace Truceline.Simulator.MovingObjects;

/// <summary>Draws small things with soft edges, so that they move by parts of pixels.</summary>
internal sealed class ClipBrush(float[] light, int width, int height)
{
    public void Box(double x, double y, double length, double breadth, double heading, float grey)
    {
        var (cos, sin) = (Math.Cos(heading), Math.Sin(heading));
        Paint(x, y, (length / 2) + 2, grey, (dx, dy) =>
            Edge((length / 2) - Math.Abs((cos * dx) + (sin * dy))) * Edge((breadth / 2) - Math.Abs((cos * dy) - (sin * dx))));
    }

    public void Disc(double x, double y, double radius, float grey) =>
        Paint(x, y, radius + 2, grey, (dx, dy) => Edge(radius - Math.Sqrt((dx * dx) + (dy * dy))));

    public void Line(double x, double y, double endX, double endY, float grey)
    {
        var (dx, dy) = (endX - x, endY - y);
        Box(x + (dx / 2), y + (dy / 2), Math.Sqrt((dx * dx) + (dy * dy)), 2, Math.Atan2(dy, dx), grey);
    }

    private void Paint(double x, double y, double reach, float grey, Func<double, double, double> covered)
    {
        var (left, right) = ((int)Math.Max(0, x - reach), (int)Math.Min(width - 1, x + reach));
        var (top, bottom) = ((int)Math.Max(0, y - reach), (int)Math.Min(height - 1, y + reach));
        for (var row = top; row <= bottom; row++)
        {
            for (var column = left; column <= right; column++)
            {
                var part = (float)covered(column - x, row - y);
                ref var here = ref light[(row * width) + column];
                here += (grey - here) * part;
            }
        }
    }

    private static double Edge(double inside) => Math.Clamp(inside + 0.5, 0, 1);
}
