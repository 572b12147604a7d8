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

    /// <summary>What follows is shown from the moment that the viewer asked for under this number.</summary>
    public sealed record Begin(int Number) : Shown;

    /// <summary>Nothing is recorded between these moments; null: before the first, or after the last one so far.</summary>
    public sealed record Gap(Instant? From, Instant? To) : Shown;

    /// <summary>The recording asked for has been shown to its end.</summary>
    public sealed record Ended : Shown;
}
