using NodaTime;
using Truceline.Core.Mandates;
using Truceline.Core.Sensing;
using Truceline.Engine;
using Truceline.Server.Access;

namespace Truceline.Server.Timeline;

/// <summary>Where own assets and patrols stood at a moment of the record.</summary>
public static class PresenceEndpoints
{
    public static void MapPresences(this IEndpointRouteBuilder app) => app.MapGroup("/api/presences").WithTags("Recording").WaitingForMinIndex()
        .MapGet("", (string? at, Centre centre, TimeProvider clock) => centre.Presences.At(Reads.Time(at, nameof(at)) ?? Instant.FromDateTimeOffset(clock.GetUtcNow())))
        .For(Deed.ReadRecord).Produces<PresenceReport[]>();
}
