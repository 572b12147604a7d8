using NodaTime;
using NodaTime.Text;
using Truceline.Core.Bulletins;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Engine;
using Truceline.Engine.Bulletins;
using Truceline.Engine.Cases;
using Truceline.Server.Access;

namespace Truceline.Server.Bulletins;

/// <param name="Date">The day, as the mission counts days.</param>
public sealed record BulletinForm(LocalDate Date, string Command);

/// <param name="Digest">Of the canonical JSON rendering, lower hex.</param>
/// <param name="Approved">False refuses; the delegation's column then reads not approved.</param>
public sealed record ReleaseForm(bool Approved, string HeadKey, string Digest, string Signature, string Command);

/// <summary>Daily reports. Released ones are open to all; drafts to those who draw up and judge them.</summary>
public static class BulletinEndpoints
{
    private const string Pdf = "pdf";

    // The report is a document: it runs nothing, whatever it quotes.
    private const string RunsNothing = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox";

    private static readonly SemaphoreSlim Printing = new(1);

    private static readonly Dictionary<string, string> TypeOf = new(StringComparer.Ordinal)
    {
        [Pdf] = "application/pdf", ["html"] = "text/html; charset=utf-8", ["csv"] = "text/csv; charset=utf-8", ["json"] = "application/json",
    };

    public static void MapBulletins(this IEndpointRouteBuilder app)
    {
        var bulletins = app.MapGroup("/api/bulletins").WithTags("Bulletins").WaitingForMinIndex();
        bulletins.MapGet("", (Centre centre) => centre.Register.List<BulletinView>(RegisterKinds.Bulletin)).For(Deed.ReadDraftBulletins);
        bulletins.MapGet("/released", (Centre centre) =>
            centre.Register.List<BulletinView>(RegisterKinds.Bulletin).Where(bulletin => IsPublic(bulletin, centre)).ToArray()).AllowAnonymous();
        bulletins.MapGet("/{date}/{edition:int}.{format}", RenderingAsync).AllowAnonymous().Produces<string>(contentType: "text/html");
        bulletins.MapGet("/{date}/{edition:int}/inside.{format}", Inside).For(Deed.ReadRecord).Produces<string>(contentType: "text/html");
        bulletins.MapPost("", DrawUpAsync).For(Deed.DrawUpBulletin).IsCommand();
        bulletins.MapPost("/{date}/{edition:int}/releases", JudgeAsync).For(Deed.JudgeBulletin).IsCommand();
    }

    /// <summary>For those who may not read drafts, one that is not released is not there.</summary>
    private static async Task<IResult> RenderingAsync(
        string date, int edition, string format, HttpContext context, Centre centre, ServerOptions options, CancellationToken cancellation)
    {
        var day = LocalDatePattern.Iso.Format(Reads.Date(date, nameof(date)));
        var bulletin = centre.Register.Get<BulletinView>(RegisterKinds.Bulletin, $"{day}/{edition}");
        var mayReadDrafts = Caller.Of(context.User) is { } caller && Mandate.May(caller.Role, Deed.ReadDraftBulletins);
        var path = bulletin is null ? null : BulletinPage.PathOf(bulletin, $".{(format == Pdf ? "html" : format)}");
        if (bulletin is null || path is null || !TypeOf.TryGetValue(format, out var type) || !(IsPublic(bulletin, centre) || mayReadDrafts))
        {
            return Refusals.NotFound("There is no such bulletin, or it is not released.");
        }

        if (format == Pdf)
        {
            return await PrintAsync(bulletin, day, options, cancellation).ConfigureAwait(false);
        }

        context.Response.Headers.ContentSecurityPolicy = RunsNothing;
        return format == "html"
            ? Results.Text(BulletinPage.Of(bulletin, options.Data), type)
            : Results.File(Path.GetFullPath(Path.Combine(options.Data, path)), type, $"bulletin-{day}-{edition}.{format}");
    }

    /// <summary>Released, and the delay is over that the modalities had when the last head spoke.</summary>
    private static bool IsPublic(BulletinView bulletin, Centre centre)
    {
        if (!bulletin.Released)
        {
            return false;
        }

        var spoken = bulletin.Judgements.Max(judgement => judgement.At);
        return centre.Now >= spoken + centre.Mission.ModalitiesAt(spoken).ReleaseDelay;
    }

    /// <summary>When and by whom was watched: never outside.</summary>
    private static IResult Inside(string date, int edition, string format, HttpContext context, Centre centre, ServerOptions options)
    {
        var day = LocalDatePattern.Iso.Format(Reads.Date(date, nameof(date)));
        if (centre.Register.Get<BulletinView>(RegisterKinds.Bulletin, $"{day}/{edition}") is not { } bulletin || BulletinPage.Inside(bulletin, options.Data) is not { } inside)
        {
            return Refusals.NotFound("There is no such bulletin, or nothing that belongs to it inside.");
        }

        context.Response.Headers.ContentSecurityPolicy = RunsNothing;
        return format switch
        {
            "html" => Results.Text(InsideHtml.Write(inside), TypeOf[format]),
            "csv" => Results.Text(InsideCsv.Write(inside), TypeOf[format]),
            "json" => Results.Text(BulletinJson.Write(inside), TypeOf[format]),
            _ => Refusals.NotFound("It is written as html, csv or json."),
        };
    }

    /// <summary>For those with a session and for the public alike, of whom one at a time has Chromium print.</summary>
    private static async Task<IResult> PrintAsync(BulletinView bulletin, string day, ServerOptions options, CancellationToken cancellation)
    {
        if (!await Printing.WaitAsync(TimeSpan.FromSeconds(10), cancellation).ConfigureAwait(false))
        {
            return Refusals.Conflict("Other bulletins are being printed; try again, or take the page as html.");
        }

        try
        {
            var (pdf, trouble) = await PrintedBulletin.PrintAsync(BulletinPage.Of(bulletin, options.Data), bulletin.Digest, cancellation).ConfigureAwait(false);
            return pdf is null ? Refusals.Conflict(trouble!) : Results.File(pdf, TypeOf[Pdf], $"bulletin-{day}-{bulletin.Edition}.pdf");
        }
        finally
        {
            Printing.Release();
        }
    }

    private static Task<IResult> DrawUpAsync(BulletinForm form, Caller caller, Centre centre, CancellationToken cancellation) =>
        centre.AnswerAsync(new CentreCommand.IssueBulletin(Commands.Id(caller.Delegation!, form.Command), form.Date), cancellation);

    private static Task<IResult> JudgeAsync(
        string date, int edition, ReleaseForm form, Caller caller, Centre centre, CancellationToken cancellation) =>
        centre.AnswerAsync(
            new CentreCommand.JudgeBulletin(
                Commands.Id(caller.Delegation!, form.Command), Reads.Date(date, nameof(date)), edition, caller.Delegation!, form.Digest,
                form.Approved, form.HeadKey, form.Signature),
            cancellation);
}
