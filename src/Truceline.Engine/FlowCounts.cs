using Truceline.Core.Detection;

namespace Truceline.Engine;

/// <summary>What a flow has seen and alleged.</summary>
public sealed class FlowCounts
{
    private const int ReasonsKept = 16;

    public int Tracks { get; private set; }

    public long Placed { get; private set; }

    /// <summary>Why targets could not be placed, and how often.</summary>
    public SortedDictionary<string, long> NotPlaced { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of the incidents raised, in order.</summary>
    public List<string> Raised { get; } = [];

    internal void Add(SceneEvent change)
    {
        switch (change)
        {
            case SceneEvent.TrackStarted:
                Tracks++;
                Placed++;
                break;
            case SceneEvent.TrackMoved:
                Placed++;
                break;
            case SceneEvent.NotPlaced refused:
                var reason = NotPlaced.Count < ReasonsKept || NotPlaced.ContainsKey(refused.Because) ? refused.Because : "Other reasons.";
                NotPlaced[reason] = NotPlaced.GetValueOrDefault(reason) + 1;
                break;
            default:
                break;
        }
    }
}
