namespace Truceline.Formats.MpegTs;

/// <summary>
/// Access units of one video PID, while they are wanted; else only the times of its PES packets. H.264 is cut where the
/// standard says that an access unit begins, whatever the PES packets are; of the others one PES packet is one unit.
/// </summary>
internal sealed class VideoTrack : PesTrack
{
    private readonly int _maxUnit;
    private readonly Func<int, bool> _isWanted;
    private readonly UnitHandler _unit;
    private readonly StartHandler _started;
    private readonly ByteQueue _bytes = new(64 * 1024);
    private VideoPace _pace = new();
    private PictureScan _scan;
    private (long Pts, long Dts)? _pesTime;
    private (long Pts, long Dts)? _unitTime;
    private bool _afterLoss;
    private readonly UnitEnd _end = new();
    private bool _isSkippingPes;
    private bool _isUnwanted;

    public VideoTrack(
        int pid, TsContent content, PtsClock clock, TsCounters counters, int maxUnit, Func<int, bool> isWanted, UnitHandler unit,
        StartHandler started)
        : base(pid, content, clock, counters)
    {
        _maxUnit = maxUnit;
        _isWanted = isWanted;
        _unit = unit;
        _started = started;
        _scan = new PictureScan(content);
    }

    public delegate void UnitHandler(in VideoUnit unit);

    public delegate void StartHandler(int pid, long? pts, bool isRandomAccess, long offset);

    /// <inheritdoc/>
    public override bool IsUnread => _isUnwanted;

    public override void End()
    {
        Emit(_bytes.Count);
        Clear();
    }

    protected override void Start(in PesHeader header, long? pts, ReadOnlySpan<byte> first, bool isRandomAccess, long offset)
    {
        var beginsUnit = PictureScan.BeginsUnit(Content, first);
        if (Content != TsContent.H264)
        {
            Emit(_bytes.Count);
        }

        _started(Pid, pts, isRandomAccess || PictureScan.BeginsKey(Content, first), offset);
        if (!_isWanted(Pid))
        {
            Rest(beginsUnit);
            return;
        }

        if (_isUnwanted)
        {
            // What went by unread cannot be continued: neither its last unit nor its pace.
            _isUnwanted = false;
            _afterLoss = true;
            _pace = new VideoPace();
        }

        _isSkippingPes = false;
        _end.NextPes(beginsUnit);

        // The second time of a unit is known relative to the first, which alone drives the clock.
        _pesTime = pts is { } time
            ? (time, header is { Pts: { } rawPts, Dts: { } rawDts } ? time + PtsClock.Signed(rawDts - rawPts) : time)
            : null;
    }

    protected override void Data(ReadOnlySpan<byte> bytes, bool isBeyondLength)
    {
        if (_isSkippingPes || _isUnwanted)
        {
            return;
        }

        if (_bytes.Count + bytes.Length > _maxUnit || (bytes.Length > 0 && _end.WasMistaken()))
        {
            DropUnit();
            return;
        }

        if (_bytes.Count == 0 && bytes.Length > 0)
        {
            TakeTime();
        }

        _bytes.Append(bytes);
        while (_scan.NextBoundary(_bytes.Span) is { } boundary)
        {
            Emit(boundary);
            _scan.Restart();

            // The first unit that begins in a PES packet has the packet's time; those after it have none.
            TakeTime();
        }
    }

    /// <summary>Hands a unit on as soon as its last packet is there, where the stream has shown how its units end.</summary>
    protected override void AfterPacket(bool mayBeEnd)
    {
        if (mayBeEnd && !_isUnwanted && _end.Seen() && _bytes.Count > 0)
        {
            Emit(_bytes.Count);
        }
    }

    protected override void DropPartial(bool isCertain)
    {
        _end.Lost();
        _afterLoss = true;
        if (_bytes.Count > 0)
        {
            Counters.VideoDropped++;
        }

        Clear();
    }

    /// <summary>The unit is too long, or was handed on before its end: what follows in this PES packet belongs to nothing.</summary>
    private void DropUnit()
    {
        Counters.VideoDropped++;
        _afterLoss = true;
        _isSkippingPes = true;
        Clear();
    }

    private void Rest(bool isUnitWhole)
    {
        if (isUnitWhole)
        {
            Emit(_bytes.Count);
        }

        _isUnwanted = true;
        _end.Lost();
        _pesTime = null;
        Clear();
    }

    private void TakeTime()
    {
        _unitTime = _pesTime;
        _pesTime = null;
    }

    private void Emit(int count)
    {
        if (count > 0 && _pace.Place(_unitTime) is { } time)
        {
            Counters.VideoUnits++;
            _unit(new VideoUnit(Pid, Content)
            {
                Pts = time.Pts,
                Dts = time.Dts,
                PtsInferred = time.Inferred,
                IsKey = _scan.IsKey,
                AfterLoss = _afterLoss,
                Bytes = _bytes.Span[..count],
            });
            _afterLoss = false;
        }

        _bytes.Take(count);
        _unitTime = null;
        if (_bytes.Count == 0)
        {
            Clear();
        }
    }

    private void Clear()
    {
        _bytes.Clear();
        _unitTime = null;
        _scan = new PictureScan(Content);
    }
}
