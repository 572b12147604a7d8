using NodaTime;
using NodaTime.Text;
using Truceline.Core.Coverage;
using Truceline.Core.Mandates;
using Truceline.Engine;
using Truceline.Engine.Coverage;
using Truceline.Engine.Export;
using Truceline.Ledger;
using Truceline.Server.Access;
using Truceline.Server.Incidents;
using Truceline.Server.Mandates;

namespace Truceline.Server.Export;

/// <summary>
/// One stretch of time of all sources as one package, for the people of both delegations alike. What is withheld from the
/// caller's delegation is left out, and the package names it.
/// </summary>
public static class ExportEndpoints
{
    private const string Archive = "application/x-tar";
    private const int AtOnce = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly Duration Widest = Duration.FromDays(31);
    private static readonly LocalDateTimePattern Stamp = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");

    public static void MapExport(this IEndpointRouteBuilder app)
    {
        // An export reads much of the disk that the recordings are written to.
        var running = new SemaphoreSlim(AtOnce);
        app.MapGroup("/api/export").WithTags("Recording").WaitingForMinIndex()
            .MapGet("", (string? from, string? to, HttpContext context, Centre centre, ServerOptions options, TimeProvider clock, Caller caller) =>
                AnswerAsync(from, to, context, centre, options, clock, caller, running))
            .For(Deed.Export).Produces<byte[]>(contentType: Archive);
    }

    private static async Task<IResult> AnswerAsync(
        string? from, string? to, HttpContext context, Centre centre, ServerOptions options, TimeProvider clock, Caller caller, SemaphoreSlim running)
    {
        if (Reads.Time(from, nameof(from)) is not { } begin || Reads.Time(to, nameof(to)) is not { } end || begin >= end || end - begin > Widest)
        {
            return Refusals.BadForm($"from, to: write a stretch of time of at most {Widest.TotalDays:0} days.");
        }

        if (!await running.WaitAsync(0, context.RequestAborted).ConfigureAwait(false))
        {
            return Refusals.Conflict("Other exports are being written; try again when they are done.");
        }

        try
        {
            // Only the register knows what is withheld, so it has to have read every entry that may go in.
            var size = centre.Log.Latest.Size;
            if (!await centre.Register.WaitForAsync(size - 1, Patience, clock, context.RequestAborted).ConfigureAwait(false))
            {
                return Results.Json(new RefusalAnswer("The register is behind the log; ask again."), statusCode: StatusCodes.Status503ServiceUnavailable);
            }

            var entries = await ExportSelection.OfAsync(centre.Log, size, begin, end, context.RequestAborted).ConfigureAwait(false);
            var withheld = centre.WithheldFrom(caller).Union(centre.HeldFrom(caller)).ToHashSet();
            var contents = new PackageContents(
                begin.ToDateTimeOffset(), end.ToDateTimeOffset(), [.. entries.Where(index => !withheld.Contains(index))],
                [.. entries.Where(withheld.Contains)], clock.GetUtcNow()) { Observed = (await ObservedAsync(centre, begin, end, context.RequestAborted).ConfigureAwait(false)).Line };
            var name = $"truceline-{centre.Mission.Id}-{Stamp.Format(begin.InUtc().LocalDateTime)}Z-{Stamp.Format(end.InUtc().LocalDateTime)}Z";
            await SendAsync(context, name, centre, options.Data, contents).ConfigureAwait(false);
            return Results.Empty;
        }
        finally
        {
            running.Release();
        }
    }

    private static async Task<ObservedBeside> ObservedAsync(Centre centre, Instant from, Instant to, CancellationToken cancellation) =>
        to - from <= ObservedDesk.Widest ? await centre.Observed.OfAsync(from, to, cancellation).ConfigureAwait(false) : ObservedDesk.TooWide(from, to);

    private static async Task SendAsync(HttpContext context, string name, Centre centre, string data, PackageContents contents)
    {
        context.Response.ContentType = Archive;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.tar\"";
        try
        {
            await using var archive = new TarPackage(context.Response.Body, name);
            await PackageWriter.WriteAsync(centre.Log, data, contents, archive, context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception fault) when (context.Response.HasStarted && fault is LogFaultException or IOException)
        {
            // The answer is under way: what was sent must not look whole.
            LogMessages.RequestFailed(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Truceline.Server"), "GET", "/api/export", fault);
            context.Abort();
        }
    }
}
