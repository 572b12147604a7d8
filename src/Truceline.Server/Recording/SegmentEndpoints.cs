using Truceline.Core.Mandates;
using Truceline.Engine;
using Truceline.Server.Access;

namespace Truceline.Server.Recording;

/// <summary>Recorded bytes, untouched, for both delegations alike.</summary>
public static class SegmentEndpoints
{
    public static void MapSegments(this IEndpointRouteBuilder app) => app.MapGroup("/api/segments").WithTags("Recording")
        .MapGet("/{sha256}", (string sha256, Centre centre) => centre.Recorded.Open(sha256) is { } bytes
            ? Results.Stream(bytes, "video/mp2t", $"{sha256}.ts", enableRangeProcessing: true)
            : Refusals.NotFound("No segment of that digest is recorded and entered.")).For(Deed.ReadEvidence).Produces<byte[]>(contentType: "video/mp2t");
}
