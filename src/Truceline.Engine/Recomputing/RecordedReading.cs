using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Detection;
using Truceline.Core.Incidents;
using Truceline.Core.Record;
using Truceline.Core.Sensing;
using Truceline.Core.Telemetry;
using Truceline.Engine.Recording;
using Truceline.Engine.Sensing;
using Truceline.Formats.MpegTs;

namespace Truceline.Engine.Recomputing;

/// <summary>
/// Reads one session of a source again, from its segments alone, through the same demultiplexer, mapping and follower that read it
/// live, and collects what it would allege.
/// </summary>
internal sealed class RecordedReading : IStreamListener
{
    private readonly Mission _mission;
    private readonly string _source;
    private readonly BelievedScene _scene;
    private readonly StreamReading _reading;
    private readonly Queue<Footprint> _ahead = [];
    private Instant _received;

    public RecordedReading(Mission mission, string source, IGround? elevation)
    {
        (_mission, _source) = (mission, source);
        _scene = new BelievedScene(mission, source, elevation);
        _reading = new StreamReading(new Mapping(source, mission.SourceOf(source)), this, (_, pts) => ReceivedAt(pts));
    }

    /// <summary>What the segments show, in order; without citations.</summary>
    public List<Statement.IncidentRaised> Raised { get; } = [];

    /// <summary>The stretches that are not believed, and what is seen in them without a place.</summary>
    public List<TrustEvent> Doubts { get; } = [];

    public async Task ReadAsync(string dataFolder, SealedSegment segment, CancellationToken cancellation)
    {
        var bytes = new SegmentBytes(dataFolder, segment);
        _received = segment.ReceivedFrom;
        _ahead.Clear();
        foreach (var footprint in bytes.Sidecar?.Footprints ?? [])
        {
            _ahead.Enqueue(footprint);
        }

        await foreach (var piece in bytes.ReadAsync(cancellation).ConfigureAwait(false))
        {
            _reading.Feed(piece.Bytes.Span, piece.Datagrams.Span, segment.ReceivedFrom);
        }
    }

    /// <summary>The session ended as it should: what was whole was read to its end.</summary>
    public void End()
    {
        _reading.Flush();
        _scene.End();
        Doubts.AddRange(_scene.Take());
    }

    public void Frame(FrameReport report)
    {
        var changes = _scene.Observe(report).Changes;
        Doubts.AddRange(_scene.Take());
        foreach (var change in changes)
        {
            if (change is SceneEvent.ZoneEntered entry)
            {
                Raised.Add(RaiseIncident.From(_mission, _source, entry, []));
            }
        }
    }

    // The sidecar keeps the received time of one packet a second; those between count as received with the one before.
    private Instant ReceivedAt(long? pts)
    {
        while (_ahead.TryPeek(out var next) && next.Pts <= pts)
        {
            _received = _ahead.Dequeue().Received;
        }

        return _received;
    }
}
