namespace Truceline.Server.Access;

/// <summary>
/// Whether a request that could change something, or open a live connection, comes from our own page. Browsers state
/// where it comes from in Origin and Sec-Fetch-Site (Fetch Metadata Request Headers, W3C); a page cannot forge them.
/// </summary>
public static class SameOrigin
{
    /// <param name="own">Scheme and authority under which the request was made.</param>
    /// <param name="cookie">The request carries a cookie. Without one there is no session to misuse.</param>
    /// <returns>Null where it may go on, else why not.</returns>
    public static string? Refuse(string method, bool webSocket, string own, string? origin, string? fetchSite, bool cookie)
    {
        if (!webSocket && (HttpMethods.IsGet(method) || HttpMethods.IsHead(method)))
        {
            return null;
        }

        if (fetchSite is not (null or "same-origin"))
        {
            return "The request comes from another site.";
        }

        return (origin, fetchSite) switch
        {
            (not null, _) when string.Equals(origin, own, StringComparison.OrdinalIgnoreCase) => null,
            (not null, _) => "The request comes from another origin.",
            (null, not null) when !webSocket => null,
            _ when webSocket => "A live connection states its origin.",
            _ when cookie => "A request with a session states its origin.",
            _ => null,
        };
    }

    public static IApplicationBuilder UseSameOrigin(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        var refusal = Refuse(
            request.Method,
            context.WebSockets.IsWebSocketRequest,
            $"{request.Scheme}://{request.Host}",
            One(request, "Origin"),
            One(request, "Sec-Fetch-Site"),
            request.Cookies.Count > 0);
        if (refusal is null)
        {
            await next(context).ConfigureAwait(false);
        }
        else
        {
            await Refusals.WriteAsync(context, StatusCodes.Status403Forbidden, refusal).ConfigureAwait(false);
        }
    });

    private static string? One(HttpRequest request, string header) =>
        request.Headers.TryGetValue(header, out var values) ? values.ToString() : null;
}
