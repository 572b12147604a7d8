using NodaTime;
using Truceline.Core.Sensing;
using Truceline.Engine.Live;
using Truceline.Engine.Sensing;
using Truceline.Formats.MpegTs;

namespace Truceline.Engine.Recording;

/// <summary>Keeps what a recording shows until it is taken.</summary>
internal sealed class CollectedMessages(string source) : IStreamListener
{
    private const string NotBelieved = "Where the sensor was is not believed: see the impediments of that time.";

    private List<LiveMessage> _messages = [];
    private IReadOnlyList<Footprint> _footprints = [];
    private bool _doubted;
    private int _next;

    public bool WantsPictures => true;

    public void Picture(in VideoUnit picture, Instant received) =>
        _messages.Add(new LiveMessage.Picture(source, picture.Pts, picture.IsKey, received, picture.Bytes.ToArray()));

    public void Frame(FrameReport report) => _messages.Add(new LiveMessage.Frame(IsDoubted(report.Pts) ? report with { Doubt = NotBelieved } : report));

    /// <summary>Takes over from the index beside a piece which of its reports were not believed when they came.</summary>
    public void Doubts(IReadOnlyList<Footprint> footprints) => (_footprints, _next) = (footprints, 0);

    /// <summary>As the footprint at or before it was.</summary>
    private bool IsDoubted(long pts)
    {
        while (_next < _footprints.Count && _footprints[_next].Pts <= pts)
        {
            _doubted = _footprints[_next++].IsDoubted;
        }

        return _doubted;
    }

    public List<LiveMessage> Take() => Interlocked.Exchange(ref _messages, []);
}
