using System.Net;
using System.Net.Sockets;
using NodaTime;

namespace Truceline.Engine.Intake;

/// <summary>
/// Datagrams of one address and port, unicast or multicast. A datagram of any size, an empty one included, is passed on
/// whole; those that wait in the socket are passed on together.
/// </summary>
public sealed class UdpSource(SourceAddress.Udp address, TimeProvider clock) : ISource
{
    private const int LargestDatagram = 65_536;
    private const int BatchBytes = 512 * 1024;
    private const int ReceiveBufferAsked = 8 * 1024 * 1024;

    public string? Warning { get; private set; }

    /// <summary>Where it listens, once it runs; the port is the one that the system chose where the address says 0.</summary>
    public IPEndPoint? Listening { get; private set; }

    public async Task RunAsync(IArrivals arrivals, CancellationToken cancellation)
    {
        using var socket = Open();
        var batch = new Batch(BatchBytes);
        while (!cancellation.IsCancellationRequested)
        {
            batch.Clear();
            var length = await socket.ReceiveAsync(batch.Free, SocketFlags.None, cancellation).ConfigureAwait(false);
            batch.Add(length);
            while (batch.FreeLength >= LargestDatagram && socket.Poll(0, SelectMode.SelectRead))
            {
                batch.Add(socket.Receive(batch.Free.Span, SocketFlags.None));
            }

            var received = Instant.FromDateTimeOffset(clock.GetUtcNow());
            await arrivals.ArrivedAsync(new Arrival(batch.Bytes, batch.Lengths, received), cancellation).ConfigureAwait(false);
        }
    }

    private Socket Open()
    {
        var family = address.EndPoint.AddressFamily;
        var socket = new Socket(family, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.ReceiveBufferSize = ReceiveBufferAsked;
            Warning = ClampedWarning(socket.ReceiveBufferSize);
            if (address.IsMulticast)
            {
                // Several receivers of one group on one machine are the normal case of a control room.
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
                socket.Bind(new IPEndPoint(address.EndPoint.Address, address.EndPoint.Port));
                Join(socket, family);
            }
            else
            {
                socket.Bind(address.EndPoint);
            }

            Listening = (IPEndPoint)socket.LocalEndPoint!;
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private void Join(Socket socket, AddressFamily family)
    {
        if (family == AddressFamily.InterNetworkV6)
        {
            socket.SetSocketOption(
                SocketOptionLevel.IPv6, SocketOptionName.AddMembership, new IPv6MulticastOption(address.EndPoint.Address));
            return;
        }

        socket.SetSocketOption(
            SocketOptionLevel.IP,
            SocketOptionName.AddMembership,
            new MulticastOption(address.EndPoint.Address, address.Interface ?? IPAddress.Any));
    }

    // Linux keeps twice what is asked for, and clamps in silence: a loss under load is then nobody's fault but this.
    private static string? ClampedWarning(int granted) => granted >= ReceiveBufferAsked
        ? null
        : $"The receive buffer is {granted} bytes where {ReceiveBufferAsked} were asked for; raise net.core.rmem_max.";

    private sealed class Batch(int size)
    {
        private readonly byte[] _bytes = new byte[size];
        private int[] _lengths = new int[512];
        private int _used;
        private int _count;

        public Memory<byte> Free => _bytes.AsMemory(_used);

        public int FreeLength => _bytes.Length - _used;

        public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _used);

        public ReadOnlyMemory<int> Lengths => _lengths.AsMemory(0, _count);

        public void Clear() => _used = _count = 0;

        public void Add(int length)
        {
            if (_count == _lengths.Length)
            {
                Array.Resize(ref _lengths, _count * 2);
            }

            _lengths[_count++] = length;
            _used += length;
        }
    }
}
