using System.Net;
using System.Net.Sockets;

namespace Truceline.Engine.Intake;

/// <summary>Where a source's bytes come from, as written in settings: <c>udp://host:port[?interface=a.b.c.d]</c> or <c>file:///path</c>.</summary>
public abstract record SourceAddress
{
    private SourceAddress()
    {
    }

    /// <param name="EndPoint">The local address to listen on, or the multicast group to join.</param>
    /// <param name="Interface">IPv4 address of the interface on which the group is joined.</param>
    public sealed record Udp(IPEndPoint EndPoint, IPAddress? Interface) : SourceAddress
    {
        public bool IsMulticast => EndPoint.AddressFamily == AddressFamily.InterNetworkV6
            ? EndPoint.Address.IsIPv6Multicast
            : EndPoint.Address.GetAddressBytes()[0] is >= 224 and <= 239;
    }

    public sealed record File(string Path) : SourceAddress;

    /// <summary>Reads an address; where it is not one, <paramref name="refusal"/> says in one sentence what to write.</summary>
    public static SourceAddress? Parse(string text, out string? refusal)
    {
        refusal = null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            refusal = $"“{text}” is not a source address; write udp://ADDRESS:PORT or file:///PATH.";
            return null;
        }

        switch (uri.Scheme)
        {
            case "file" when uri.Host.Length == 0:
                return new File(uri.LocalPath);
            case "udp" when uri.Port is > 0 and <= 65_535 || uri.Authority.EndsWith(":0", StringComparison.Ordinal):
                return ParseUdp(uri, out refusal);
            default:
                refusal = $"“{text}” is not a source address; write udp://ADDRESS:PORT or file:///PATH.";
                return null;
        }
    }

    private static Udp? ParseUdp(Uri uri, out string? refusal)
    {
        refusal = null;
        // An empty host (udp://:5000) or @ in front of it (as players write it) listens on every interface.
        var host = uri.Host is "" or "localhost" ? (uri.Host.Length == 0 ? "0.0.0.0" : "127.0.0.1") : uri.Host.Trim('[', ']');
        IPAddress? via = null;
        var wanted = uri.Query.StartsWith("?interface=", StringComparison.Ordinal) ? uri.Query["?interface=".Length..] : null;
        if (!IPAddress.TryParse(host, out var ip))
        {
            refusal = $"“{uri.Host}” is not an IP address; a UDP source is listened for at an address of this machine or a multicast group.";
        }
        else if (wanted is not null && !IPAddress.TryParse(wanted, out via))
        {
            refusal = $"“{wanted}” is not the IP address of an interface.";
        }

        return refusal is null ? new Udp(new IPEndPoint(ip!, Math.Max(0, uri.Port)), via) : null;
    }

    /// <summary>The source that reads this address.</summary>
    public ISource Open(TimeProvider clock) => this switch
    {
        Udp udp => new UdpSource(udp, clock),
        File file => new FileSource(file.Path, () => NodaTime.Instant.FromDateTimeOffset(clock.GetUtcNow())),
        _ => throw new InvalidOperationException("A source address is UDP or a file."),
    };
}
