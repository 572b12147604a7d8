using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Truceline.Simulator.MpegTs;

namespace Truceline.Simulator.Sending;

/// <summary>Where transport packets go. What is sent once is sent whole, in order.</summary>
public interface IPacketSink : IAsyncDisposable
{
    /// <param name="packets">A whole number of transport packets.</param>
    /// <param name="pts">90 kHz, of the frame they carry.</param>
    ValueTask SendAsync(ReadOnlyMemory<byte> packets, long pts, CancellationToken cancellation);
}

/// <summary>Writes packets into a file, replacing one that is there.</summary>
public sealed class FileSink(string path) : IPacketSink
{
    private readonly FileStream _file = new(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 20, useAsync: false);

    public ValueTask SendAsync(ReadOnlyMemory<byte> packets, long pts, CancellationToken cancellation)
    {
        _file.Write(packets.Span);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();
}

/// <summary>Sends packets as datagrams of up to seven, with an RTP header in front of each where asked for (RFC 2250, RFC 3550).</summary>
public sealed class UdpSink : IPacketSink
{
    private const int MostPackets = 7;
    private const int RtpHeader = 12;
    private const byte TransportPayload = 33;

    private readonly Socket _socket;
    private readonly IPEndPoint _to;
    private readonly bool _rtp;
    private readonly byte[] _datagram = new byte[RtpHeader + (MostPackets * TransportMultiplexer.PacketLength)];
    private ushort _sequence;

    private UdpSink(IPEndPoint to, bool rtp)
    {
        _to = to;
        _rtp = rtp;
        _socket = new(to.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { SendBufferSize = 1 << 20 };
        var first = to.Address.GetAddressBytes()[0];
        if (to.AddressFamily == AddressFamily.InterNetwork && first is >= 224 and < 240)
        {
            // Multicast stays on this network, and is heard on this machine too.
            _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastTimeToLive, 1);
            _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastLoopback, true);
        }
    }

    /// <summary>Opens <c>udp://HOST:PORT</c>; null with a sentence where that cannot be.</summary>
    public static (UdpSink? Sink, string? Trouble) Open(string address, bool rtp)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != "udp" || uri.Port is < 1 or > 65535)
        {
            return (null, $"'{address}' is no address to send to: write udp://HOST:PORT, for example udp://127.0.0.1:5600.");
        }

        try
        {
            var found = Dns.GetHostAddresses(uri.DnsSafeHost);
            var host = found.FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork) ?? found[0];
            return (new UdpSink(new IPEndPoint(host, uri.Port), rtp), null);
        }
        catch (SocketException)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"The host '{uri.DnsSafeHost}' was not found: write its address, for example udp://127.0.0.1:{uri.Port}."));
        }
    }

    /// <summary>Datagrams that the machine refused to send.</summary>
    public long Unsent { get; private set; }

    public async ValueTask SendAsync(ReadOnlyMemory<byte> packets, long pts, CancellationToken cancellation)
    {
        while (packets.Length > 0)
        {
            var part = packets[..Math.Min(packets.Length, MostPackets * TransportMultiplexer.PacketLength)];
            packets = packets[part.Length..];
            var header = _rtp ? WriteHeader(pts) : 0;
            part.CopyTo(_datagram.AsMemory(header));
            try
            {
                await _socket.SendToAsync(_datagram.AsMemory(0, header + part.Length), SocketFlags.None, _to, cancellation).ConfigureAwait(false);
            }
            catch (SocketException)
            {
                Unsent++;
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private int WriteHeader(long pts)
    {
        _datagram[0] = 0x80;
        _datagram[1] = TransportPayload;
        BinaryPrimitives.WriteUInt16BigEndian(_datagram.AsSpan(2), _sequence);
        BinaryPrimitives.WriteUInt32BigEndian(_datagram.AsSpan(4), unchecked((uint)pts));
        BinaryPrimitives.WriteUInt32BigEndian(_datagram.AsSpan(8), 0x54524C4E);
        _sequence = unchecked((ushort)(_sequence + 1));
        return RtpHeader;
    }
}
