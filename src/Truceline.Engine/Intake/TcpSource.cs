using System.Net;
using System.Net.Sockets;

namespace Truceline.Engine.Intake;

/// <summary>A stream of bytes over TCP: the centre calls the one peer that is listed, or is called by one peer at a time.</summary>
/// <param name="listed">Who may call where it listens; empty: anybody who can reach the port.</param>
public sealed class TcpSource(SourceAddress.Tcp address, IReadOnlyList<IPAddress> listed, TimeProvider clock) : ISource
{
    private static readonly TimeSpan Connecting = TimeSpan.FromSeconds(10);

    public string? Warning => null;

    /// <summary>Where it listens, once it does.</summary>
    public IPEndPoint? Listening { get; private set; }

    public async Task RunAsync(IArrivals arrivals, CancellationToken cancellation)
    {
        using var socket = address.Listens
            ? await AcceptAsync(cancellation).ConfigureAwait(false)
            : await CallAsync(cancellation).ConfigureAwait(false);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        await using var stream = new NetworkStream(socket);
        await new StreamPump(clock).RunAsync(stream, arrivals, cancellation).ConfigureAwait(false);
        throw new IOException("The peer closed the connection");
    }

    private async Task<Socket> CallAsync(CancellationToken cancellation)
    {
        var socket = new Socket(address.EndPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        using var patience = new CancellationTokenSource(Connecting, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            await socket.ConnectAsync(address.EndPoint, either.Token).ConfigureAwait(false);
            return socket;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            socket.Dispose();
            throw new IOException($"{address.EndPoint} did not answer within {Connecting.TotalSeconds:0} seconds");
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>One peer is taken and nobody else is listened to meanwhile; it is listened again when that one has gone.</summary>
    private async Task<Socket> AcceptAsync(CancellationToken cancellation)
    {
        using var listener = new Socket(address.EndPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Bind(address.EndPoint);
        listener.Listen(4);
        Listening = (IPEndPoint)listener.LocalEndPoint!;
        while (true)
        {
            var peer = await listener.AcceptAsync(cancellation).ConfigureAwait(false);
            var from = ((IPEndPoint)peer.RemoteEndPoint!).Address;
            if (listed.Count == 0 || listed.Contains(from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from))
            {
                return peer;
            }

            peer.Dispose();
        }
    }
}
