using System.Globalization;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Record;

namespace Truceline.Core.Posts;

/// <summary>
/// Where a post exactly stands. Its entry tells the 1 km cell and the salted digest of this; the place itself stands outside the log until it opens.
/// </summary>
/// <param name="Sigma">Metres, one standard deviation.</param>
/// <param name="Salt">256 bits, lower hex.</param>
public sealed record ExactPlace(Position At, double Sigma, string Salt)
{
    public const string Ground = "stated";

    private const double MostSigma = 5_000;

    /// <summary>As it is kept: degrees to 1e-5, metres to 0.1, in invariant figures.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(At.Latitude, 5):0.00000} {Math.Round(At.Longitude, 5):0.00000} {Math.Round(Sigma, 1):0.0}");

    /// <summary>Asked only of a place without <see cref="Trouble"/>.</summary>
    public string Digest() => Commitment.TextDigest(Hex.Bytes(Salt, 32)!, Text);

    public PlacedPoint Cell() => GuardedPlace.Coarsened(Point());

    /// <summary>What the text says and no more, so that the entry which opens it gives the digest again.</summary>
    public PlacedPoint Point() => Rounding.Of(new PlacedPoint(new Position(Math.Round(At.Latitude, 5), Math.Round(At.Longitude, 5)), new ErrorEllipse(Math.Round(Sigma, 1), Math.Round(Sigma, 1), 0), Ground));

    /// <summary>Null where the text is none of these.</summary>
    public static ExactPlace? Read(string text, string salt)
    {
        var parts = text.Split(' ');
        return parts.Length == 3 && Number(parts[0]) is { } latitude && Number(parts[1]) is { } longitude && Number(parts[2]) is { } sigma
            && new ExactPlace(new Position(latitude, longitude), sigma, salt) is { } read && read.Trouble() is null
            ? read
            : null;
    }

    internal string? Trouble() => this switch
    {
        { At.IsValid: false } => "Say where it stands: latitude -90 to 90, longitude -180 to 180.",
        _ when !(Sigma is >= 1 and <= MostSigma) => $"Say how well the place is known: 1 to {MostSigma:0} m.",
        _ when !Hex.IsDigest(Salt) => "The salt of the place is not 32 bytes in lower hex.",
        _ => null,
    };

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}
