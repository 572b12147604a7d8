using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json;

namespace Truceline.Bench.Streams;

/// <summary>What the centre says of its sources.</summary>
internal sealed record SourcesHealth(int Receiving, int Decoding, long ChecksumErrors);

/// <summary>Watches one source as the console does, and counts the pictures.</summary>
internal sealed class CountingViewer : IDisposable
{
    private readonly HttpClient _http;
    private readonly ClientWebSocket _socket = new();
    private Task _reading = Task.CompletedTask;

    private CountingViewer(HttpClient http, Uri origin) => (_http, Origin) = (http, origin);

    public long Pictures { get; private set; }

    private Uri Origin { get; }

    /// <param name="link">Signs in with it; null shares the session of <paramref name="other"/>.</param>
    public static async Task<CountingViewer> OpenAsync(Uri? link, CountingViewer? other, string source)
    {
        var viewer = link is null ? new CountingViewer(other!._http, other.Origin) : await SignInAsync(link).ConfigureAwait(false);
        viewer._socket.Options.SetRequestHeader("Origin", viewer.Origin.GetLeftPart(UriPartial.Authority));
        await viewer._socket.ConnectAsync(
            new UriBuilder(viewer.Origin) { Scheme = "ws", Path = "/api/video", Query = $"source={source}" }.Uri, viewer._http, CancellationToken.None).ConfigureAwait(false);
        viewer._reading = viewer.ReadAsync();
        return viewer;
    }

    public async Task<SourcesHealth> HealthAsync()
    {
        var sources = await _http.GetFromJsonAsync<JsonElement>(new Uri(Origin, "/api/sources")).ConfigureAwait(false);
        var each = sources.EnumerateArray().ToList();
        return new(
            each.Count(one => one.GetProperty("state").GetString() == "receiving"),
            each.Count(one => one.GetProperty("klvPerSecond").GetDouble() > 0),
            each.Sum(one => one.GetProperty("checksumErrors").GetInt64()));
    }

    public async Task CloseAsync()
    {
        _socket.Abort();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _socket.Dispose();

    private static async Task<CountingViewer> SignInAsync(Uri link)
    {
        var handler = new SocketsHttpHandler
        {
            CookieContainer = new CookieContainer(),
            // Each role has an origin of its own, which browsers take to be this machine.
            ConnectCallback = async (context, token) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync("localhost", context.DnsEndPoint.Port, token).ConfigureAwait(false);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var origin = new Uri(link.GetLeftPart(UriPartial.Authority));
        var http = new HttpClient(handler) { BaseAddress = origin };
        http.DefaultRequestHeaders.Add("Origin", link.GetLeftPart(UriPartial.Authority));
        using var answer = await http.PostAsJsonAsync("/api/session/link", new { token = link.Fragment["#link=".Length..] }).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
        return new CountingViewer(http, origin);
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[256 * 1024];
        while (_socket.State == WebSocketState.Open)
        {
            var read = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None).ConfigureAwait(false);
            Pictures += read is { MessageType: WebSocketMessageType.Binary, EndOfMessage: true } ? 1 : 0;
        }
    }
}
