using Truceline.Core.Places;

namespace Truceline.Core.Sensing;

/// <summary>A line of sight in earth-centred, earth-fixed metres.</summary>
/// <param name="Direction">Of length 1.</param>
public readonly record struct Ray(Vector From, Vector Direction)
{
    /// <summary>
    /// The first point of the ray at a height above the ellipsoid; null where the ray does not come down to it. Starts on
    /// the ellipsoid whose axes are longer by the height and corrects along the ray, to below a millimetre.
    /// </summary>
    public (Position At, double Range)? MeetGround(double height)
    {
        var (a, b) = (Ellipsoid.A + height, Ellipsoid.B + height);
        var p = new Vector(From.X / a, From.Y / a, From.Z / b);
        var d = new Vector(Direction.X / a, Direction.Y / a, Direction.Z / b);
        var (dd, pd, pp) = (d.Dot(d), p.Dot(d), p.Dot(p));
        var root = (pd * pd) - (dd * (pp - 1));
        if (root < 0 || pp <= 1 || pd >= 0)
        {
            return null;
        }

        var range = (pp - 1) / (-pd + Math.Sqrt(root));
        var (at, reached) = Ellipsoid.FromEcef(From + (Direction * range));
        for (var i = 0; i < 4 && Math.Abs(reached - height) > 1e-6; i++)
        {
            var descent = Direction.Dot(Ellipsoid.ToEcef(at, 1) - Ellipsoid.ToEcef(at, 0));
            if (descent > -1e-6)
            {
                return null;
            }

            range += (height - reached) / descent;
            (at, reached) = Ellipsoid.FromEcef(From + (Direction * range));
        }

        return range > 0 ? (at, range) : null;
    }
}
