using NodaTime;
using Truceline.Core.Sensing;
using Truceline.Engine.Live;
using Truceline.Engine.Sensing;
using Truceline.Formats.MpegTs;

namespace Truceline.Engine.Recording;

/// <summary>Keeps what a recording shows until it is taken.</summary>
internal sealed class CollectedMessages(string source) : IStreamListener
{
    private List<LiveMessage> _messages = [];

    public bool WantsPictures => true;

    public void Picture(in VideoUnit picture, Instant received) =>
        _messages.Add(new LiveMessage.Picture(source, picture.Pts, picture.IsKey, received, picture.Bytes.ToArray()));

    public void Frame(FrameReport report) => _messages.Add(new LiveMessage.Frame(report));

    public List<LiveMessage> Take() => Interlocked.Exchange(ref _messages, []);
}
