namespace Truceline.Formats.MpegTs;

/// <summary>The continuity counter of one PID (ISO/IEC 13818-1, 2.4.3.3).</summary>
/// <param name="keepsPayload">
/// Tell a repeated packet from one sixteen later by its bytes. Where nobody reads the payload the counter is enough.
/// </param>
internal sealed class Continuity(bool keepsPayload)
{
    private const int Unknown = -1;

    private readonly byte[] _lastPayload = new byte[keepsPayload ? 184 : 0];
    private int _lastLength;
    private int _last = Unknown;
    private bool _repeated;
    private bool _isPayloadKept;

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

    /// <summary>Counter of the packet that follows; -1 while none has been seen.</summary>
    public int Expected => _last == Unknown ? Unknown : (_last + 1) & 0x0F;

    /// <summary>Packets went by of which only the counter was read, up to one before <paramref name="next"/>; -1: none.</summary>
    public void Skipped(int next)
    {
        if (next == Unknown)
        {
            return;
        }

        _isPayloadKept = false;
        if (next != Expected)
        {
            _last = (next - 1) & 0x0F;
            _repeated = false;
        }
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
        if (keepsPayload)
        {
            packet.Payload.CopyTo(_lastPayload);
            _lastLength = packet.Payload.Length;
            _isPayloadKept = true;
        }

        if (last == Unknown || packet.Counter == ((last + 1) & 0x0F))
        {
            return Verdict.Follows;
        }

        return packet.IsDiscontinuity ? Verdict.Break : Verdict.Gap;
    }

    private bool IsSame(ReadOnlySpan<byte> payload) => !_isPayloadKept || payload.SequenceEqual(_lastPayload.AsSpan(0, _lastLength));
}
