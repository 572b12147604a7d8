using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Truceline.Cli.Keys;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Cli.Assessments;

/// <summary>
/// Reads what waits for a seal, posts a sealed assessment, or opens one. What it sends is made before it is called: the server adds
/// nothing to it.
/// </summary>
internal sealed class CentreClient(HttpMessageHandler handler, Uri server) : IDisposable
{
    private const int MostAnswer = 4 * 1024 * 1024;

    private readonly HttpClient _http = new(handler) { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = MostAnswer };

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
        using var content = JsonContent.Create(form);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, path)) { Content = content };
        var (text, trouble) = await SendAsync(request, "post it again, the same seal is not entered twice", cancellation).ConfigureAwait(false);
        return text is null ? (null, trouble)
            : Member(text, "index") is { ValueKind: JsonValueKind.Number } index && index.TryGetInt64(out var leaf) ? (leaf, null)
            : (null, Refusal(HttpStatusCode.OK, text));
    }

    /// <summary>What only a reviewer may read, asked in the name of the key: it signs this server's address, the path and the time.</summary>
    public async Task<(T? Answer, string? Trouble)> ReadAsync<T>(string path, KeyFile key, CancellationToken cancellation)
        where T : class
    {
        var address = new Uri(server, path);
        var time = InstantPattern.General.Format(SystemClock.Instance.GetCurrentInstant());
        var text = SignedTexts.Request(address.GetLeftPart(UriPartial.Authority), "GET", address.PathAndQuery, time);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Truceline-Key", key.PublicKey);
        request.Headers.Add("Truceline-Time", time);
        request.Headers.Add("Truceline-Signature", key.Sign(text));
        var (answer, trouble) = await SendAsync(request, "ask again", cancellation).ConfigureAwait(false);
        return answer is null ? (null, trouble) : (Parsed<T>(answer), Refusal(HttpStatusCode.OK, answer));
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The text of a good answer; else why there is none.</summary>
    private async Task<(string? Text, string? Trouble)> SendAsync(HttpRequestMessage request, string next, CancellationToken cancellation)
    {
        try
        {
            using var answer = await _http.SendAsync(request, cancellation).ConfigureAwait(false);
            var text = await answer.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? (text, null) : (null, Refusal(answer.StatusCode, text));
        }
        catch (HttpRequestException e)
        {
            return (null, $"{server} does not answer: {e.Message}");
        }
        catch (OperationCanceledException)
        {
            return (null, $"{server} did not answer within 30 seconds; {next}.");
        }
    }

    private string Refusal(HttpStatusCode status, string text) => Member(text, "refused") is { ValueKind: JsonValueKind.String } refused
        ? ForeignText.Shown(refused.GetString()!)
        : $"{server} answered {(int)status}, which is not how a centre answers.";

    private static T? Parsed<T>(string json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, StatementJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

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
