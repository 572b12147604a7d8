using System.Globalization;
using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Recording;
using Truceline.Signals.Motion;

namespace Truceline.Engine.Motion;

/// <summary>
/// Looks at what is recorded, segment by segment, the newest first, and at the stretch that somebody asked for last. It keeps no queue:
/// what waits is what is recorded and not in the index. It looks only while the machine has time to spare, and rests as long as it
/// worked, so that intake never waits for it; what it has not looked at is told as such.
/// </summary>
public sealed class MotionWatch : IDisposable
{
    /// <summary>What was received longer ago is looked at when somebody asks for it.</summary>
    private static readonly Duration Lately = Duration.FromHours(1);

    /// <summary>Segments that are remembered as looked at, or as tried in vain, so that the index is not asked again.</summary>
    private const int MostTried = 200_000;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    private readonly RecordedVideo _recorded;
    private readonly IMotionIndex _index;
    private readonly MotionOptions _options;
    private readonly TimeProvider _clock;
    private readonly LookAtSegment _look;
    private readonly TellBlinding? _blinding;
    private readonly HashSet<string> _tried = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private (string Source, Instant From, Instant To)? _asked;

    internal MotionWatch(MotionOptions options, string dataFolder, RecordedVideo recorded, TimeProvider clock, TellBlinding? blinding = null)
    {
        (_options, _recorded, _clock, _blinding) = (options, recorded, clock, blinding);
        _index = options.OpenIndex(dataFolder);
        _look = new LookAtSegment(options, dataFolder);
    }

    /// <summary>Whether anything is looked at, now or when there is time.</summary>
    public bool IsWatching => _options.Watch;

    /// <summary>What was found in a segment; null where it was not looked at yet.</summary>
    public SegmentMotion? Of(SealedSegment segment) => _index.Get(segment.Sha256, MotionDetector.Version);

    /// <summary>Somebody looks at a stretch of a source: it is looked at next.</summary>
    public void Ask(string source, Instant from, Instant to)
    {
        lock (_gate)
        {
            _asked = (source, from, to);
        }
    }

    public void Dispose() => _index.Dispose();

    internal async Task RunAsync(CancellationToken cancellation)
    {
        while (_options.Watch)
        {
            var began = _clock.GetTimestamp();
            var worked = HasTime() && await LookAtNextAsync(cancellation).ConfigureAwait(false);
            var rest = worked ? _clock.GetElapsedTime(began) : Idle;
            await Task.Delay(rest < Idle ? rest : Idle, _clock, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Looks at one segment that was not looked at yet.</summary>
    /// <returns>False where there is none.</returns>
    public async Task<bool> LookAtNextAsync(CancellationToken cancellation)
    {
        if (Next() is not { } segment)
        {
            return false;
        }

        Remember(segment.Sha256);
        var found = await _look.RunAsync(segment, cancellation).ConfigureAwait(false);
        if (found.Trouble is null)
        {
            // What failed is tried again after the next start: ffmpeg may have been missing.
            _index.Put(segment.Sha256, MotionDetector.Version, found);
            await (_blinding?.RunAsync(segment, Of, cancellation) ?? Task.CompletedTask).ConfigureAwait(false);
        }

        return true;
    }

    private SealedSegment? Next()
    {
        var now = Instant.FromDateTimeOffset(_clock.GetUtcNow());
        IEnumerable<SealedSegment> late = [];
        lock (_gate)
        {
            late = _asked is { } asked ? _recorded.Between(asked.Source, asked.From, asked.To).Reverse() : [];
        }

        return late.Concat(_recorded.Sources.SelectMany(source => _recorded.Between(source, now - Lately, now)).OrderByDescending(segment => segment.ReceivedFrom))
            .FirstOrDefault(segment => !_tried.Contains(segment.Sha256) && !IsKnown(segment));
    }

    private bool IsKnown(SealedSegment segment)
    {
        var known = Of(segment) is not null;
        if (known)
        {
            Remember(segment.Sha256);
        }

        return known;
    }

    private void Remember(string sha256)
    {
        if (_tried.Count >= MostTried)
        {
            _tried.Clear();
        }

        _tried.Add(sha256);
    }

    /// <summary>The mean load of the last minute, as Linux tells it; where it does not, there is time.</summary>
    private bool HasTime()
    {
        try
        {
            var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
            return !double.TryParse(load, CultureInfo.InvariantCulture, out var mean) || mean < _options.MostLoad * Environment.ProcessorCount;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
