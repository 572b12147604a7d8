namespace Truceline.Core.Places;

/// <summary>The one-sigma ellipse of a horizontal Gaussian position error.</summary>
/// <param name="SemiMajor">Metres, one standard deviation along the long axis.</param>
/// <param name="SemiMinor">Metres, one standard deviation along the short axis.</param>
/// <param name="Bearing">Degrees clockwise from true north of the long axis, 0 to 180.</param>
public readonly record struct ErrorEllipse(double SemiMajor, double SemiMinor, double Bearing);
