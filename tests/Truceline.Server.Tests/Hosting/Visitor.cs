using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json;
using Truceline.Core.Record;

namespace Truceline.Server.Tests.Hosting;

/// <summary>A browser at one origin: it keeps cookies, and says where its requests come from.</summary>
public sealed class Visitor : IDisposable
{
    private readonly SocketsHttpHandler _handler;
    private readonly HttpMessageInvoker _invoker;

    public Visitor(int port, string name)
    {
        Origin = new Uri($"http://{name}.localhost:{port}");
        _handler = new SocketsHttpHandler
        {
            CookieContainer = Cookies,
            AllowAutoRedirect = false,
            ConnectCallback = async (_, cancellation) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        Client = new HttpClient(_handler, disposeHandler: false) { BaseAddress = Origin };
        _invoker = new HttpMessageInvoker(_handler, disposeHandler: false);
    }

    public Uri Origin { get; }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Client { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(path, Cancellation);

    public Task<HttpResponseMessage> GetAsync(string path, IReadOnlyDictionary<string, string> headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return Client.SendAsync(request, Cancellation);
    }

    public Task<HttpResponseMessage> PostAsync(string path, object? body = null, string? origin = null) =>
        SendAsync(HttpMethod.Post, path, body, origin ?? Own);

    /// <param name="origin">As the Origin header; null sends none.</param>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body, string? origin)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body, options: StatementJson.Options);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return Client.SendAsync(request, Cancellation);
    }

    public async Task<JsonElement> ReadAsync(string path)
    {
        var response = await GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync(Cancellation));
        return await JsonOf(response);
    }

    public static async Task<JsonElement> JsonOf(HttpResponseMessage response) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync(Cancellation));

    public async Task<ClientWebSocket> OpenSocketAsync(string path, string? origin = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", origin ?? Own);
        socket.Options.CollectHttpResponseDetails = true;
        await socket.ConnectAsync(new Uri($"ws://{Origin.Authority}{path}"), _invoker, Cancellation);
        return socket;
    }

    public void Dispose()
    {
        Client.Dispose();
        _invoker.Dispose();
        _handler.Dispose();
    }

    private string Own => Origin.GetLeftPart(UriPartial.Authority);
}
