using NodaTime;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Engine;
using Truceline.Server.Access;
using Truceline.Server.Shifts;

namespace Truceline.Server.Incidents;

/// <summary>What the machine alleges, and when it could not see.</summary>
public static class IncidentEndpoints
{
    public static void MapIncidents(this IEndpointRouteBuilder app)
    {
        var incidents = app.MapGroup("/api").WithTags("Incidents").WaitingForMinIndex();
        incidents.MapGet("/incidents", (string? from, string? to, Centre centre, Caller caller) =>
            centre.Span<IncidentView>(RegisterKinds.Incident, from, to) is { } found
                ? Results.Ok(found.Select(incident => centre.AsSeenBy(caller, incident)).ToArray())
                : Reads.TooMany).For(Deed.ReadRecord).Produces<IncidentView[]>();
        incidents.MapGet("/incidents/{id}", (string id, Centre centre, Caller caller) =>
            centre.Register.Get<IncidentView>(RegisterKinds.Incident, id) is { } incident
                ? Results.Ok(centre.AsSeenBy(caller, incident))
                : Refusals.NotFound("There is no such incident.")).For(Deed.ReadRecord).Produces<IncidentView>();
        incidents.MapGet("/impediments", (string? from, string? to, Centre centre, TimeProvider clock) =>
            centre.Span<ImpedimentView>(RegisterKinds.Impediment, from, to) is { } found
                ? Results.Ok(found.Select(one => centre.BesidePlans(one, Instant.FromDateTimeOffset(clock.GetUtcNow()))).ToArray())
                : Reads.TooMany).For(Deed.ReadRecord).Produces<IReadOnlyList<ImpedimentView>>();
    }
}
