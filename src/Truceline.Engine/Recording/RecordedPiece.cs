using Truceline.Core.Record;

namespace Truceline.Engine.Recording;

/// <summary>How far the bytes of a recording have come.</summary>
public enum RecordedState
{
    /// <summary>An entry of the log vouches for them.</summary>
    Entered,

    /// <summary>Whole, hashed and in the journal; the next entry of the source takes them in.</summary>
    Sealed,

    /// <summary>Still being written; what the part's notes tell, renewed once a second.</summary>
    Live,
}

/// <summary>A segment of a source, or the part that becomes its next one.</summary>
/// <param name="Segment">Of a live part: the part's own file, its notes as the sidecar, and no digest yet.</param>
public sealed record RecordedPiece(SealedSegment Segment, RecordedState State);
