using System.Collections.Concurrent;
using NodaTime;
using Truceline.Core.Sensing;
using Truceline.Engine.Sensing;

namespace Truceline.Engine.Recording;

/// <summary>Where own assets and patrols stood at a moment, as they said then, from the index beside what is recorded. Safe for several threads.</summary>
/// <param name="sources">Those that tell positions.</param>
public sealed class RecordedPresences(string dataFolder, RecordedVideo recorded, IReadOnlyList<string> sources)
{
    /// <summary>Assets of one source in one answer; no map shows more.</summary>
    private const int MostAssets = 1_000;

    /// <summary>Reports that are kept, so that scrubbing does not read the same files over and over; then all are let go.</summary>
    private const int MostKept = 200_000;

    private readonly ConcurrentDictionary<string, IReadOnlyList<PresenceReport>> _kept = new(StringComparer.Ordinal);
    private int _reports;

    /// <summary>The last word of each asset that held at the moment, by the centre's clock.</summary>
    public IReadOnlyList<PresenceReport> At(Instant at) => [.. sources.SelectMany(source => Of(source, at))];

    private IEnumerable<PresenceReport> Of(string source, Instant at)
    {
        var last = new Dictionary<string, PresenceReport>(StringComparer.Ordinal);
        var from = at - Instant.MinValue > CotPositions.Longest ? at - CotPositions.Longest : Instant.MinValue;
        foreach (var piece in recorded.PiecesBetween(source, from, at).OrderByDescending(piece => piece.Segment.ReceivedFrom))
        {
            // Of two words in one piece the later stands behind; a later piece was looked at before.
            foreach (var report in ReportsOf(piece).Where(report => report.Received <= at).Reverse())
            {
                if (last.Count < MostAssets)
                {
                    last.TryAdd(report.Asset, report);
                }
            }
        }

        // A later word that held no longer silences an earlier one.
        return last.Values.Where(report => report.Until > at).OrderBy(report => report.Asset, StringComparer.Ordinal);
    }

    private IReadOnlyList<PresenceReport> ReportsOf(RecordedPiece piece)
    {
        var path = Path.Combine(dataFolder, piece.Segment.Sidecar);
        if (piece.State == RecordedState.Live)
        {
            return SidecarFile.Read(path)?.Presences ?? [];
        }

        if (_kept.TryGetValue(piece.Segment.Sha256, out var known))
        {
            return known;
        }

        var read = SidecarFile.Read(path)?.Presences ?? [];
        if (Interlocked.Add(ref _reports, read.Count + 1) > MostKept)
        {
            _kept.Clear();
            Interlocked.Exchange(ref _reports, read.Count + 1);
        }

        _kept[piece.Segment.Sha256] = read;
        return read;
    }
}
