namespace Truceline.Formats.MpegTs;

/// <summary>
/// Access units of one video PID. H.264 is cut where the standard says that an access unit begins, whatever the PES
/// packets are; of the others one PES packet is one unit.
/// </summary>
internal sealed class VideoTrack : PesTrack
{
    private readonly int _maxUnit;
    private readonly UnitHandler _unit;
    private readonly StartHandler _randomAccess;
    private readonly ByteQueue _bytes = new(64 * 1024);
    private readonly VideoPace _pace = new();
    private PictureScan _scan;
    private (long Pts, long Dts)? _pesTime;
    private (long Pts, long Dts)? _unitTime;
    private bool _afterLoss;
    private bool _isOversized;

    public VideoTrack(
        int pid, TsContent content, PtsClock clock, TsCounters counters, int maxUnit, UnitHandler unit, StartHandler randomAccess)
        : base(pid, content, clock, counters)
    {
        _maxUnit = maxUnit;
        _unit = unit;
        _randomAccess = randomAccess;
        _scan = new PictureScan(content);
    }

    public delegate void UnitHandler(in VideoUnit unit);

    public delegate void StartHandler(int pid, long? pts, bool isRandomAccess, long offset);

    public override void End()
    {
        Emit(_bytes.Count);
        Clear();
    }

    protected override void Start(in PesHeader header, long? pts, ReadOnlySpan<byte> first, bool isRandomAccess, long offset)
    {
        if (Content != TsContent.H264)
        {
            Emit(_bytes.Count);
        }

        _isOversized = false;

        // The second time of a unit is known relative to the first, which alone drives the clock.
        _pesTime = pts is { } time
            ? (time, header is { Pts: { } rawPts, Dts: { } rawDts } ? time + PtsClock.Signed(rawDts - rawPts) : time)
            : null;
        _randomAccess(Pid, pts, isRandomAccess || PictureScan.BeginsKey(Content, first), offset);
    }

    protected override void Data(ReadOnlySpan<byte> bytes, bool isBeyondLength)
    {
        if (_isOversized)
        {
            return;
        }

        if (_bytes.Count + bytes.Length > _maxUnit)
        {
            Counters.VideoDropped++;
            _afterLoss = true;
            _isOversized = true;
            Clear();
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

    protected override void DropPartial(bool isCertain)
    {
        _afterLoss = true;
        if (_bytes.Count > 0)
        {
            Counters.VideoDropped++;
        }

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

/// <summary>Gives access units without a time the pace of those before them.</summary>
internal sealed class VideoPace
{
    private const long DefaultInterval = 3003;
    private const long LongestInterval = 90_000;

    private long? _last;
    private long _interval = DefaultInterval;

    /// <summary>Null while no unit has had a time: then there is nothing to continue from.</summary>
    public (long Pts, long Dts, bool Inferred)? Place((long Pts, long Dts)? stated)
    {
        if (stated is { } time)
        {
            if (_last is { } before && time.Dts > before && time.Dts - before <= LongestInterval)
            {
                _interval = time.Dts - before;
            }

            _last = time.Dts;
            return (time.Pts, time.Dts, false);
        }

        if (_last is not { } last)
        {
            return null;
        }

        _last = last + _interval;
        return (last + _interval, last + _interval, true);
    }
}
