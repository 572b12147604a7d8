using NodaTime;
using Truceline.Core.Places;

namespace Truceline.Engine.Lookback;

/// <summary>Footprints of a centre that keeps nothing: replays and tests.</summary>
public sealed class LookbackInMemory : ILookbackStore
{
    private readonly Lock _gate = new();
    private readonly List<FootprintBlock> _blocks = [];

    public LookbackPosition Position { get; private set; } = LookbackPosition.None;

    public void Add(IReadOnlyList<FootprintBlock> blocks, LookbackPosition position)
    {
        lock (_gate)
        {
            _blocks.AddRange(blocks);
            Position = position;
        }
    }

    public IEnumerable<FootprintBlock> About(Position place, Instant from, Instant to)
    {
        lock (_gate)
        {
            return [.. _blocks.Where(block => block.Bounds.Contain(place) && block.From <= to && block.To >= from)];
        }
    }

    public IEnumerable<FootprintBlock> Between(Instant from, Instant to)
    {
        lock (_gate)
        {
            return [.. _blocks.Where(block => block.From <= to && block.To >= from)];
        }
    }

    public BlockCount Count(Instant from, Instant to)
    {
        lock (_gate)
        {
            var within = _blocks.Index().Where(one => one.Item.From <= to && one.Item.To >= from).ToList();
            return new BlockCount(within.Count, within.Count == 0 ? 0 : within[^1].Index + 1);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _blocks.Clear();
            Position = LookbackPosition.None;
        }
    }

    public void Dispose()
    {
    }
}
