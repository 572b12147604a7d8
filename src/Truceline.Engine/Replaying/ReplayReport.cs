using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Sensing;

namespace Truceline.Engine.Replaying;

/// <summary>What came of a replay.</summary>
/// <param name="Bytes">Taken from the file; all of them are recorded.</param>
/// <param name="JoinedSha256">SHA-256, lower hex, over the sealed segments as they lie on disk, joined in order.</param>
/// <param name="From">First and last received time; null where nothing was received.</param>
/// <param name="Targets">Targets that the sensor reported, summed over its packets.</param>
/// <param name="NotPlaced">Why targets could not be placed, and how often.</param>
/// <param name="Why">Sentences: why nothing was opened, and whatever was wrong with the file.</param>
/// <param name="Usable">The file is a transport stream. What is not is recorded all the same.</param>
/// <param name="RegisterDigest">Two replays of one file into fresh folders agree in it.</param>
public sealed record ReplayReport(
    string Source, long Bytes, int Segments, string JoinedSha256, Instant? From, Instant? To, ReplayDecoded Decoded, int Tracks, long Targets,
    long Placed, IReadOnlyDictionary<string, long> NotPlaced, IReadOnlyList<IncidentView> Incidents, IReadOnlyList<string> Why, bool Usable,
    string RegisterDigest, long LogSize, string LogRoot);

/// <param name="Klv">Metadata packets by the standard that they follow.</param>
/// <param name="ContinuityErrors">Places where transport packets are missing.</param>
/// <param name="SkippedBytes">Bytes that belong to no transport packet.</param>
public sealed record ReplayDecoded(
    long Pictures, long KlvPackets, IReadOnlyDictionary<string, long> Klv, long Reports, long ChecksumErrors, long Untimed, long KlvDropped,
    long KlvDamaged, long ContinuityErrors, long SkippedBytes)
{
    internal static ReplayDecoded Of(StreamReading reading) => new(
        reading.Counts.Pictures, reading.Counts.KlvPackets, reading.Counts.Klv, reading.Counts.Reports, reading.Counts.ChecksumErrors,
        reading.Counts.Untimed, reading.Transport.KlvDropped, reading.Transport.KlvDamaged, reading.Transport.ContinuityErrors,
        reading.Transport.SkippedBytes);
}
