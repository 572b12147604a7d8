using NodaTime;
using Truceline.Core.Sensing;

namespace Truceline.Server.Live;

/// <summary>What a viewer of video is sent, live or from the record.</summary>
internal abstract record Shown
{
    private Shown()
    {
    }

    /// <summary>One coded picture, H.264 in Annex B.</summary>
    /// <param name="Pts">90 kHz, unwrapped.</param>
    public sealed record Picture(long Pts, bool IsKey, Instant Received, ReadOnlyMemory<byte> AnnexB) : Shown;

    public sealed record Frame(FrameReport Report) : Shown;

    /// <summary>Why there is no picture, in a sentence.</summary>
    public sealed record Trouble(string Sentence) : Shown;

    /// <summary>The recording asked for has been shown to its end.</summary>
    public sealed record Ended : Shown;
}
