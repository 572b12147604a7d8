namespace Truceline.Formats.MpegTs;

/// <summary>The continuity counter of one PID (ISO/IEC 13818-1, 2.4.3.3).</summary>
internal sealed class Continuity
{
    private const int Unknown = -1;

    private readonly byte[] _lastPayload = new byte[184];
    private int _lastLength;
    private int _last = Unknown;
    private bool _repeated;

    public enum Verdict
    {
        Follows,

        /// <summary>The same packet again.</summary>
        Duplicate,

        /// <summary>At least one packet is missing before this one.</summary>
        Gap,

        /// <summary>The stream says itself that it does not continue here.</summary>
        Break,
    }

    public Verdict Next(in TsPacket packet)
    {
        if (!packet.HasPayload)
        {
            if (packet.IsDiscontinuity)
            {
                _last = Unknown;
                return Verdict.Break;
            }

            return Verdict.Follows;
        }

        var last = _last;
        if (packet.Counter == last && !_repeated && !packet.IsDiscontinuity && IsSame(packet.Payload))
        {
            _repeated = true;
            return Verdict.Duplicate;
        }

        _repeated = false;
        _last = packet.Counter;
        packet.Payload.CopyTo(_lastPayload);
        _lastLength = packet.Payload.Length;
        if (last == Unknown || packet.Counter == ((last + 1) & 0x0F))
        {
            return Verdict.Follows;
        }

        return packet.IsDiscontinuity ? Verdict.Break : Verdict.Gap;
    }

    private bool IsSame(ReadOnlySpan<byte> payload) => payload.SequenceEqual(_lastPayload.AsSpan(0, _lastLength));
}
