namespace Truceline.Formats.MpegTs;

/// <summary>
/// The PES packets of one PID. Headers may lie over several transport packets; the payload is handed on as it comes.
/// The stated length is only counted against: what ends a PES packet is the start of the next.
/// </summary>
internal abstract class PesTrack(int pid, TsContent content, PtsClock clock, TsCounters counters)
{
    private readonly ByteQueue _head = new(PesHeader.MaxLength + 184);
    private State _state = State.Skipping;
    private long _left;
    private bool _lengthCounted;

    private enum State
    {
        Skipping,
        InHeader,
        InPayload,
    }

    public int Pid { get; } = pid;

    public TsContent Content { get; set; } = content;

    /// <summary>Nothing is being put together: the next start is waited for.</summary>
    public bool IsSkipping => _state == State.Skipping;

    /// <summary>The payload of the present PES packet is read by nobody; only where it ends matters.</summary>
    public virtual bool IsUnread => false;

    protected TsCounters Counters { get; } = counters;

    /// <summary>Hands over the payload of one transport packet.</summary>
    public void Payload(in TsPacket packet, long offset)
    {
        if (packet.IsUnitStart)
        {
            if (_state == State.InPayload && !IsUnread && _left is > 0 and < long.MaxValue)
            {
                Counters.PesLengthErrors++;
            }

            _head.Clear();
            _state = State.InHeader;
        }

        switch (_state)
        {
            case State.InHeader:
                ReadHeader(packet.Payload, packet.IsRandomAccess, offset);
                break;
            case State.InPayload:
                Pass(packet.Payload);
                break;
            default:
                break;
        }

        if (_state == State.InPayload)
        {
            AfterPacket(mayBeEnd: packet.IsStuffed || _left == 0);
        }
    }

    /// <summary>The payload does not continue here: what is half put together is dropped.</summary>
    /// <param name="isCertain">At least one packet of this PID is missing, whether or not something was half put together.</param>
    public void Lost(bool isCertain)
    {
        var inHeader = _head.Count > 0;
        _head.Clear();
        _state = State.Skipping;
        DropPartial(isCertain || inHeader);
    }

    /// <summary>No more will come on this PID: what is whole is handed on.</summary>
    public abstract void End();

    /// <param name="pts">90 kHz, unwrapped.</param>
    /// <param name="first">Payload that came in the same transport packet as the header.</param>
    protected abstract void Start(in PesHeader header, long? pts, ReadOnlySpan<byte> first, bool isRandomAccess, long offset);

    /// <param name="isBeyondLength">The PES packet has already had as many bytes as it stated.</param>
    protected abstract void Data(ReadOnlySpan<byte> bytes, bool isBeyondLength);

    /// <param name="mayBeEnd">The packet was filled up, or the PES packet has as many bytes as it stated.</param>
    protected virtual void AfterPacket(bool mayBeEnd)
    {
    }

    protected abstract void DropPartial(bool isCertain);

    private void ReadHeader(ReadOnlySpan<byte> payload, bool isRandomAccess, long offset)
    {
        if (_head.Count > 0)
        {
            _head.Append(payload);
            payload = _head.Span;
        }

        switch (PesHeader.Read(payload, out var header))
        {
            case PesHeader.Outcome.Read:
                Begin(header, payload[header.Length..], isRandomAccess, offset);
                break;
            case PesHeader.Outcome.NeedsMore when _head.Count == 0:
                _head.Append(payload);
                break;
            case PesHeader.Outcome.NeedsMore:
                break;
            default:
                Counters.PesHeaderErrors++;
                _state = State.Skipping;
                DropPartial(isCertain: false);
                break;
        }
    }

    private void Begin(in PesHeader header, ReadOnlySpan<byte> rest, bool isRandomAccess, long offset)
    {
        _state = State.InPayload;
        _left = header.PayloadLength ?? long.MaxValue;
        _lengthCounted = false;
        long? pts = header.Pts is { } raw ? clock.Unwrap(raw) : null;
        Start(header, pts, rest, isRandomAccess, offset);
        Pass(rest);
    }

    private void Pass(ReadOnlySpan<byte> bytes)
    {
        if (_left == long.MaxValue)
        {
            Data(bytes, isBeyondLength: false);
            return;
        }

        var within = (int)Math.Min(_left, bytes.Length);
        _left -= within;
        if (within > 0)
        {
            Data(bytes[..within], isBeyondLength: false);
        }

        if (within < bytes.Length)
        {
            if (!_lengthCounted)
            {
                _lengthCounted = true;
                Counters.PesLengthErrors++;
            }

            Data(bytes[within..], isBeyondLength: true);
        }
    }
}
