using Truceline.Formats.MpegTs;

namespace Truceline.Server.Live;

/// <param name="Pts">90 kHz, unwrapped within what was fed.</param>
internal sealed record DemuxedPicture(long Pts, bool IsKey, byte[] Bytes);

/// <summary>Takes the pictures out of a transport stream.</summary>
internal sealed class PictureSink : ITsSink
{
    private readonly TsDemuxer _demuxer;
    private List<DemuxedPicture> _pictures = [];

    public PictureSink() => _demuxer = new TsDemuxer(this);

    public void Feed(ReadOnlySpan<byte> bytes) => _demuxer.Feed(bytes);

    /// <summary>The stream has ended: what is whole comes out.</summary>
    public void End() => _demuxer.Flush();

    /// <summary>The pictures since the last call, in the order of the stream.</summary>
    public IReadOnlyList<DemuxedPicture> Take()
    {
        var taken = _pictures;
        _pictures = [];
        return taken;
    }

    public void Klv(in KlvUnit unit)
    {
    }

    public void Video(in VideoUnit unit) => _pictures.Add(new DemuxedPicture(unit.Pts, unit.IsKey, unit.Bytes.ToArray()));
}
