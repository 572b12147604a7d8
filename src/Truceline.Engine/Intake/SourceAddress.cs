using System.Net;
using System.Net.Sockets;

namespace Truceline.Engine.Intake;

/// <summary>Where a source's bytes come from; <see cref="AddressText"/> reads and describes how each is written.</summary>
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

    /// <param name="EndPoint">The peer to call, or the local address to listen on.</param>
    public sealed record Tcp(IPEndPoint EndPoint, bool Listens) : SourceAddress;

    /// <param name="Address">http or https. A host that is an IP address counts as listed.</param>
    public sealed record Http(Uri Address) : SourceAddress;

    /// <param name="EndPoint">The peer to call, or the local address to listen on.</param>
    /// <param name="Options">Socket options as they are written, in order; nothing else is passed on.</param>
    public sealed record Srt(IPEndPoint EndPoint, bool Listens, IReadOnlyList<(string Name, string Value)> Options) : SourceAddress;

    /// <param name="Address">Its host is an IP address.</param>
    public sealed record Rtsp(Uri Address) : SourceAddress;

    /// <summary>A folder into which whole files are dropped.</summary>
    public sealed record Folder(string Path) : SourceAddress;

    /// <summary>It carries a password, which has no place in a mission file that both delegations and the record hold.</summary>
    public bool HoldsSecret => this switch
    {
        Rtsp rtsp => rtsp.Address.UserInfo.Length > 0,
        Srt srt => srt.Options.Any(option => option.Name == "passphrase"),
        _ => false,
    };

    /// <summary>Reads an address; where it is not one, <paramref name="refusal"/> says in one sentence what to write.</summary>
    public static SourceAddress? Parse(string text, out string? refusal) => AddressText.Parse(text, out refusal);

    /// <summary>The source that reads this address.</summary>
    /// <param name="listed">Addresses that a named host may have though they are private; peers that may call where it listens (none: any).</param>
    public ISource Open(TimeProvider clock, IReadOnlyList<IPAddress>? listed = null) => this switch
    {
        Udp udp => new UdpSource(udp, clock),
        File file => new FileSource(file.Path, () => NodaTime.Instant.FromDateTimeOffset(clock.GetUtcNow())),
        Tcp tcp => new TcpSource(tcp, listed ?? [], clock),
        Http http => new HttpSource(http, listed ?? [], clock),
        Srt srt => ChildSource.Of(srt, clock),
        Rtsp rtsp => ChildSource.Of(rtsp, clock),
        _ => throw new InvalidOperationException("A folder is read file by file."),
    };
}
