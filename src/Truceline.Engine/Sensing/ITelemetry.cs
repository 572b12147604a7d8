using NodaTime;

namespace Truceline.Engine.Sensing;

/// <summary>Recorded bytes that are no transport stream, to reports: telemetry beside a video, or without one.</summary>
internal interface ITelemetry
{
    /// <param name="datagrams">Lengths of the datagrams that make up the bytes; empty for a stream of bytes.</param>
    void Feed(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> datagrams, Instant received);

    /// <summary>The bytes ended: what is whole is read to its end.</summary>
    void Flush();
}
