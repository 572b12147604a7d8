using Truceline.Core.Places;

namespace Truceline.Core.Sensing;

/// <summary>A turn of forward, right, down axes, as the rows of its matrix.</summary>
public readonly record struct Rotation(Vector First, Vector Second, Vector Third)
{
    /// <summary>
    /// About down by the first angle, then right by the second, then forward by the third (degrees; MISB ST 0601, items
    /// 5-7 and 18-20): takes a vector of the turned axes to the axes turned from.
    /// </summary>
    public static Rotation Euler(double yaw, double pitch, double roll)
    {
        var (sy, cy) = Math.SinCos(yaw * Ellipsoid.Radian);
        var (sp, cp) = Math.SinCos(pitch * Ellipsoid.Radian);
        var (sr, cr) = Math.SinCos(roll * Ellipsoid.Radian);
        return new Rotation(
            new Vector(cy * cp, (cy * sp * sr) - (sy * cr), (cy * sp * cr) + (sy * sr)),
            new Vector(sy * cp, (sy * sp * sr) + (cy * cr), (sy * sp * cr) - (cy * sr)),
            new Vector(-sp, cp * sr, cp * cr));
    }

    /// <summary>A vector turned by small radians about north, east and down.</summary>
    public static Vector Small(Vector radians, Vector vector) => vector + radians.Cross(vector);

    public Vector Apply(Vector vector) => new(First.Dot(vector), Second.Dot(vector), Third.Dot(vector));

    public Rotation After(Rotation inner)
    {
        var x = Apply(new Vector(inner.First.X, inner.Second.X, inner.Third.X));
        var y = Apply(new Vector(inner.First.Y, inner.Second.Y, inner.Third.Y));
        var z = Apply(new Vector(inner.First.Z, inner.Second.Z, inner.Third.Z));
        return new Rotation(new Vector(x.X, y.X, z.X), new Vector(x.Y, y.Y, z.Y), new Vector(x.Z, y.Z, z.Z));
    }
}
