namespace Truceline.Simulator.Chance;

/// <summary>Slowly drifting errors of unit deviation, one for each axis: independent values every five minutes, blended between.</summary>
internal sealed class Unrest(ulong seed)
{
    private const double Knot = 300;

    public double Of(int axis, double time)
    {
        var k = (long)Math.Floor(time / Knot);
        var w = (time / Knot) - k;
        // Divided by the blend's own deviation, so that it is 1 everywhere.
        return (((1 - w) * At(axis, k)) + (w * At(axis, k + 1))) / Math.Sqrt(((1 - w) * (1 - w)) + (w * w));
    }

    private double At(int axis, long knot) => new Pcg32(seed, unchecked((ulong)knot * 16) + (ulong)axis + (1UL << 50)).NextGaussian();
}
