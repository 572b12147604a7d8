using NodaTime.Text;
using Truceline.Core.Bulletins;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Engine;
using Truceline.Server.Access;

namespace Truceline.Server.Bulletins;

/// <summary>Daily reports. Released ones are open to all; drafts to those who draw up and judge them.</summary>
public static class BulletinEndpoints
{
    private static readonly Dictionary<string, string> TypeOf = new(StringComparer.Ordinal)
    {
        ["html"] = "text/html; charset=utf-8", ["csv"] = "text/csv; charset=utf-8", ["json"] = "application/json",
    };

    public static void MapBulletins(this IEndpointRouteBuilder app)
    {
        var bulletins = app.MapGroup("/api/bulletins").WithTags("Bulletins").WaitingForMinIndex();
        bulletins.MapGet("", (Centre centre) => centre.Register.List<BulletinView>(RegisterKinds.Bulletin)).For(Deed.ReadDraftBulletins);
        bulletins.MapGet("/released", (Centre centre) =>
            centre.Register.List<BulletinView>(RegisterKinds.Bulletin).Where(bulletin => bulletin.Released).ToArray()).AllowAnonymous();
        bulletins.MapGet("/{date}/{edition:int}.{format}", Rendering).AllowAnonymous().Produces<string>(contentType: "text/html");
    }

    /// <summary>For those who may not read drafts, one that is not released is not there.</summary>
    private static IResult Rendering(string date, int edition, string format, HttpContext context, Centre centre, ServerOptions options)
    {
        var day = LocalDatePattern.Iso.Format(Reads.Date(date, nameof(date)));
        var bulletin = centre.Register.Get<BulletinView>(RegisterKinds.Bulletin, $"{day}/{edition}");
        var mayReadDrafts = Caller.Of(context.User) is { } caller && Mandate.May(caller.Role, Deed.ReadDraftBulletins);
        var path = bulletin?.Renderings.FirstOrDefault(rendering => rendering.EndsWith($".{format}", StringComparison.Ordinal));
        if (path is null || !TypeOf.TryGetValue(format, out var type) || !(bulletin!.Released || mayReadDrafts))
        {
            return Refusals.NotFound("There is no such bulletin, or it is not released.");
        }

        // The report is a document: it runs nothing, whatever it quotes.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox";
        return format == "html"
            ? Results.Text(AsItStands(bulletin, options.Data), type)
            : Results.File(Path.GetFullPath(Path.Combine(options.Data, path)), type, $"bulletin-{day}-{edition}.{format}");
    }

    /// <summary>The page as the entry vouches for it was written before the heads spoke; what they said since stands around the same content.</summary>
    private static string AsItStands(BulletinView view, string data)
    {
        string Kept(string format) => File.ReadAllText(Path.Combine(data, view.Renderings.First(path => path.EndsWith(format, StringComparison.Ordinal))));
        return BulletinJson.Read(Kept(".json")) is { } bulletin && BulletinJson.Digest(bulletin) == view.Digest
            ? BulletinHtml.Write(bulletin, view.Judgements, view.SupersededBy)
            : Kept(".html");
    }
}
