namespace Truceline.Core.Places;

/// <summary>Three components, metres or a direction, in the frame that its maker names.</summary>
public readonly record struct Vector(double X, double Y, double Z)
{
    public double Length => Math.Sqrt(Dot(this));

    public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Vector operator -(Vector a, Vector b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Vector operator *(Vector a, double scale) => new(a.X * scale, a.Y * scale, a.Z * scale);

    public static Vector Add(Vector left, Vector right) => left + right;

    public static Vector Subtract(Vector left, Vector right) => left - right;

    public static Vector Multiply(Vector left, double right) => left * right;

    public double Dot(Vector other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    public Vector Cross(Vector other) =>
        new((Y * other.Z) - (Z * other.Y), (Z * other.X) - (X * other.Z), (X * other.Y) - (Y * other.X));

    public Vector Unit() => this * (1 / Length);
}
