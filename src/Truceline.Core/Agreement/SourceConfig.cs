using Truceline.Core.Cases;
using Truceline.Core.Sensing;

namespace Truceline.Core.Agreement;

/// <summary>A sensor's stream as the mission configures it.</summary>
/// <param name="Id">Short name, <c>[a-z0-9-]</c>.</param>
/// <param name="Kind"><c>uas-video</c>.</param>
/// <param name="Address">A <c>udp://host:port</c> address or a file.</param>
/// <param name="Defaults">One-sigma errors to use where telemetry states none.</param>
/// <param name="TargetAct">What a target of this sensor does when it enters a zone: no video target says what it is.</param>
public sealed record SourceConfig(
    string Id, string Name, string Kind, string Address, TimeScale Time, StatedErrors Defaults, Act TargetAct);

/// <summary>
/// What the stream's 64-bit microseconds count, which the stream cannot tell: MISP time (ST 0603) has no leap seconds and
/// runs ahead of UTC by those since 1970; many encoders write UTC into the same field.
/// </summary>
public enum TimeScale
{
    Utc,
    Misp,
}
