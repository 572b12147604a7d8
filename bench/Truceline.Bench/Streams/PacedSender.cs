using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Truceline.Bench.Streams;

/// <summary>One transport stream sent to many ports of this machine at a constant rate each, every one from another place in it.</summary>
internal sealed class PacedSender(byte[] stream, IReadOnlyList<int> ports, double bitsPerSecond)
{
    private const int Datagram = 7 * 188;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(2);

    /// <summary>Datagrams given to each port; the operating system took every one of them.</summary>
    public long[] Sent { get; } = new long[ports.Count];

    public static int Length => Datagram;

    /// <summary>Runs until it is cancelled. A thread of its own: what is late is made up for at the next tick.</summary>
    public void Run(CancellationToken cancellation)
    {
        var count = stream.Length / Datagram;
        var sockets = ports.Select(Connect).ToArray();
        var begun = Stopwatch.GetTimestamp();
        while (!cancellation.IsCancellationRequested)
        {
            var due = (long)(Stopwatch.GetElapsedTime(begun).TotalSeconds * bitsPerSecond / 8 / Datagram);
            for (var port = 0; port < sockets.Length; port++)
            {
                for (; Sent[port] < due; Sent[port]++)
                {
                    var at = (int)((Sent[port] + ((long)port * count / sockets.Length)) % count);
                    sockets[port].Send(stream.AsSpan(at * Datagram, Datagram));
                }
            }

            Thread.Sleep(Tick);
        }

        foreach (var socket in sockets)
        {
            socket.Dispose();
        }
    }

    private static Socket Connect(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Connect(IPAddress.Loopback, port);
        return socket;
    }
}
