using Truceline.Simulator.Chance;

namespace Truceline.Simulator.MovingObjects;

/// <summary>A camera over level ground, one unit of which is a pixel in the middle of its first picture. Times in seconds.</summary>
internal sealed class ClipCamera(Pcg32 chance)
{
    private readonly double _startX = chance.NextBetween(0, ClipGround.Extent);
    private readonly double _startY = chance.NextBetween(0, ClipGround.Extent);
    private readonly double _speed = chance.NextBetween(0, 45);
    private readonly double _course = chance.NextBetween(0, Math.Tau);
    private readonly double _turn = chance.NextBetween(0, Math.Tau);
    private readonly double _turning = chance.NextBetween(-0.05, 0.05);
    private readonly double _zooming = chance.NextBetween(-0.03, 0.03);
    private readonly double _tilt = chance.NextBetween(-5e-4, 5e-4);
    private readonly double _shake = chance.NextBetween(0.2, 2.5);
    private readonly double _beat = chance.NextBetween(4, 25);
    private readonly double _phase = chance.NextBetween(0, Math.Tau);

    public double X(double time) => _startX + (_speed * time * Math.Cos(_course)) + Shake(time, 0);

    public double Y(double time) => _startY + (_speed * time * Math.Sin(_course)) + Shake(time, 2);

    public double Turn(double time) => _turn + (_turning * time) + (0.001 * Shake(time, 4));

    public ClipView At(double time) => new(X(time), Y(time), Math.Cos(Turn(time)), Math.Sin(Turn(time)), Math.Exp(_zooming * time), _tilt);

    // Two beats that do not fit each other, for each axis its own.
    private double Shake(double time, int axis) =>
        _shake * ((0.7 * Math.Sin((_beat * time) + _phase + axis)) + (0.3 * Math.Sin((_beat * 2.7 * time) + (3 * axis))));
}

/// <summary>How a camera sees the ground at one moment.</summary>
internal readonly record struct ClipView(double X, double Y, double Cos, double Sin, double Scale, double Tilt)
{
    public (double X, double Y) Ground(double column, double row)
    {
        var (u, v) = (column - (MadeClip.Width / 2), row - (MadeClip.Height / 2));
        var w = Scale / (1 + (Tilt * v));
        return (X + (((Cos * u) - (Sin * v)) * w), Y + (((Sin * u) + (Cos * v)) * w));
    }

    /// <returns>Pixels, and how many of them a unit of ground covers there.</returns>
    public (double X, double Y, double Scale) Picture(double x, double y)
    {
        var (dx, dy) = (x - X, y - Y);
        var (u, v) = (((Cos * dx) + (Sin * dy)) / Scale, ((Cos * dy) - (Sin * dx)) / Scale);
        var w = 1 / (1 - (Tilt * v));
        return ((u * w) + (MadeClip.Width / 2), (v * w) + (MadeClip.Height / 2), w / Scale);
    }
}
