using NodaTime;
using Truceline.Core.Mandates;
using Truceline.Core.Sensing;
using Truceline.Engine;
using Truceline.Server.Access;
using Truceline.Server.Mandates;

namespace Truceline.Server.Timeline;

/// <summary>Where own assets and patrols stood at a moment of the record.</summary>
public static class PresenceEndpoints
{
    public static void MapPresences(this IEndpointRouteBuilder app) => app.MapGroup("/api/presences").WithTags("Recording").WaitingForMinIndex()
        .MapGet("", (string? at, Caller caller, Centre centre, TimeProvider clock) => centre.Presences
            .At(Reads.Time(at, nameof(at)) ?? Instant.FromDateTimeOffset(clock.GetUtcNow()))
            .Where(report => centre.HeldAt(caller, report.Source, report.Received) is null).ToArray())
        .For(Deed.ReadRecord).Produces<PresenceReport[]>();
}
