using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using Truceline.Core.Record;
using Truceline.Engine.Live;
using Truceline.Ledger;

namespace Truceline.Engine.Tests.Intake;

/// <summary>What tests of running sources share: waiting for what must come, and what is recorded in the end.</summary>
internal static class LiveSource
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task UntilAsync(Func<bool> holds, CancellationToken cancellation)
    {
        while (!holds())
        {
            await Task.Delay(5, cancellation);
        }
    }

    public static async Task<LiveMessage> FirstAsync(Centre centre, Func<LiveMessage, bool> wanted, CancellationToken cancellation)
    {
        await foreach (var message in centre.Hub.SubscribeAsync(wanted, cancellation))
        {
            return message;
        }

        throw new InvalidOperationException("The hub ended.");
    }

    /// <summary>A port that nobody holds at the moment.</summary>
    public static int FreePort(ProtocolType protocol = ProtocolType.Tcp)
    {
        using var probe = new Socket(
            AddressFamily.InterNetwork, protocol == ProtocolType.Tcp ? SocketType.Stream : SocketType.Dgram, protocol);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }

    /// <summary>Whether anybody has the port: a datagram sent to one that nobody holds yet is gone.</summary>
    public static bool IsHeld(int udpPort) => IPGlobalProperties.GetIPGlobalProperties().GetActiveUdpListeners().Any(one => one.Port == udpPort);

    public static IEnumerable<Statement> Entered(TemporaryFolder folder)
    {
        var log = LogReader.Open(folder.Path);
        for (long index = 0; index < log.Latest.Size; index++)
        {
            var entry = log.Read(index)!;
            if (StatementJson.Read(entry.Header.Kind, entry.Statement.Span) is { } statement)
            {
                yield return statement;
            }
        }
    }

    /// <summary>Every recorded byte of all entries, in their order.</summary>
    public static byte[] Joined(TemporaryFolder folder) =>
    [
        .. Entered(folder).OfType<Statement.SegmentsSealed>().SelectMany(made => made.Segments)
            .SelectMany(segment => File.ReadAllBytes(folder[segment.Path])),
    ];

    public static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
