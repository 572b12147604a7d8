using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Detection;
using Truceline.Core.Places;

namespace Truceline.Core.People;

/// <summary>Where somebody checked in, against the premises.</summary>
public enum Whereabouts
{
    /// <summary>The mission draws no premises.</summary>
    NotDrawn,
    Inside,

    /// <summary>So near the edge that the position does not tell.</summary>
    Uncertain,
    Outside,
}

/// <summary>The premises of the centre: staff of either delegation stay within them.</summary>
public static class Premises
{
    public const double MostAccuracy = 5_000;

    /// <summary>The probability from which a position is inside, or outside.</summary>
    private const double Sure = 0.9;

    /// <param name="accuracy">Metres within which the position lies with 95 %, as browsers state it.</param>
    public static Whereabouts Of(Mission mission, Position at, double accuracy, Instant now) => Of(mission, mission.Premises, at, accuracy, now);

    /// <param name="geometry">Id of the drawing; null where there is none.</param>
    public static Whereabouts Of(Mission mission, string? geometry, Position at, double accuracy, Instant now)
    {
        var versions = geometry is null ? [] : mission.GeometryOf(geometry)?.Accepted(now, now) ?? [];
        if (versions.Count == 0)
        {
            return Whereabouts.NotDrawn;
        }

        // Two sigma of a normal distribution in two dimensions hold 86 %, 2.45 hold 95 %.
        var sigma = Math.Max(1, accuracy / 2.45);
        var mass = new GaussianMass(new PlacedPoint(at, new ErrorEllipse(sigma, sigma, 0), "stated"));
        List<double> inside = [.. versions.Select(version => WatchedZone.InVersion(mass, version))];
        return inside.Any(share => share >= Sure) ? Whereabouts.Inside : inside.All(share => share <= 1 - Sure) ? Whereabouts.Outside : Whereabouts.Uncertain;
    }
}
