using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Truceline.Formats.MpegTs;

/// <summary>
/// Reads an MPEG transport stream (ISO/IEC 13818-1) that is fed in portions of any size, and hands on KLV packets and
/// access units of video. It never throws for what it is fed: what is wrong is counted. Not safe for several threads.
/// </summary>
public sealed class TsDemuxer
{
    private const int AssociationPid = 0;
    private const int NullPid = 0x1FFF;

    /// <summary>Error, start, scrambling and adaptation field control in the first four bytes of a packet.</summary>
    private const uint SpecialBits = 0x00C0_00F0;
    private const uint PayloadOnly = 0x0000_0010;

    private readonly ITsSink _sink;
    private readonly TsOptions _options;
    private readonly PacketSync _sync;
    private readonly PtsClock _clock = new();
    private readonly ProgramTables _tables;
    private readonly KlvTiming _timing;
    private readonly PidState?[] _pids = new PidState?[NullPid + 1];
    private IReadOnlyList<TsStream> _streams = [];
    private long? _tablesStart;

    public TsDemuxer(ITsSink sink, TsOptions? options = null)
    {
        _sink = sink;
        _options = options ?? new TsOptions();
        _sync = new PacketSync(Counters, this);
        _timing = new KlvTiming(sink);
        _tables = new ProgramTables(WatchMap, pid => _pids[pid] = null, StreamsChanged);
        _pids[AssociationPid] = new PidState(new SectionAssembler(Counters, _tables.Association));
    }

    public TsCounters Counters { get; } = new();

    /// <summary>The streams of all programmes, as the maps last read say.</summary>
    public IReadOnlyList<TsStream> Streams => _streams;

    /// <summary>Reads the next bytes of the stream.</summary>
    public void Feed(ReadOnlySpan<byte> data) => _sync.Feed(data);

    /// <summary>The stream has ended, or stands still: what is whole is handed on, what is not is dropped and counted.</summary>
    public void Flush()
    {
        _sync.Flush();
        foreach (var stream in _streams)
        {
            _pids[stream.Pid]?.Track?.End();
        }

        _timing.Release();
    }

