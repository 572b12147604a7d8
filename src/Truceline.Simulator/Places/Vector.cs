namespace Truceline.Simulator.Places;

/// <summary>
/// Metres or a direction, in the Earth-centred frame or a body's frame. The simulator's own, as all of its arithmetic: a slip in the centre's
/// would else stand on both sides of a comparison.
/// </summary>
public readonly record struct Vector(double X, double Y, double Z)
{
    public double Length => Math.Sqrt(Dot(this));

    public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Vector operator -(Vector a, Vector b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Vector operator *(Vector a, double k) => new(a.X * k, a.Y * k, a.Z * k);

    public static Vector Add(Vector left, Vector right) => left + right;

    public static Vector Subtract(Vector left, Vector right) => left - right;

    public static Vector Multiply(Vector left, double right) => left * right;

    public double Dot(Vector b) => (X * b.X) + (Y * b.Y) + (Z * b.Z);

    public Vector Cross(Vector b) => new((Y * b.Z) - (Z * b.Y), (Z * b.X) - (X * b.Z), (X * b.Y) - (Y * b.X));

    public Vector Unit() => this * (1 / Length);
}
