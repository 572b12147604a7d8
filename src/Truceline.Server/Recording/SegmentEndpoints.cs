using Truceline.Core.Mandates;
using Truceline.Engine;
using Truceline.Server.Access;
using Truceline.Server.Mandates;

namespace Truceline.Server.Recording;

/// <summary>Recorded bytes, untouched, for both delegations alike.</summary>
public static class SegmentEndpoints
{
    public static void MapSegments(this IEndpointRouteBuilder app) => app.MapGroup("/api/segments").WithTags("Recording")
        .MapGet("/{sha256}", (string sha256, Caller caller, Centre centre) =>
            centre.Recorded.Find(sha256) is var (source, segment) && centre.Held(caller, source, segment) is { } held ? Refusals.Forbidden(held)
            : centre.Recorded.Open(sha256) is { } bytes ? Results.Stream(bytes, "video/mp2t", $"{sha256}.ts", enableRangeProcessing: true)
            : Refusals.NotFound("No segment of that digest is recorded and entered.")).For(Deed.ReadEvidence).Produces<byte[]>(contentType: "video/mp2t");
}
