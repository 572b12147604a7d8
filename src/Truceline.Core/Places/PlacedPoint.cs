namespace Truceline.Core.Places;

/// <summary>A place with its uncertainty, and what its height was taken from.</summary>
/// <param name="At">Centre of the distribution.</param>
/// <param name="Error">One-sigma ellipse about the centre.</param>
/// <param name="Ground">What gave the ground height, as printed: <c>frame-centre</c>, <c>target</c>, …</param>
public sealed record PlacedPoint(Position At, ErrorEllipse Error, string Ground);
