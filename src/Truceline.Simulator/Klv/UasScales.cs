namespace Truceline.Simulator.Klv;

/// <summary>How MISB ST 0601.19 maps each item that the simulator states.</summary>
internal static class UasScales
{
    public static readonly Scale Heading = Scale.Unsigned(0, 360, 2);
    public static readonly Scale Pitch = Scale.Symmetric(20, 2);
    public static readonly Scale Roll = Scale.Symmetric(50, 2);
    public static readonly Scale Latitude = Scale.Symmetric(90, 4);
    public static readonly Scale Longitude = Scale.Symmetric(180, 4);
    public static readonly Scale Height = Scale.Unsigned(-900, 19000, 2);
    public static readonly Scale Field = Scale.Unsigned(0, 180, 2);
    public static readonly Scale RelativeAzimuth = Scale.Unsigned(0, 360, 4);
    public static readonly Scale RelativeElevation = Scale.Symmetric(180, 4);
    public static readonly Scale RelativeRoll = Scale.Unsigned(0, 360, 4);
    public static readonly Scale SlantRange = Scale.Unsigned(0, 5_000_000, 4);
    public static readonly Scale CornerOffset = Scale.Symmetric(0.075, 2);
}
