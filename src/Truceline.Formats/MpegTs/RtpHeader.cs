using System.Buffers.Binary;

namespace Truceline.Formats.MpegTs;

/// <summary>The RTP header in front of transport packets in a datagram (RFC 3550, RFC 2250).</summary>
/// <param name="Length">Bytes of the header with its contributing sources and extension.</param>
/// <param name="Padding">Bytes of padding at the end of the datagram.</param>
public readonly record struct RtpHeader(int Length, int Padding, int PayloadType, int Sequence, uint Timestamp)
{
    private const byte SyncByte = 0x47;

    /// <summary>
    /// The transport packets of a datagram, without the RTP header if there is one. A datagram that starts with a
    /// sync byte, or is no RTP that leads to one, is returned whole: then it is up to the demuxer to find sync.
    /// </summary>
    public static ReadOnlySpan<byte> Strip(ReadOnlySpan<byte> datagram) =>
        TryRead(datagram, out var header)
            ? datagram[header.Length..(datagram.Length - header.Padding)]
            : datagram;

    public static bool TryRead(ReadOnlySpan<byte> datagram, out RtpHeader header)
    {
        header = default;
        if (datagram.Length < 12 || datagram[0] == SyncByte || datagram[0] >> 6 != 2)
        {
            return false;
        }

        var length = 12 + ((datagram[0] & 0x0F) * 4);
        if ((datagram[0] & 0x10) != 0)
        {
            if (datagram.Length < length + 4)
            {
                return false;
            }

            length += 4 + (BinaryPrimitives.ReadUInt16BigEndian(datagram[(length + 2)..]) * 4);
        }

        int padding = (datagram[0] & 0x20) != 0 ? datagram[^1] : 0;
        if (datagram.Length - length - padding < 1 || datagram[length] != SyncByte)
        {
            return false;
        }

        header = new RtpHeader(
            length, padding, datagram[1] & 0x7F, BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]), BinaryPrimitives.ReadUInt32BigEndian(datagram[4..]));
        return true;
    }
}
