using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using Truceline.Core.Coverage;
using Truceline.Core.Footprints;
using Truceline.Core.Places;
using Truceline.Core.Sensing;

namespace Truceline.Engine.Recording;

/// <summary>Where the platform was and what the sensor saw, once a second; a line of the sidecar.</summary>
public sealed record Footprint(
    Instant Claimed, Instant Received, long Pts, Position? Platform, Position? Centre, IReadOnlyList<Position> Corners)
{
    /// <summary>Of a picture that reaches above the horizon, or far away: its corners, cut at <see cref="Core.Coverage.CoverDay.CutAt"/>; null for every other.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Position>? Cut { get; init; }

    /// <summary>Where the platform was is not believed, so that nothing counts as seen.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsDoubted { get; init; }

    /// <summary>What the ground is taken from: <see cref="LevelGround"/>, or the file of the elevation with the beginning of its digest. Null in files from before it was stated, which are on level ground.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Ground { get; init; }

    /// <summary>Parts of the ground seen that lie behind other ground, as <see cref="Core.Coverage.HiddenGround"/> says them, 16 hex digits; null where none is known to.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Hidden { get; init; }

    public const string LevelGround = "level";

    /// <summary><see cref="Hidden"/> as bits; 0 for none, and for what is no such text.</summary>
    [JsonIgnore]
    public ulong HiddenParts => ulong.TryParse(Hidden, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var parts) ? parts : 0;

    /// <summary>The ground that counts as seen; not four corners where none is known.</summary>
    [JsonIgnore]
    public IReadOnlyList<Position> Seen => IsDoubted ? [] : Cut ?? Corners;
}

/// <summary>The stretch of time that a segment covers, on the clocks that its bytes carry and the centre's own.</summary>
/// <param name="PtsFrom">90 kHz, unwrapped.</param>
/// <param name="Continuity">Transport packets known to be missing.</param>
public sealed record Spans(
    Instant ReceivedFrom, Instant ReceivedTo, Instant? ClaimedFrom, Instant? ClaimedTo, long? PtsFrom, long? PtsTo, int Continuity);

/// <summary>What is known about the bytes of one segment while it is written.</summary>
internal sealed class SegmentNotes
{
    // A segment that names more keeps them in its bytes alone.
    private const int MostAssets = 1_000;
    private const long PtsEvery = 90_000;
    private static readonly Duration FootprintEvery = Duration.FromSeconds(1);

    private readonly Dictionary<string, Instant> _present = new(StringComparer.Ordinal);

    public Instant? ReceivedFrom { get; private set; }

    public Instant ReceivedTo { get; private set; }

    public Instant? ClaimedFrom { get; private set; }

    public Instant? ClaimedTo { get; private set; }

    public long? PtsFrom { get; private set; }

    public long? PtsTo { get; private set; }

    public int Continuity { get; set; }

    public DatagramLengths Lengths { get; private set; } = new();

    public List<Footprint> Footprints { get; } = [];

    public void Arrived(ReadOnlySpan<int> datagrams, Instant received)
    {
        Lengths.Add(datagrams);
        Touch(received);
    }

    /// <summary>Where assets said that they were, each once a second at most.</summary>
    public List<PresenceReport> Presences { get; } = [];

    public void Presence(PresenceReport report)
    {
        ClaimedFrom = ClaimedFrom is { } from && from <= report.Claimed ? from : report.Claimed;
        ClaimedTo = ClaimedTo is { } to && to >= report.Claimed ? to : report.Claimed;
        if (_present.TryGetValue(report.Asset, out var last) ? report.Received - last >= FootprintEvery : _present.Count < MostAssets)
        {
            _present[report.Asset] = report.Received;
            Presences.Add(report);
        }
    }

    /// <param name="ground">Null where the operator has no elevation.</param>
    public void Frame(FrameReport report, IGround? ground = null)
    {
        ClaimedFrom = ClaimedFrom is { } from && from <= report.Claimed ? from : report.Claimed;
        ClaimedTo = ClaimedTo is { } to && to >= report.Claimed ? to : report.Claimed;
        Presented(report.Pts);
        // By either clock: a file is read faster than it was filmed.
        if (Footprints.Count == 0 || report.Received - Footprints[^1].Received >= FootprintEvery
            || Math.Abs(report.Pts - Footprints[^1].Pts) >= PtsEvery || (report.Doubt is not null) != Footprints[^1].IsDoubted)
        {
            Footprints.Add(Seen(report, ground));
        }
    }

    private static Footprint Seen(FrameReport report, IGround? ground)
    {
        var corners = CornersOf(report);
        // Of what is not believed nothing counts as seen.
        var terrain = ground is null || report.Doubt is not null ? null : TerrainView.Of(report, ground);
        return new Footprint(report.Claimed, report.Received, report.Pts, report.Platform?.At, report.FrameCentre, corners)
        {
            Cut = terrain is null ? CutView.Of(report, corners) : terrain.Corners.SequenceEqual(corners) ? null : terrain.Corners,
            IsDoubted = report.Doubt is not null,
            Ground = terrain?.Elevation ?? Footprint.LevelGround,
            Hidden = terrain is { Hidden: > 0 } ? terrain.Hidden.ToString("x16", CultureInfo.InvariantCulture) : null,
        };
    }

    /// <summary>As stated, else worked out from the pose; none where neither says what ground was seen.</summary>
    private static IReadOnlyList<Position> CornersOf(FrameReport report) =>
        WatchLog.OutlineOf(report) is { Count: 4 } outline ? outline : report.Corners;

    public void Presented(long pts)
    {
        PtsFrom = Math.Min(PtsFrom ?? pts, pts);
        PtsTo = Math.Max(PtsTo ?? pts, pts);
    }

    /// <summary>Moves the datagrams that hold the last bytes to the notes of the next segment; returns how many bytes they hold.</summary>
    public long MoveTail(long bytes, SegmentNotes next)
    {
        next.Touch(ReceivedTo);
        if (Lengths.Runs.Count == 0)
        {
            return bytes;
        }

        next.Lengths = Lengths.TakeTail(bytes);
        return next.Lengths.Total;
    }

    /// <summary>Undoes <see cref="MoveTail"/>, where nothing is left in front of the cut.</summary>
    public void MoveBack(SegmentNotes next)
    {
        foreach (var (length, count) in next.Lengths.Runs)
        {
            Lengths.Add(length, count);
        }
    }

    /// <summary>What a crash left of the notes; the lengths are clipped to the bytes that stand in the file.</summary>
    public static SegmentNotes Recovered(Spans spans, DatagramLengths lengths, IEnumerable<Footprint> footprints, IEnumerable<PresenceReport>? presences = null)
    {
        var notes = new SegmentNotes
        {
            ReceivedFrom = spans.ReceivedFrom,
            ReceivedTo = spans.ReceivedTo,
            ClaimedFrom = spans.ClaimedFrom,
            ClaimedTo = spans.ClaimedTo,
            PtsFrom = spans.PtsFrom,
            PtsTo = spans.PtsTo,
            Continuity = spans.Continuity,
            Lengths = lengths,
        };
        notes.Footprints.AddRange(footprints);
        notes.Presences.AddRange(presences ?? []);
        return notes;
    }

    public Spans Spans => new(ReceivedFrom!.Value, ReceivedTo, ClaimedFrom, ClaimedTo, PtsFrom, PtsTo, Continuity);

    // The centre's clock may be set back; a span never runs backwards for it.
    private void Touch(Instant received)
    {
        ReceivedFrom ??= received;
        ReceivedTo = received > ReceivedTo ? received : ReceivedTo;
    }
}
