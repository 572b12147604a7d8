using System.Net;
using System.Net.Sockets;

namespace Truceline.Engine.Intake;

/// <summary>Which addresses a pull may reach: nothing inside this machine or its networks, unless an administrator listed it.</summary>
internal static class NetworkReach
{
    // IANA special-purpose registries for IPv4 and IPv6: what is not globally reachable.
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    /// <summary>Anybody on the internet could reach it as well; a 4-in-6 address is judged as what it stands for.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !NotPublic.Any(network => network.Contains(plain));
    }

    /// <summary>No single peer has it: every address, a group, a broadcast.</summary>
    public static bool CannotBeCalled(IPAddress address) =>
        address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) || address.Equals(IPAddress.Broadcast) || address.IsIPv6Multicast
        || (address.AddressFamily == AddressFamily.InterNetwork && address.GetAddressBytes()[0] is >= 224);

    /// <summary>
    /// The one address at which a host is called from now on: the first that it resolves to, where that may be reached.
    /// </summary>
    /// <exception cref="IOException">It resolves to nothing, or to what may not be reached; the message says which.</exception>
    public static async Task<IPAddress> PinAsync(string host, IReadOnlyList<IPAddress> listed, CancellationToken cancellation)
    {
        var found = IPAddress.TryParse(host.Trim('[', ']'), out var literal)
            ? [literal]
            : await ResolveAsync(host, cancellation).ConfigureAwait(false);
        if (found.Length == 0)
        {
            throw new IOException($"{host} has no address.");
        }

        // All of them, not only the first: a name that points inside at times is not one to follow.
        return found.FirstOrDefault(address => !IsPublic(address) && !listed.Contains(address)) is { } inside
            ? throw new IOException($"{host} is at {inside}, which is inside a private network; list that address with the source if it is meant.")
            : found[0];
    }

    private static async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellation).ConfigureAwait(false);
        }
        catch (SocketException)
        {
            return [];
        }
    }
}
