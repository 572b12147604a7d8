namespace Truceline.Formats.MavLink;

/// <summary>
/// Frames of MAVLink 1 and 2 in bytes fed in portions of any size. A checksum is verified with the message's seed; a frame that fails it is
/// counted and the hunt goes on behind its first byte. A message that is not read cannot be verified and is stepped over. The signature
/// of a signed frame is not checked, since the key is the vehicle's: such frames are taken and counted. Never throws for what it is fed.
/// </summary>
/// <param name="take">Told the sender's system number and what it states.</param>
public sealed class MavLinkReader(Action<int, MavLinkMessage> take)
{
    private const byte First = 0xFE;
    private const byte Second = 0xFD;
    private const int HeaderFirst = 6;
    private const int HeaderSecond = 10;
    private const int ChecksumLength = 2;
    private const int SignatureLength = 13;
    private const int Longest = HeaderSecond + 255 + ChecksumLength + SignatureLength;

    private readonly byte[] _held = new byte[2 * Longest];
    private int _length;

    /// <summary>Frames whose checksum holds.</summary>
    public long Good { get; private set; }

    public long BadChecksums { get; private set; }

    /// <summary>Frames of messages that are not read.</summary>
    public long Others { get; private set; }

    /// <summary>Good frames that carry a signature, which is not checked.</summary>
    public long Signed { get; private set; }

    /// <summary>Bytes that belong to no frame.</summary>
    public long Skipped { get; private set; }

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var portion = bytes[..Math.Min(bytes.Length, _held.Length - _length)];
            portion.CopyTo(_held.AsSpan(_length));
            _length += portion.Length;
            bytes = bytes[portion.Length..];
            Walk();
        }
    }

    private void Walk()
    {
        var at = 0;
        while (at < _length)
        {
            var used = Step(_held.AsSpan(at, _length - at));
            if (used == 0)
            {
                break;
            }

            at += used;
        }

        _held.AsSpan(at, _length - at).CopyTo(_held);
        _length -= at;
    }

    /// <returns>Bytes that are done with; 0 where more are needed.</returns>
    private int Step(ReadOnlySpan<byte> rest)
    {
        if (rest[0] is not (First or Second))
        {
            Skipped++;
            return 1;
        }

        var isSecond = rest[0] == Second;
        var header = isSecond ? HeaderSecond : HeaderFirst;
        if (rest.Length < header)
        {
            return 0;
        }

        var isSigned = isSecond && (rest[2] & 1) != 0;
        var covered = header + rest[1];
        var whole = covered + ChecksumLength + (isSigned ? SignatureLength : 0);
        if (isSecond && (rest[2] & ~1) != 0)
        {
            // A flag that is not known changes what a frame means.
            Skipped++;
            return 1;
        }

        return rest.Length < whole ? 0 : Frame(rest[..whole], header, covered, isSigned);
    }

    private int Frame(ReadOnlySpan<byte> frame, int header, int covered, bool isSigned)
    {
        var isSecond = header == HeaderSecond;
        var message = isSecond ? frame[7] | (frame[8] << 8) | (frame[9] << 16) : frame[5];
        if (MavLinkPayloads.Of(message) is not var (seed, length))
        {
            Others++;
            return frame.Length;
        }

        var stated = frame[covered] | (frame[covered + 1] << 8);
        if (Checksum(frame[1..covered], seed) != stated || (!isSecond && covered - header != length))
        {
            BadChecksums++;
            return 1;
        }

        Good++;
        Signed += isSigned ? 1 : 0;
        if (MavLinkPayloads.Read(message, frame[header..covered]) is { } said)
        {
            take(isSecond ? frame[5] : frame[3], said);
        }

        return frame.Length;
    }

    /// <summary>CRC-16/MCRF4XX over the frame behind its first byte, then over the message's seed.</summary>
    internal static int Checksum(ReadOnlySpan<byte> bytes, byte seed)
    {
        var crc = 0xFFFF;
        foreach (var one in bytes)
        {
            crc = Add(crc, one);
        }

        return Add(crc, seed);
    }

    private static int Add(int crc, byte one)
    {
        var mixed = (one ^ crc) & 0xFF;
        mixed = (mixed ^ (mixed << 4)) & 0xFF;
        return ((crc >> 8) ^ (mixed << 8) ^ (mixed << 3) ^ (mixed >> 4)) & 0xFFFF;
    }
}
