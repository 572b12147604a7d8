using System.Net;
using System.Text.Json;
using Truceline.Core.Record;

namespace Truceline.Server;

/// <summary>Whether options can be served; each fault is one sentence that names the key and what to write.</summary>
public static class ServerOptionsCheck
{
    /// <summary>Null where the options stand.</summary>
    public static string? Fault(ServerOptions options) =>
        Folder(options) ?? Ranges(options) ?? Listening(options) ?? Certificates(options) ?? Names(options) ?? Pages(options) ?? Ground(options);

    /// <summary>The addresses in <see cref="ServerOptions.Urls"/>, checked before.</summary>
    public static IReadOnlyList<Uri> Addresses(ServerOptions options) =>
        [.. options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri : null)
            .OfType<Uri>()];

    public static bool IsLoopback(Uri address) =>
        address.IsLoopback || address.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    private static string? Folder(ServerOptions options) =>
        string.IsNullOrWhiteSpace(options.Data) ? "data: write the folder that holds the mission's record." : null;

    private static string? Ranges(ServerOptions options) =>
        Range("sessionHours", options.SessionHours, 1, 168)
        ?? Range("enrolmentHours", options.EnrolmentHours, 1, 720)
        ?? Range("signInLinkMinutes", options.SignInLinkMinutes, 1, 1440)
        ?? Range("signInsPerMinute", options.SignInsPerMinute, 1, 10_000)
        ?? Range("signedPostsPerMinute", options.SignedPostsPerMinute, 1, 10_000)
        ?? Range("largestBodyKiB", options.LargestBodyKiB, 16, 65_536)
        ?? Range("socketsPerSession", options.SocketsPerSession, 1, 256)
        ?? Range("transcoderMiB", options.TranscoderMiB, 256, 16_384)
        ?? Range("motionLoadPercent", options.MotionLoadPercent, 1, 10_000)
        ?? Range("transcoders", options.Transcoders, 0, 64);

    private static string? Range(string key, int value, int least, int most) =>
        value < least || value > most ? $"{key}: {value} is out of range; write a whole number from {least} to {most}." : null;

    private static string? Listening(ServerOptions options)
    {
        var addresses = Addresses(options);
        var written = options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length;
        if (written == 0 || addresses.Count != written || addresses.Any(uri => uri.Scheme is not ("http" or "https")))
        {
            return $"urls: '{options.Urls}' is not a list of addresses; write for example http://localhost:5080.";
        }

        var beyond = addresses.FirstOrDefault(uri => !IsLoopback(uri));
        return (beyond, options.Demo) switch
        {
            (null, _) => null,
            (_, true) => $"urls: the demo has invented people and listens on loopback alone; take {beyond.Authority} out.",
            ({ Scheme: "http" }, _) => $"urls: {beyond.Authority} is beyond loopback; write https:// and name certificate and certificateKey.",
            _ => null,
        };
    }

    private static string? Certificates(ServerOptions options)
    {
        var wanted = Addresses(options).Any(uri => uri.Scheme == "https");
        return (wanted, options.Certificate, options.CertificateKey) switch
        {
            (false, _, _) => null,
            (_, null, _) => "certificate: an https address needs one; write the path of a PEM file.",
            (_, _, null) => "certificateKey: an https address needs one; write the path of a PEM file.",
            var (_, certificate, _) when !File.Exists(certificate) => $"certificate: there is no file {certificate}.",
            var (_, _, key) when !File.Exists(key) => $"certificateKey: there is no file {key}.",
            _ => null,
        };
    }

    private static string? Names(ServerOptions options)
    {
        var wrong = options.Hosts.FirstOrDefault(host =>
            Uri.CheckHostName(host) == UriHostNameType.Unknown && !IPAddress.TryParse(host, out _));
        return wrong is null ? null : $"hosts: '{wrong}' is no host name; write names such as centre.example, without scheme, port or wildcard.";
    }

    private static string? Pages(ServerOptions options) =>
        options.Console is { } folder && !File.Exists(Path.Combine(folder, "index.html"))
            ? $"console: {folder} holds no index.html; write the folder of the built console, or leave it out."
            : null;

    private static string? Ground(ServerOptions options) => (options.Elevation, options.Geoid) switch
    {
        ({ } folder, _) when !Directory.Exists(folder) => $"elevation: there is no folder {folder}.",
        (null, { }) => "geoid: it is used with elevation tiles; name their folder with elevation as well.",
        (_, { } file) when !File.Exists(file) => $"geoid: there is no file {file}.",
        _ => null,
    };

    /// <summary>Options from a JSON file; an unknown key is a fault.</summary>
    public static (ServerOptions? Options, string? Fault) Read(string path, string data)
    {
        try
        {
            if (new FileInfo(path).Length > 64 * 1024)
            {
                return (null, $"{path}: larger than 64 KiB; write the keys of docs/configuration.md only.");
            }

            var keys = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllText(path), StatementJson.Options) ?? [];
            keys["data"] = JsonSerializer.SerializeToElement(data);
            return (JsonSerializer.Deserialize<ServerOptions>(JsonSerializer.Serialize(keys), StatementJson.Options), null);
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            return (null, $"{path}: {fault.Message}");
        }
    }
}
