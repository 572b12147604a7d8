namespace Truceline.Formats.MpegTs;

/// <summary>
/// KLV packets of one PID, bare or in metadata access unit cells (ISO/IEC 13818-1, 2.12.4). What delimits a packet is
/// its own BER length; so it may span PES packets, share one, or sit in one whose length lies.
/// </summary>
internal sealed class KlvTrack(int pid, TsContent content, PtsClock clock, TsCounters counters, int maxPacket, KlvTrack.Handler handler)
    : PesTrack(pid, content, clock, counters)
{
    private const int CellHeader = 5;
    private const int MetadataStreamId = 0xFC;

    private readonly ByteQueue _cells = new(4096);
    private readonly ByteQueue _klv = new(4096);
    private Framing _framing;
    private Framing _lastFraming;
    private int _streamId;
    private int _lastCell = -1;
    private long? _pesPts;
    private long? _packetPts;

    /// <param name="pts">90 kHz, unwrapped; null where the PES packet states none.</param>
    public delegate void Handler(KlvTrack track, long? pts, ReadOnlySpan<byte> packet);

    private enum Framing
    {
        Undecided,
        Bare,
        Cells,
        NotKlv,
    }

    public override void End()
    {
        EndOfPes();
        if (_klv.Count > 0)
        {
            Counters.KlvDropped++;
        }

        Reset();
    }

    protected override void Start(in PesHeader header, long? pts, ReadOnlySpan<byte> first, bool isRandomAccess, long offset)
    {
        EndOfPes();
        _streamId = header.StreamId;
        _pesPts = pts;
        _framing = Framing.Undecided;
    }

    protected override void Data(ReadOnlySpan<byte> bytes, bool isBeyondLength)
    {
        if (isBeyondLength && _klv.Count == 0 && _cells.Count == 0)
        {
            return;
        }

        switch (_framing)
        {
            case Framing.Bare:
                AppendKlv(bytes);
                break;
            case Framing.Cells:
                AppendCells(bytes);
                break;
            case Framing.Undecided:
                AppendUndecided(bytes);
                break;
            default:
                break;
        }
    }

    protected override void DropPartial(bool isCertain)
    {
        if (Content == TsContent.Klv && (isCertain || _klv.Count > 0 || _cells.Count > 0))
        {
            Counters.KlvDropped++;
        }

        Reset();
    }

    private void Reset()
    {
        _cells.Clear();
        _klv.Clear();
        _framing = Framing.NotKlv;
        _lastCell = -1;
    }

    private void EndOfPes()
    {
        if (_framing == Framing.Undecided && _cells.Count > 0)
        {
            Decide();
        }

        if (_framing == Framing.Cells && _cells.Count > CellHeader)
        {
            // The cell states more than came: what matters is whether the packet in it is whole.
            var flags = _cells.Span[2] >> 6;
            PassCell(_cells.Span[CellHeader..], flags, _cells.Span[1]);
        }

        _cells.Clear();
    }

    private void AppendUndecided(ReadOnlySpan<byte> bytes)
    {
        _cells.Append(bytes);
        if (_cells.Count >= CellHeader + SmpteKey.PrefixLength)
        {
            Decide();
        }
    }

    private void Decide()
    {
        var start = _cells.Span;
        if (SmpteKey.StartsSet(start) || (_klv.Count == 0 && SmpteKey.MayStartKey(start)))
        {
            DropTruncated();
            _framing = Framing.Bare;
        }
        else if (_streamId == MetadataStreamId && (SmpteKey.StartsKey(start[Math.Min(CellHeader, start.Length)..]) || _lastFraming == Framing.Cells))
        {
            _framing = Framing.Cells;
        }
        else
        {
            _framing = _klv.Count > 0 ? Framing.Bare : Framing.NotKlv;
        }

        if (_framing == Framing.NotKlv && Content == TsContent.Klv)
        {
            Counters.KlvDamaged++;
        }

        UseDecision();
    }

    private void UseDecision()
    {
        switch (_framing)
        {
            case Framing.Bare:
                var bytes = _cells.Span;
                _cells.Clear();
                Content = TsContent.Klv;
                AppendKlv(bytes);
                break;
            case Framing.Cells:
                Content = TsContent.Klv;
                DrainCells();
                break;
            default:
                _cells.Clear();
                break;
        }

        _lastFraming = _framing;
    }

    private void AppendCells(ReadOnlySpan<byte> bytes)
    {
        if (_cells.Count + bytes.Length > maxPacket + CellHeader)
        {
            Counters.KlvDamaged++;
            Reset();
            return;
        }

        _cells.Append(bytes);
        DrainCells();
    }

    private void DrainCells()
    {
        while (_framing == Framing.Cells && _cells.Count >= CellHeader)
        {
            var span = _cells.Span;
            var flags = span[2] >> 6;
            var length = (span[3] << 8) | span[4];
            var body = span[CellHeader..];
            if (flags == 3 && SmpteKey.PacketLength(body) is { } real && real > length)
            {
                // The length in the cell is short or zero; the packet knows its own.
                length = real;
            }

            if (body.Length < length || (length == 0 && body.Length < SmpteKey.MinPacket))
            {
                return;
            }

            PassCell(body[..length], flags, span[1]);
            _cells.Take(Math.Min(_cells.Count, CellHeader + length));
        }
    }

    /// <param name="fragment">Two bits: 3 a whole cell, 2 the first piece, 0 a middle one, 1 the last.</param>
    private void PassCell(ReadOnlySpan<byte> body, int fragment, int sequence)
    {
        var follows = _lastCell >= 0 && sequence == ((_lastCell + 1) & 0xFF);
        _lastCell = sequence;
        if (fragment >= 2)
        {
            DropTruncated();
        }
        else if (_klv.Count == 0 || !follows)
        {
            if (_klv.Count > 0)
            {
                Counters.KlvDropped++;
                _klv.Clear();
            }

            return;
        }

        AppendKlv(body);
    }

    /// <summary>A new packet begins where the one before was not yet whole.</summary>
    private void DropTruncated()
    {
        if (_klv.Count > 0)
        {
            Counters.KlvDropped++;
            _klv.Clear();
        }
    }

    private void AppendKlv(ReadOnlySpan<byte> bytes)
    {
        if (_klv.Count == 0)
        {
            _packetPts = _pesPts;
        }

        _klv.Append(bytes);
        while (_klv.Count > 0)
        {
            var span = _klv.Span;
            if (!SmpteKey.MayStartKey(span))
            {
                StopAtNoKey(span);
                return;
            }

            if (span.Length < SmpteKey.MinPacket)
            {
                return;
            }

            if (SmpteKey.PacketLength(span) is not { } length)
            {
                if (SmpteKey.LengthIsImpossible(span))
                {
                    StopAtNoKey(span);
                }

                return;
            }

            if (length > maxPacket)
            {
                StopAtNoKey(span);
                return;
            }

            if (span.Length < length)
            {
                return;
            }

            Counters.KlvPackets++;
            handler(this, _packetPts, span[..(int)length]);
            _klv.Take(length);
            _packetPts = _pesPts;
        }
    }

    /// <summary>Padding ends a payload quietly; anything else is damage. Nothing is read until the next PES packet.</summary>
    private void StopAtNoKey(ReadOnlySpan<byte> span)
    {
        if (span.ContainsAnyExcept((byte)0x00, (byte)0xFF))
        {
            Counters.KlvDamaged++;
        }

        _klv.Clear();
        _cells.Clear();
        _framing = Framing.NotKlv;
    }
}
