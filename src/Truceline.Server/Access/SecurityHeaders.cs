namespace Truceline.Server.Access;

/// <summary>What every answer tells the browser: nothing from elsewhere, no framing, no guessing of types.</summary>
public static class SecurityHeaders
{
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy(context.Request.IsHttps ? "wss" : "ws", context.Request.Host.Value ?? "");
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(self)";
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            headers.CacheControl = "no-store";
        }

        return next(context);
    });

    /// <param name="host">Own host and port: live connections go there and nowhere else.</param>
    internal static string Policy(string socketScheme, string host) =>
        "default-src 'self'; script-src 'self'; worker-src 'self' blob:; img-src 'self' data: blob:; media-src blob:; "
        + $"style-src 'self' 'unsafe-inline'; connect-src 'self' {socketScheme}://{host}; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}