    /// <param name="bytes">188 bytes.</param>
    /// <param name="offset">Absolute offset of the packet, its prefix of four bytes included where packets are 192 long.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Packet(ReadOnlySpan<byte> bytes, long offset)
    {
        // Most packets are the middle of a picture that nobody wants: nothing but payload, the next in count.
        var header = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        var known = _pids[(header >> 8) & NullPid];
        if ((header & SpecialBits) != PayloadOnly || (known is not null && !known.SkipsMiddle((int)header & 0x0F)))
        {
            WholePacket(bytes, offset);
        }
        else if (known is { IsVideo: true })
        {
            _tablesStart = null;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WholePacket(ReadOnlySpan<byte> bytes, long offset)
    {
        var packet = TsPacket.Read(bytes);
        if (packet.HasTransportError)
        {
            // Its PID cannot be trusted either; the gap in the counter tells whom it hit.
            Counters.TransportErrors++;
            return;
        }

        if (_pids[packet.Pid] is not { } state || packet.Pid == NullPid)
        {
            return;
        }

        Read(packet, state, offset);
        state.SkipWhatFollows();
    }

    private void Read(in TsPacket packet, PidState state, long offset)
    {
        if (packet.IsScrambled || packet.IsMalformed)
        {
            Unusable(packet, state);
            return;
        }

        switch (state.Next(packet))
        {
            case Continuity.Verdict.Duplicate:
                Counters.Duplicates++;
                return;
            case Continuity.Verdict.Gap:
                Counters.ContinuityErrors++;
                state.Lost(isCertain: true);
                break;
            case Continuity.Verdict.Break:
                state.Lost(isCertain: false);
                break;
            default:
                break;
        }

        if (packet.Payload.Length > 0)
        {
            Use(packet, state, offset);
        }
    }

    private void Unusable(in TsPacket packet, PidState state)
    {
        if (packet.IsScrambled)
        {
            Counters.Scrambled++;
        }
        else
        {
            Counters.MalformedPackets++;
        }

        state.Next(packet);
        if (state.Track?.IsSkipping != true)
        {
            state.Lost(isCertain: true);
        }
    }

    private void Use(in TsPacket packet, PidState state, long offset)
    {
        if (state.Sections is { } sections)
        {
            if (packet.Pid == AssociationPid)
            {
                _tablesStart ??= offset;
            }

            sections.Payload(packet.Payload, packet.IsUnitStart);
            return;
        }

        state.Track?.Payload(packet, offset);
        if (state.IsVideo)
        {
            _tablesStart = null;
        }
    }

    private void WatchMap(int pid) =>
        _pids[pid] ??= new PidState(new SectionAssembler(Counters, section => _tables.ProgramMap(pid, section)));

    private void StreamsChanged()
    {
        var wanted = _tables.Streams.Where(stream => stream.Pid is > 0x0F and < NullPid).Take(_options.MaxStreams).ToList();
        var kept = wanted.Select(stream => stream.Pid).ToHashSet();
        foreach (var gone in _streams.Where(stream => !kept.Contains(stream.Pid)))
        {
            if (_pids[gone.Pid]?.Track is { } track)
            {
                track.End();
                _pids[gone.Pid] = null;
            }
        }

        foreach (var stream in wanted)
        {
            Place(stream);
        }

        _streams = wanted;
        _timing.ExpectsVideo = wanted.Any(stream => IsVideo(stream.Content));
        _sink.StreamsChanged(wanted);
    }

    private void Place(TsStream stream)
    {
        var state = _pids[stream.Pid];
        if (state?.Sections is not null || (state is not null && state.Announced == stream.Content))
        {
            return;
        }

        state?.Track?.End();
        PesTrack? track = stream.Content switch
        {
            TsContent.Klv or TsContent.PerhapsKlv =>
                new KlvTrack(stream.Pid, stream.Content, _clock, Counters, _options.MaxKlvPacket, OnKlv),
            TsContent.Mpeg2Video or TsContent.H264 or TsContent.Hevc =>
                new VideoTrack(stream.Pid, stream.Content, _clock, Counters, _options.MaxVideoUnit, _sink.WantsVideo, OnVideo, OnVideoStart),
            _ => null,
        };
        _pids[stream.Pid] = new PidState(track, stream.Content, IsVideo(stream.Content));
    }

    private static bool IsVideo(TsContent content) => content is TsContent.Mpeg2Video or TsContent.H264 or TsContent.Hevc;

    private void OnKlv(KlvTrack track, long? pts, ReadOnlySpan<byte> packet) => _timing.Klv(track.Pid, pts, packet);

    private void OnVideo(in VideoUnit unit) => _sink.Video(unit);

    private void OnVideoStart(int pid, long? pts, bool isRandomAccess, long offset)
    {
        if (pts is { } time)
        {
            _timing.Video(time);
        }

        if (isRandomAccess)
        {
            _sink.RandomAccess(pid, pts, _tablesStart ?? offset);
        }

        if (pts is { } stated)
        {
            _sink.Presented(pid, stated);
        }
    }

    private sealed class PidState
    {
        private const int None = -1;

        private readonly Continuity _continuity;

        /// <summary>Counter of the next packet where its payload is read by nobody.</summary>
        private int _skippable = None;

        public PidState(SectionAssembler sections) => (Sections, _continuity) = (sections, new Continuity(keepsPayload: true));

        public PidState(PesTrack? track, TsContent announced, bool isVideo)
        {
            (Track, Announced, IsVideo) = (track, announced, isVideo);
            _continuity = new Continuity(keepsPayload: track is not null);
        }

        public SectionAssembler? Sections { get; }

        public PesTrack? Track { get; }

        public TsContent Announced { get; }

        public bool IsVideo { get; }

        /// <summary>True for the next packet of a stream whose payload nobody reads.</summary>
        public bool SkipsMiddle(int counter)
        {
            if (counter != _skippable)
            {
                return false;
            }

            _skippable = (counter + 1) & 0x0F;
            return true;
        }

        public Continuity.Verdict Next(in TsPacket packet)
        {
            _continuity.Skipped(_skippable);
            _skippable = None;
            return _continuity.Next(packet);
        }

        /// <summary>A packet was read; those after it are skipped while nobody reads them.</summary>
        public void SkipWhatFollows() =>
            _skippable = (Track is null ? Sections is null : Track.IsUnread) ? _continuity.Expected : None;

        public void Lost(bool isCertain)
        {
            Sections?.Lost();
            Track?.Lost(isCertain);
        }
    }
}
