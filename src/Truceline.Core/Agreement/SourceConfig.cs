using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Coverage;
using Truceline.Core.Sensing;

namespace Truceline.Core.Agreement;

/// <summary>A sensor's stream as the mission configures it.</summary>
/// <param name="Id">Short name, <c>[a-z0-9-]</c>.</param>
/// <param name="Kind">One of <see cref="SourceKinds"/>.</param>
/// <param name="Address">Where its bytes come from, as written.</param>
/// <param name="Defaults">One-sigma errors to use where telemetry states none.</param>
/// <param name="TargetAct">What a target of this sensor does when it enters a zone: no video target says what it is.</param>
public sealed record SourceConfig(
    string Id, string Name, string Kind, string Address, TimeScale Time, StatedErrors Defaults, Act TargetAct)
{
    /// <summary>Where a fixed camera stands and looks; null for every other kind.</summary>
    public FixedCamera? Camera { get; init; }

    /// <summary>The zone of a clock that states date and time without one (DJI subtitles).</summary>
    public DateTimeZone Clock { get; init; } = DateTimeZone.Utc;

    /// <summary>IP addresses that its host may have though they are private, or that may call where it listens.</summary>
    public IReadOnlyList<string> Listed { get; init; } = [];

    /// <summary>How long it may send nothing before that is an outage; null where the mission says nothing of it.</summary>
    public Duration? SilentAfter { get; init; }

    /// <summary>The same, as the mission says, else ten minutes for positions that are sent now and then, else what a stream that never pauses has.</summary>
    public Duration SilentAfterOr(Duration stream) => SilentAfter ?? (Kind == SourceKinds.Patrols ? Duration.Max(stream, Duration.FromMinutes(10)) : stream);

    /// <summary>What the mission says that it could notice; null where it says nothing.</summary>
    public SensorNotices? Notices { get; init; }

    /// <summary>What it could notice, as the mission says, else as its kind can.</summary>
    public SensorNotices Noticed => Notices ?? UsuallyNoticed(Kind);

    public static SensorNotices UsuallyNoticed(string kind) =>
        kind is SourceKinds.UasVideo or SourceKinds.FixedCamera ? SensorNotices.Camera : kind == SourceKinds.Patrols ? SensorNotices.Patrol : SensorNotices.Nothing;
}

/// <summary>What kinds of sources there are.</summary>
public static class SourceKinds
{
    /// <summary>Video of an aircraft, with its metadata in the stream or beside it.</summary>
    public const string UasVideo = "uas-video";

    /// <summary>Video of a camera that stands where the mission says.</summary>
    public const string FixedCamera = "fixed-camera";

    /// <summary>An aircraft's MAVLink telemetry without video.</summary>
    public const string Telemetry = "telemetry";

    /// <summary>Positions of own assets and patrols, as Cursor-on-Target.</summary>
    public const string Patrols = "patrols";

    public static IReadOnlyList<string> All { get; } = [UasVideo, FixedCamera, Telemetry, Patrols];
}

/// <summary>
/// What the stream's 64-bit microseconds count, which the stream cannot tell: MISP time (ST 0603) has no leap seconds and
/// runs ahead of UTC by those since 1970; many encoders write UTC into the same field.
/// </summary>
public enum TimeScale
{
    Utc,
    Misp,
}
