using NodaTime;
using Truceline.Core.Places;

namespace Truceline.Engine.Lookback;

/// <summary>
/// Keeps footprints so that those about a place are found fast. All of it is disposable: what is lost is read again from the
/// sidecars. One thread adds; any thread looks.
/// </summary>
public interface ILookbackStore : IDisposable
{
    /// <summary>How far it reaches; <see cref="LookbackPosition.None"/> for an empty store.</summary>
    LookbackPosition Position { get; }

    /// <summary>Blocks and the position that they bring it to, together or not at all.</summary>
    void Add(IReadOnlyList<FootprintBlock> blocks, LookbackPosition position);

    /// <summary>Blocks whose bounds contain a place and that reach into a stretch of time; maybe some others too.</summary>
    IEnumerable<FootprintBlock> About(Position place, Instant from, Instant to);

    /// <summary>Blocks that reach into a stretch of time, of all places, in no order.</summary>
    IEnumerable<FootprintBlock> Between(Instant from, Instant to);

    /// <summary>How many those are, and the newest of them: what was worked out from them holds while both stay as they are.</summary>
    BlockCount Count(Instant from, Instant to);

    /// <summary>Forgets everything.</summary>
    void Clear();
}

/// <summary>What the footprints are read from.</summary>
/// <param name="Entries">Entries of the log before this index are taken in.</param>
/// <param name="Version">Of the form in which blocks are kept.</param>
/// <param name="Origin">Origin line of the log, with the leaf hash of its first entry: another log's footprints are none of ours.</param>
public sealed record LookbackPosition(long Entries, int Version, string Origin)
{
    public static LookbackPosition None { get; } = new(0, 0, "");
}

/// <param name="Newest">0 where there is none; blocks are numbered upwards as they come.</param>
public readonly record struct BlockCount(long Blocks, long Newest);
