using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace Truceline.Scenario.Tests.Kills;

/// <summary>A delegation's duty officer at the HTTP API, who opens cases and keeps every answer.</summary>
internal sealed class DutyOfficer : IDisposable
{
    private readonly HttpClient _http;

    private DutyOfficer(string delegation, HttpClient http) => (Delegation, _http) = (delegation, http);

    public string Delegation { get; }

    /// <summary>Why commands were not acknowledged, and how often.</summary>
    public ConcurrentDictionary<string, int> Unanswered { get; } = new();

    public static async Task<DutyOfficer> SignInAsync(ServedCentre centre, string delegation, CancellationToken cancellation)
    {
        var link = new Uri(centre.LinkOf($"{delegation}-duty-officer"));
        // Each role has an origin of its own, which browsers take to be this machine.
        var handler = new SocketsHttpHandler
        {
            CookieContainer = new CookieContainer(),
            ConnectCallback = async (context, token) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync("localhost", context.DnsEndPoint.Port, token);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var http = new HttpClient(handler) { BaseAddress = new Uri(link.GetLeftPart(UriPartial.Authority)), Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Add("Origin", link.GetLeftPart(UriPartial.Authority));
        using var answer = await http.PostAsJsonAsync("/api/session/link", new { token = link.Fragment["#link=".Length..] }, cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, centre.Said);
        return new DutyOfficer(delegation, http);
    }

    /// <summary>The leaf's index once it is acknowledged; null where it is not, for whatever reason.</summary>
    public async Task<long?> OpenCaseAsync(string incident, string command, CancellationToken cancellation)
    {
        try
        {
            using var answer = await _http.PostAsJsonAsync(
                "/api/cases", new { incidents = new[] { incident }, reason = "To be looked at.", command }, cancellation);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                Unanswered.AddOrUpdate($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellation)}", 1, (_, n) => n + 1);
                return null;
            }

            var entered = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
            return entered.GetProperty("index").GetInt64();
        }
        // A socket that is reset just as it connects is told of by the socket itself, not by the client.
        catch (Exception broken) when (broken is HttpRequestException or IOException or SocketException or OperationCanceledException or JsonException)
        {
            Unanswered.AddOrUpdate(broken.GetType().Name, 1, (_, n) => n + 1);
            return null;
        }
    }

    public void Dispose() => _http.Dispose();
}
