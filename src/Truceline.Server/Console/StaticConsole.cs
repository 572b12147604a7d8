using Microsoft.Extensions.FileProviders;

namespace Truceline.Server.Console;

/// <summary>
/// The built console: files that hold no record, served to anyone, so that the sign-in page is there. Whatever is no file
/// and no API address is the console's one page, which finds its own way.
/// </summary>
public static class StaticConsole
{
    private const string Page = "index.html";

    public static void UseConsole(this WebApplication app, ServerOptions options)
    {
        if (Folder(options.Console) is not { } folder)
        {
            app.MapGet("/", () => Results.Text("Truceline is running; its console is not built. Run ./truceline, or name its folder with --console.\n"))
                .AllowAnonymous().ExcludeFromDescription();
            return;
        }

        var files = new PhysicalFileProvider(folder);
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = file => Cache(file.Context, file.File.Name) });
        app.MapFallback("/{**path}", (HttpContext context) =>
        {
            Cache(context, Page);
            return HttpMethods.IsGet(context.Request.Method) && IsPage(context.Request.Path)
                ? Results.File(files.GetFileInfo(Page).PhysicalPath!, "text/html; charset=utf-8")
                : Refusals.NotFound("There is nothing here.");
        }).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>The folder named; else web/dist above the program (a checkout) or console beside it (an installation).</summary>
    internal static string? Folder(string? named)
    {
        if (named is not null)
        {
            return Path.GetFullPath(named);
        }

        var built = Checkout.Folder() is { } checkout ? Path.Combine(checkout, "web", "dist") : Path.Combine(AppContext.BaseDirectory, "console");
        return File.Exists(Path.Combine(built, Page)) ? built : null;
    }

    private static bool IsPage(PathString path) =>
        !path.StartsWithSegments("/api") && !path.StartsWithSegments("/log") && !Path.HasExtension(path.Value);

    /// <summary>Vite puts a hash into the names under assets/; those never change. Everything else is asked for anew.</summary>
    private static void Cache(HttpContext context, string name) => context.Response.Headers.CacheControl =
        name != Page && context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";
}
