using System.Net;
using System.Net.Sockets;

namespace Truceline.Engine.Intake;

/// <summary>
/// A stream pulled over HTTP(S). Each host is resolved once and called at that one address alone; private ones are refused unless
/// listed; each redirect is judged anew. Proxies, cookies and decompression are off: what is recorded is the body as it came.
/// </summary>
/// <param name="listed">Addresses that may be called though they are private. The address itself, where its host is an IP address, is.</param>
public sealed class HttpSource(SourceAddress.Http address, IReadOnlyList<IPAddress> listed, TimeProvider clock) : ISource
{
    private const int MostRedirects = 3;
    private const int MostHeaderKilobytes = 16;
    private const long MostBytes = 1L << 36;
    private static readonly TimeSpan Answering = TimeSpan.FromSeconds(20);

    public string? Warning => null;

    public async Task RunAsync(IArrivals arrivals, CancellationToken cancellation)
    {
        using var client = new HttpClient(Handler()) { Timeout = Timeout.InfiniteTimeSpan };
        using var response = await AnswerAsync(client, cancellation).ConfigureAwait(false);
        Check(response);
        var length = response.Content.Headers.ContentLength;
        await using var body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var taken = await new StreamPump(clock) { MostBytes = MostBytes }.RunAsync(body, arrivals, cancellation).ConfigureAwait(false);
        if (length is null)
        {
            throw new IOException($"The server ended the stream after {taken} bytes");
        }
    }

    private SocketsHttpHandler Handler()
    {
        var host = address.Address.IdnHost;
        IReadOnlyList<IPAddress> allowed = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [.. listed, literal] : listed;
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = MostHeaderKilobytes,
            ConnectTimeout = Answering,
            ConnectCallback = (context, token) => ConnectAsync(context.DnsEndPoint, allowed, token),
        };
    }

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint to, IReadOnlyList<IPAddress> allowed, CancellationToken cancellation)
    {
        var pinned = await NetworkReach.PinAsync(to.Host, allowed, cancellation).ConfigureAwait(false);
        var socket = new Socket(pinned.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(pinned, to.Port), cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpClient client, CancellationToken cancellation)
    {
        var at = address.Address;
        for (var redirects = 0; ; redirects++)
        {
            var response = await AskAsync(client, at, cancellation).ConfigureAwait(false);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
            {
                return response;
            }

            var to = response.Headers.Location is { } location ? new Uri(at, location) : null;
            response.Dispose();
            if (redirects == MostRedirects || to is null || to.UserInfo.Length > 0
                || !(to.Scheme == "https" || (to.Scheme == "http" && at.Scheme == "http")))
            {
                throw new IOException("The server sends the source elsewhere more often than is followed, or to what is no plain HTTP address");
            }

            at = to;
        }
    }

    private async Task<HttpResponseMessage> AskAsync(HttpClient client, Uri at, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Answering, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            return await client.GetAsync(at, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new IOException($"The server did not answer within {Answering.TotalSeconds:0} seconds");
        }
        catch (HttpRequestException fault)
        {
            throw new IOException(fault.InnerException?.Message ?? fault.Message, fault);
        }
    }

    private static void Check(HttpResponseMessage response)
    {
        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new IOException($"The server answered {(int)response.StatusCode}");
        }

        if (type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.Contains("mpegurl", StringComparison.OrdinalIgnoreCase) || type.Contains("dash", StringComparison.OrdinalIgnoreCase))
        {
            throw new IOException("The server answers with a page or a playlist; name the transport stream itself");
        }

        if (response.Content.Headers.ContentLength > MostBytes)
        {
            throw new IOException($"The server announces more than {MostBytes} bytes, which is more than one run may bring");
        }
    }
}
