namespace Truceline.Signals.Motion;

/// <summary>
/// A map of the plane (homography) in pixels: x' = (A x + B y + C) / (G x + H y + 1), y' = (D x + E y + F) / (G x + H y + 1).
/// Views of level ground from one camera differ by such a map (R. Hartley and A. Zisserman, Multiple View Geometry, 2nd ed., 13.1).
/// </summary>
public readonly record struct PlaneMap(double A, double B, double C, double D, double E, double F, double G, double H)
{
    public static PlaneMap Identity { get; } = new(1, 0, 0, 0, 1, 0, 0, 0);

    public static PlaneMap Shift(double x, double y) => new(1, 0, x, 0, 1, y, 0, 0);

    public (double X, double Y) At(double x, double y)
    {
        var w = 1 / ((G * x) + (H * y) + 1);
        return (((A * x) + (B * y) + C) * w, ((D * x) + (E * y) + F) * w);
    }

    /// <summary>This map after another one.</summary>
    public PlaneMap After(in PlaneMap first)
    {
        var scale = 1 / ((G * first.C) + (H * first.F) + 1);
        return new(
            ((A * first.A) + (B * first.D) + (C * first.G)) * scale,
            ((A * first.B) + (B * first.E) + (C * first.H)) * scale,
            ((A * first.C) + (B * first.F) + C) * scale,
            ((D * first.A) + (E * first.D) + (F * first.G)) * scale,
            ((D * first.B) + (E * first.E) + (F * first.H)) * scale,
            ((D * first.C) + (E * first.F) + F) * scale,
            ((G * first.A) + (H * first.D) + first.G) * scale,
            ((G * first.B) + (H * first.E) + first.H) * scale);
    }

    /// <summary>The map back.</summary>
    public PlaneMap Inverse()
    {
        var scale = 1 / ((A * E) - (B * D));
        return new(
            (E - (F * H)) * scale, ((C * H) - B) * scale, ((B * F) - (C * E)) * scale,
            ((F * G) - D) * scale, (A - (C * G)) * scale, ((C * D) - (A * F)) * scale,
            ((D * H) - (E * G)) * scale, ((B * G) - (A * H)) * scale);
    }
}
