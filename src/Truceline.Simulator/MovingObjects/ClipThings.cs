using Truceline.Simulator.Chance;

namespace Truceline.Simulator.MovingObjects;

/// <summary>A tree; about one in three sways in the wind, to and fro on its place.</summary>
internal sealed class ClipTree(Pcg32 chance)
{
    private readonly double _sway = chance.Next() % 3 == 0 ? chance.NextBetween(0.5, 1.6) : 0;
    private readonly double _beat = chance.NextBetween(1.5, 7);
    private readonly double _phase = chance.NextBetween(0, Math.Tau);

    public double X { get; } = chance.NextBetween(0, ClipGround.Extent);

    public double Y { get; } = chance.NextBetween(0, ClipGround.Extent);

    public double Radius { get; } = chance.NextBetween(2.5, 8);

    public float Grey { get; } = (float)chance.NextBetween(30, 90);

    public double Sway(double time) => _sway * Math.Sin((_beat * time) + _phase);
}

/// <summary>A post or wall that stands up from the ground and leans away from the middle of the picture: parallax.</summary>
internal sealed class ClipPost(Pcg32 chance)
{
    public double X { get; } = chance.NextBetween(0, ClipGround.Extent);

    public double Y { get; } = chance.NextBetween(0, ClipGround.Extent);

    /// <summary>As part of the camera's height.</summary>
    public double Height { get; } = chance.NextBetween(0.004, 0.06);

    public float Grey { get; } = (float)chance.NextBetween(40, 220);
}

/// <summary>Something that moves over the ground, for all of a clip or for a part of it.</summary>
internal sealed class ClipMover
{
    private readonly double _x;
    private readonly double _y;
    private readonly double _from;
    private readonly double _to;
    private readonly double _middle;
    private readonly double _speed;
    private readonly double _heading;
    private readonly double _bend;

    public ClipMover(Pcg32 chance, ClipCamera camera, ClipGround ground, double seconds)
    {
        _middle = chance.NextBetween(0.3, 0.7) * seconds;
        var half = chance.NextBetween(0.15, 0.6) * seconds;
        (_from, _to) = (_middle - half, _middle + half);
        (_x, _y) = camera.At(_middle).Ground(chance.NextBetween(90, 550), chance.NextBetween(60, 300));
        _speed = chance.NextBetween(4, 40);
        _heading = chance.NextBetween(0, Math.Tau);
        _bend = chance.NextBetween(-0.15, 0.15);
        Length = chance.NextBetween(4, 20);
        Breadth = Length * chance.NextBetween(0.5, 0.8);
        // Faint ones are the more frequent, as they are from afar.
        var faint = chance.NextUnit();
        var contrast = (5 + (50 * faint * faint)) * (chance.Next() % 2 == 0 ? 1 : -1);
        var local = ground.At(_x, _y);
        Grey = (float)Math.Clamp(local + contrast is < 5 or > 250 ? local - contrast : local + contrast, 5, 250);
    }

    /// <summary>Units of ground.</summary>
    public double Length { get; }

    public double Breadth { get; }

    public float Grey { get; }

    /// <summary>Null while it is not there.</summary>
    public (double X, double Y, double Heading)? At(double time)
    {
        if (time < _from || time > _to)
        {
            return null;
        }

        var past = time - _middle;
        var heading = _heading + (_bend * past);
        var middle = _heading + (_bend * past / 2);
        return (_x + (_speed * past * Math.Cos(middle)), _y + (_speed * past * Math.Sin(middle)), heading);
    }
}
