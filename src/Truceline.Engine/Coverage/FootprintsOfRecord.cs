using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Lookback;
using Truceline.Engine.Recording;

namespace Truceline.Engine.Coverage;

/// <summary>Footprints of a stretch of time read from the sidecars of a data folder, for programs that keep no index: the same as an index of the same entries holds.</summary>
public static class FootprintsOfRecord
{
    /// <exception cref="CentreFaultException">A sidecar that an entry names is missing or cannot be read.</exception>
    public static ILookbackStore Read(string dataFolder, IRegisterRows rows, Instant from, Instant to)
    {
        var store = new LookbackInMemory();
        foreach (var entry in rows.List<RecordingView>(RegisterKinds.Recording, from - WatchedTime.LongestEntry, to))
        {
            var segments = entry.Segments.Where(segment => segment.ReceivedFrom < to && segment.ReceivedTo > from);
            if (FootprintBlock.Of(entry.Source, segments.SelectMany(segment => Read(dataFolder, segment))) is { } block)
            {
                store.Add([block], LookbackPosition.None);
            }
        }

        return store;
    }

    /// <exception cref="CentreFaultException">The sidecar is missing or cannot be read.</exception>
    public static IReadOnlyList<Footprint> Read(string dataFolder, SealedSegment segment)
    {
        try
        {
            using var file = File.OpenRead(Path.Combine(dataFolder, segment.Sidecar));
            return Sidecar.Read(file) is { } sidecar ? [.. FootprintBlock.Told(sidecar)] : throw new CentreFaultException($"{segment.Sidecar} is damaged; run “truceline fsck”.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CentreFaultException($"{segment.Sidecar} is needed for what could be seen, and cannot be read; restore it from a copy of the record.", e);
        }
    }
}
