using System.Globalization;
using NodaTime;
using Truceline.Core.Mandates;
using Truceline.Core.Places;
using Truceline.Engine;
using Truceline.Engine.Lookback;
using Truceline.Server.Access;
using Truceline.Server.Mandates;

namespace Truceline.Server.Timeline;

public static class LookbackEndpoints
{
    public static void MapLookback(this IEndpointRouteBuilder app) => app.MapGroup("/api/lookback").WithTags("Recording").WaitingForMinIndex()
        .MapGet("", (string? lat, string? lon, string? from, string? to, Caller caller, Centre centre) => Answer(lat, lon, from, to, caller, centre))
        .For(Deed.ReadRecord).Produces<LookbackAnswer>();

    private static IResult Answer(string? lat, string? lon, string? from, string? to, Caller caller, Centre centre)
    {
        if (Degrees(lat) is not { } latitude || Degrees(lon) is not { } longitude || new Position(latitude, longitude) is not { IsValid: true } place)
        {
            return Refusals.BadForm("lat, lon: write a place in degrees, such as lat=39.9&lon=46.8.");
        }

        var answer = centre.Lookback.Find(place, Reads.Time(from, nameof(from)) ?? NodaConstants.UnixEpoch, Reads.Time(to, nameof(to)) ?? Latest);
        answer = answer with { Sightings = [.. answer.Sightings.Where(one => centre.HeldDuring(caller, one.Source, one.From, one.To) is null)] };
        return answer.Sightings.Count <= Reads.Most ? Results.Ok(answer) : Reads.TooMany;
    }

    private static Instant Latest { get; } = Instant.FromUtc(9999, 12, 31, 0, 0);

    private static double? Degrees(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees) ? degrees : null;
}
