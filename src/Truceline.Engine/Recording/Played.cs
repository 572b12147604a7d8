using NodaTime;
using Truceline.Core.Sensing;

namespace Truceline.Engine.Recording;

/// <summary>What a recording shows, each at its moment on the centre's clock: the one clock of all sources.</summary>
public abstract record Played
{
    private Played()
    {
    }

    /// <summary>One coded picture in Annex B.</summary>
    /// <param name="Pts">90 kHz, unwrapped; begins anew with each run of the source.</param>
    /// <param name="At">When it was received, from the span of its segment.</param>
    public sealed record Picture(long Pts, bool IsKey, Instant At, ReadOnlyMemory<byte> AnnexB) : Played;

    /// <summary>What the sensor stated for the picture of the same PTS; its <see cref="FrameReport.Received"/> is the picture's moment.</summary>
    public sealed record Frame(FrameReport Report) : Played;

    /// <summary>Nothing is recorded in between, or the source began anew; decoding begins again after it.</summary>
    /// <param name="From">Null where nothing was recorded before.</param>
    /// <param name="To">Null where nothing is recorded after it yet.</param>
    public sealed record Gap(Instant? From, Instant? To) : Played;
}
