using Truceline.Formats.MpegTs;

namespace Truceline.Formats.Tests.MpegTs;

/// <summary>Keeps all that a demuxer hands on.</summary>
internal sealed class Collected : ITsSink
{
    public List<(int Pid, long? Pts, bool Inferred, byte[] Bytes)> KlvPackets { get; } = [];

    public List<(int Pid, long Pts, long Dts, bool Inferred, bool IsKey, bool AfterLoss, byte[] Bytes)> Pictures { get; } = [];

    public List<(int Pid, long? Pts, long Offset)> RandomAccesses { get; } = [];

    public List<(int Pid, long Pts)> Presentations { get; } = [];

    /// <summary>Asked with the number of the PES packet of video, from 0.</summary>
    public Func<int, bool> Wants { get; init; } = _ => true;

    public List<IReadOnlyList<TsStream>> Maps { get; } = [];

    public TsCounters Counters { get; private set; } = new();

    private int _asked;

    public static Collected From(
        ReadOnlySpan<byte> stream, TsOptions? options = null, int portion = int.MaxValue, Func<int, bool>? wants = null)
    {
        var sink = new Collected { Wants = wants ?? (_ => true) };
        var demuxer = new TsDemuxer(sink, options);
        while (stream.Length > 0)
        {
            var count = Math.Min(portion, stream.Length);
            demuxer.Feed(stream[..count]);
            stream = stream[count..];
        }

        demuxer.Flush();
        sink.Counters = demuxer.Counters;
        return sink;
    }

    public void Klv(in KlvUnit unit) => KlvPackets.Add((unit.Pid, unit.Pts, unit.PtsInferred, unit.Bytes.ToArray()));

    public bool WantsVideo(int pid) => Wants(_asked++);

    public void Presented(int pid, long pts) => Presentations.Add((pid, pts));

    public void Video(in VideoUnit unit) =>
        Pictures.Add((unit.Pid, unit.Pts, unit.Dts, unit.PtsInferred, unit.IsKey, unit.AfterLoss, unit.Bytes.ToArray()));

    public void RandomAccess(int pid, long? pts, long offset) => RandomAccesses.Add((pid, pts, offset));

    public void StreamsChanged(IReadOnlyList<TsStream> streams) => Maps.Add(streams);
}
