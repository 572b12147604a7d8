using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Coverage;
using Truceline.Core.Places;
using Truceline.Core.Tests.Agreement;

namespace Truceline.Core.Tests.Coverage;

/// <summary>A line of 2.4 km that runs east from a point near 39.9 N 46.9 E, and a camera over it.</summary>
internal static class LineCoverage
{
    /// <summary>Noon by the sun, about: it stands high.</summary>
    public static readonly Instant Noon = Instant.FromUtc(2026, 6, 21, 9, 0);

    public static readonly Instant Midnight = Instant.FromUtc(2026, 6, 21, 21, 0);

    /// <summary>Finer than it need be for what it looks for: a kilometre across its picture is 0.8 m a pixel.</summary>
    public static readonly SensorNotices Camera = SensorNotices.Camera with
    {
        Metres = new Dictionary<NoticedKind, double> { [NoticedKind.Movement] = 2, [NoticedKind.Works] = 2 },
    };

    public static DividedLine Line(double metres = 2_400) => DividedLine.Of(Drawn(), Version(1, At(0, 0), At(metres, 0)));

    public static Geometry Drawn(params GeometryVersion[] versions) => new("line", GeometryKind.LineOfContact, "Line", versions);

    public static GeometryVersion Version(int number, params Position[] points) =>
        TestMissions.Version(number, ["west", "east"]) with { Lines = [new Polyline(points)] };

    public static Position At(double east, double north) => TestMissions.At(east, north);

    /// <summary>A view from west to east of the line's metres, 500 m to each side, as wide at its near edge as at its far one.</summary>
    public static View Over(double from, double to) => new(At(from, 250), At(to, 250), At(to, -250), At(from, -250));

    public static Interval Hour(Instant from) => new(from, from + Duration.FromHours(1));

    public static SightFold Fold(Instant from, NoticedKind kind = NoticedKind.Movement) => new(Line().Kilometres, Hour(from), kind);

    /// <summary>One picture a second.</summary>
    public static SightFold Watch(this SightFold it, string source, double from, double to, int begin, int seconds, SensorNotices? sensor = null)
    {
        for (var second = begin; second < begin + seconds; second++)
        {
            it.See(source, sensor ?? Camera, it.Period.Start + Duration.FromSeconds(second), Over(from, to));
        }

        return it;
    }
}
