namespace Truceline.Core.Coverage;

/// <summary>
/// How probably an act in view is noticed. Detection by a trained observer follows Johnson's cycles across the target (Johnson, <i>Analysis of image
/// forming systems</i>, 1958) by the target transfer function P = x^E / (1 + x^E), E = 2.7 + 0.7 x, x = N / N50 (Ratches et al., ECOM-7043, 1975),
/// with N50 = 1 cycle, two pixels, for detection.
/// </summary>
public static class Noticing
{
    /// <summary>From this probability on a place counts as observed.</summary>
    public const double Observed = 0.9;

    /// <summary>From this probability on it counts as degraded; below, nobody could have noticed.</summary>
    public const double Degraded = 0.1;

    /// <summary>Within the range of a listening post, by day and by night.</summary>
    public const double Heard = 0.95;

    /// <summary>Within the range of people who stand there, in full light: an assumption of ours.</summary>
    public const double Stood = 0.95;

    /// <summary>Of a day camera between sunset and the end of civil twilight, when the sun stands 6° below the horizon: an assumption of ours.</summary>
    public const double Twilight = 0.5;

    private const double CivilTwilight = -6;

    // Beyond eight times the usual metres a pixel the probability is below 0.03.
    private static readonly double[] Steps = [.. Enumerable.Range(0, 512).Select(step => ByResolution(step / 64.0, 1))];

    /// <param name="metresPerPixel">On the ground at the place.</param>
    /// <param name="usual">The metres a pixel at which such an act spans two cycles.</param>
    public static double ByResolution(double metresPerPixel, double usual)
    {
        if (!(metresPerPixel > 0))
        {
            return 1;
        }

        var x = 2 * usual / metresPerPixel;
        var grown = Math.Pow(x, 2.7 + (0.7 * x));
        return double.IsFinite(grown) ? grown / (1 + grown) : 1;
    }

    /// <summary>The same by steps of a 64th, so that all machines agree.</summary>
    /// <param name="ratio">Metres a pixel by the usual ones.</param>
    public static double InSteps(double ratio) => ratio < Steps.Length / 64.0 ? Steps[(int)(ratio * 64)] : 0;

    /// <param name="sun">Degrees above the horizon.</param>
    public static double ByLight(CameraLight light, double sun) =>
        light != CameraLight.Day || sun >= 0 ? 1 : sun >= CivilTwilight ? Twilight : 0;
}
