using NodaTime;
using Truceline.Core.Places;

namespace Truceline.Core.Coverage;

public enum ClaimVerdict
{
    /// <summary>Somebody was looking or listening, and would have noticed it.</summary>
    Yes,
    Partly,
    No,
}

/// <summary>Was anyone looking or listening there, then, and would it have been noticed?</summary>
/// <param name="Probability">That it would have been noticed, had it happened anywhere in the place at any time of the stretch: <see cref="StretchSeen.Probability"/>.</param>
/// <param name="Looked">Share of the place and the time that anybody had in view or hearing.</param>
/// <param name="Noticing">Probability within that share, by resolution and light; null where it is nought.</param>
/// <param name="By">Who, and when.</param>
/// <param name="Causes">Why not wholly; empty where it was.</param>
public sealed record ClaimAnswer(
    ClaimVerdict Verdict, double Probability, double Looked, double? Noticing, Position Place, double Radius, Instant From, Instant To, NoticedKind Kind, double CutAt,
    IReadOnlyList<SourceSeeing> By, IReadOnlyList<Blank> Causes);

/// <summary>A place and a stretch of time about which somebody claims something.</summary>
/// <param name="Radius">Metres about the place in which it may have been; 0 to <see cref="WidestRadius"/>.</param>
public sealed record TestClaim(Position Place, double Radius, Instant From, Instant To, NoticedKind Kind)
{
    public const double WidestRadius = 20_000;

    /// <summary>At least this probable: yes. Below <see cref="NoBelow"/>: no.</summary>
    public const double YesFrom = 0.9;

    public const double NoBelow = 0.005;

    public static readonly Duration Longest = Duration.FromHours(24);

    /// <summary>One sentence where it cannot be tested; null where it can.</summary>
    public string? Refusal => this switch
    {
        { Place.IsValid: false } => "Write a place in degrees, such as lat=39.9 and lon=46.8.",
        { Radius: not (>= 0 and <= WidestRadius) } => $"The radius is 0 to {WidestRadius:0} metres.",
        _ when !(From < To) => "The time ends after it begins.",
        _ when To - From > Longest => $"A claim spans at most {Longest.TotalHours:0} hours.",
        _ => null,
    };

    /// <summary>Points that stand for the place: its middle, and three rings of 6, 12 and 18.</summary>
    public IReadOnlyList<Stretch> Grounds
    {
        get
        {
            var frame = new LocalFrame(Place);
            var points = new List<Position> { Place };
            for (var ring = 1; ring <= 3 && Radius > 0; ring++)
            {
                for (var i = 0; i < 6 * ring; i++)
                {
                    // Rings bear the area about them: their radii are those of circles in the middle of equal rings of a 37th each point.
                    var (sin, cos) = Math.SinCos(Math.Tau * i / (6 * ring));
                    var reach = Radius * Math.Sqrt((1 + (3 * ring * (ring - 1)) + (3 * ring)) / 37.0);
                    points.Add(frame.FromMetres(reach * sin, reach * cos));
                }
            }

            return [new Stretch(1, 2 * Radius, points)];
        }
    }

    /// <param name="fold">Of <see cref="Grounds"/> over the time, fed with all that is known.</param>
    public ClaimAnswer Answer(SightFold fold, CoverageCauses causes)
    {
        var seen = fold.Stretches[0];
        var verdict = seen.Probability >= YesFrom ? ClaimVerdict.Yes : seen.Probability < NoBelow ? ClaimVerdict.No : ClaimVerdict.Partly;
        return new ClaimAnswer(
            verdict, seen.Probability, seen.Looked, seen.Looked > 0 ? Rounding.Probability(seen.Probability / seen.Looked) : null,
            Place, Radius, From, To, Kind, CoverDay.CutAt, fold.Sources,
            verdict == ClaimVerdict.Yes ? [] : causes.Of(fold.Period, [], seen.Sources, seen.Dark, seen.Coarse));
    }
}
