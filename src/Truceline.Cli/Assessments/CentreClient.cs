using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Truceline.Cli.Assessments;

/// <summary>Posts a sealed assessment, or opens one. What it sends is made before it is called: the server adds nothing to it.</summary>
internal sealed class CentreClient(HttpMessageHandler handler, Uri server) : IDisposable
{
    private const int MostAnswer = 64 * 1024;

    private readonly HttpClient _http = new(handler) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = MostAnswer };

    /// <summary>Null with a sentence where the address will not do: beyond this machine the connection must be encrypted.</summary>
    public static (Uri? Server, string? Trouble) Address(string text) =>
        !Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var server) || server.Scheme is not ("http" or "https")
            ? (null, $"{text} is no address of a server; write it as https://centre.example.")
            : server.Scheme == "http" && !IsThisMachine(server)
                ? (null, $"{text} is not encrypted and not on this machine; use https.")
                : (server, null);

    /// <summary>The index of the entry; else why not.</summary>
    public async Task<(long? Index, string? Trouble)> PostAsync(string path, object form, CancellationToken cancellation)
    {
        try
        {
            using var answer = await _http.PostAsJsonAsync(new Uri(path, UriKind.Relative), form, cancellation).ConfigureAwait(false);
            var text = await answer.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
            return answer.IsSuccessStatusCode && Member(text, "index") is { ValueKind: JsonValueKind.Number } index && index.TryGetInt64(out var leaf)
                ? (leaf, null)
                : (null, Refusal(answer.StatusCode, text));
        }
        catch (HttpRequestException e)
        {
            return (null, $"{server} does not answer: {e.Message}");
        }
        catch (OperationCanceledException)
        {
            return (null, $"{server} did not answer within 30 seconds; post it again, the same seal is not entered twice.");
        }
    }

    public void Dispose() => _http.Dispose();

    private string Refusal(HttpStatusCode status, string text) => Member(text, "refused") is { ValueKind: JsonValueKind.String } refused
        ? refused.GetString()!
        : $"{server} answered {(int)status}, which is not how a centre answers.";

    private static JsonElement? Member(string json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var member) ? member.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsThisMachine(Uri server) =>
        server.IsLoopback || server.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
}
