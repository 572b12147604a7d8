using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Truceline.Engine.Intake;

/// <summary>
/// Addresses of sources as written in settings: <c>udp://IP:PORT[?interface=IP]</c>, <c>tcp://IP:PORT[?listen]</c>,
/// <c>http(s)://HOST[:PORT]/PATH</c>, <c>srt://IP:PORT[?mode=listener&amp;…]</c>, <c>rtsp://[USER:PASSWORD@]IP:PORT/PATH</c>,
/// <c>file:///PATH</c>, <c>folder:///PATH</c>.
/// </summary>
internal static partial class AddressText
{
    private const string Kinds = "udp://, tcp://, srt:// or rtsp:// with an IP address and a port, http(s)://…, file:///PATH or folder:///PATH";

    public static SourceAddress? Parse(string text, out string? refusal)
    {
        refusal = null;
        // A URI has a host; one that is left out is every interface.
        if (text.Length > 2_000 || !Uri.TryCreate(text.Replace("://:", "://0.0.0.0:", StringComparison.Ordinal), UriKind.Absolute, out var uri))
        {
            refusal = $"“{Shown(text)}” is not a source address; write {Kinds}.";
            return null;
        }

        var (address, wrong) = uri.Scheme switch
        {
            "file" when uri.Host.Length == 0 => (new SourceAddress.File(uri.LocalPath), null),
            "folder" when uri.Host.Length == 0 && uri.LocalPath.Length > 1 => (new SourceAddress.Folder(Uri.UnescapeDataString(uri.AbsolutePath)), null),
            "udp" => Udp(uri),
            "tcp" => Tcp(uri),
            "srt" => Srt(uri),
            "rtsp" => Rtsp(uri),
            "http" or "https" => Http(uri),
            _ => ((SourceAddress?)null, $"“{Shown(text)}” is not a source address; write {Kinds}."),
        };
        refusal = wrong;
        return wrong is null ? address : null;
    }

    private static (SourceAddress?, string?) Udp(Uri uri)
    {
        var wanted = uri.Query.StartsWith("?interface=", StringComparison.Ordinal) ? uri.Query["?interface=".Length..] : null;
        if (wanted is not null && !IPAddress.TryParse(wanted, out _))
        {
            return (null, $"“{Shown(wanted)}” is not the IP address of an interface.");
        }

        return EndPoint(uri, mayListen: true) is not { } at
            ? (null, $"“{Shown(uri.Authority)}” is not an IP address and a port; a UDP source is listened for at an address of this machine or a multicast group.")
            : (new SourceAddress.Udp(at, wanted is null ? null : IPAddress.Parse(wanted)), null);
    }

    private static (SourceAddress?, string?) Tcp(Uri uri)
    {
        var listens = uri.Query == "?listen";
        return uri.Query is not ("" or "?listen") || uri.AbsolutePath.Length > 1 || uri.UserInfo.Length > 0
            ? (null, $"“{Shown(uri.OriginalString)}” is not a TCP source; write tcp://IP:PORT to call, or tcp://IP:PORT?listen to be called.")
            : Peer(uri, listens) is { } at
                ? (new SourceAddress.Tcp(at, listens), null)
                : (null, $"“{Shown(uri.Authority)}” is not an IP address and a port; a peer is called at the one address that is written here.");
    }

    private static (SourceAddress?, string?) Srt(Uri uri)
    {
        var options = new List<(string Name, string Value)>();
        var listens = false;
        foreach (var part in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (part, "") : (part[..equals], Uri.UnescapeDataString(part[(equals + 1)..]));
            if (name == "mode" && value is "caller" or "listener")
            {
                listens = value == "listener";
            }
            else if (IsSrtOption(name, value))
            {
                options.Add((name, value));
            }
            else
            {
                return (null, $"“{Shown(name)}” is not an SRT option taken here, or not with that value; there are mode (caller, listener), latency (20 to 8000 ms), streamid, passphrase (10 to 79 letters and digits), pbkeylen (16, 24, 32).");
            }
        }

        return Peer(uri, listens) is { } at
            ? (new SourceAddress.Srt(at, listens, options), null)
            : (null, $"“{Shown(uri.Authority)}” is not an IP address and a port; an SRT peer is called at the one address that is written here.");
    }

    private static bool IsSrtOption(string name, string value) => name switch
    {
        "latency" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var latency) && latency is >= 20 and <= 8000,
        "pbkeylen" => value is "16" or "24" or "32",
        "passphrase" => PassphrasePattern().IsMatch(value),
        "streamid" => StreamIdPattern().IsMatch(value),
        _ => false,
    };

    private static (SourceAddress?, string?) Rtsp(Uri uri) =>
        uri.OriginalString.Any(c => c is <= ' ' or '"' or '\'' or '`' or '\\' or '|' or '<' or '>' or > '~')
            ? (null, "An RTSP address holds plain printable characters only; write others as %XX.")
            : Peer(uri, listens: false, standardPort: 554) is not { } at
                ? (null, $"“{Shown(uri.Host)}” is not an IP address; a camera is called at the one address that is written here.")
                : (new SourceAddress.Rtsp(new UriBuilder(uri) { Port = at.Port }.Uri), null);

    private static (SourceAddress?, string?) Http(Uri uri) => uri.UserInfo.Length > 0
        ? (null, "An HTTP address holds no user and password here.")
        : uri.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6
            ? (new SourceAddress.Http(uri), null)
            : (null, $"“{Shown(uri.Host)}” is neither a host's name nor an IP address.");

    private static IPEndPoint? Peer(Uri uri, bool listens, int standardPort = 0) =>
        EndPoint(uri, listens, standardPort) is { } at && (listens || !NetworkReach.CannotBeCalled(at.Address)) ? at : null;

    /// <summary>Port 0 where one is listened at lets the system choose.</summary>
    private static IPEndPoint? EndPoint(Uri uri, bool mayListen, int standardPort = 0)
    {
        var host = uri.Host == "localhost" ? "127.0.0.1" : uri.Host.Trim('[', ']');
        var isZero = uri.Authority.EndsWith(":0", StringComparison.Ordinal);
        var port = uri.Port > 0 ? uri.Port : isZero ? 0 : standardPort;
        // Only the plain form: “1” and “0x7f.1” are addresses too, and not what anybody means.
        return IPAddress.TryParse(host, out var ip) && (ip.AddressFamily == AddressFamily.InterNetworkV6 || ip.ToString() == host)
            && (port > 0 || (isZero && mayListen))
            ? new IPEndPoint(ip, port)
            : null;
    }

    /// <summary>What was written, short, and without user and password.</summary>
    private static string Shown(string text)
    {
        var plain = UserPattern().Replace(text, "//…@");
        return plain.Length <= 80 ? plain : plain[..80] + "…";
    }

    [GeneratedRegex("//[^/]*@")]
    private static partial Regex UserPattern();

    [GeneratedRegex("^[A-Za-z0-9]{10,79}\\z")]
    private static partial Regex PassphrasePattern();

    [GeneratedRegex("^[A-Za-z0-9:_.,=/#!-]{1,512}\\z")]
    private static partial Regex StreamIdPattern();
}
