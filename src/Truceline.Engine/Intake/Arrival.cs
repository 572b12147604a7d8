using NodaTime;

namespace Truceline.Engine.Intake;

/// <summary>Bytes as a source delivered them, in order of arrival.</summary>
/// <param name="Bytes">Owned by the source and valid until the receiver's task completes; never empty but for empty datagrams.</param>
/// <param name="Datagrams">Length of each datagram in <paramref name="Bytes"/>, in order; empty where the source is a stream of bytes.</param>
/// <param name="Received">When the centre received the last of them.</param>
public readonly record struct Arrival(ReadOnlyMemory<byte> Bytes, ReadOnlyMemory<int> Datagrams, Instant Received);

/// <summary>Takes what a source delivers. It keeps the bytes before it understands them.</summary>
public interface IArrivals
{
    /// <summary>Completes when the bytes are kept; a source does not reuse its buffer, nor read on, before that.</summary>
    ValueTask ArrivedAsync(Arrival arrival, CancellationToken cancellation);
}

/// <summary>One way by which bytes reach the centre. Every source has this one method; a supervisor restarts it.</summary>
public interface ISource
{
    /// <summary>Delivers until the source ends (a file) or the token is cancelled; throws where it fails.</summary>
    Task RunAsync(IArrivals arrivals, CancellationToken cancellation);

    /// <summary>A setting that the operating system did not grant, as one sentence; null where all is well.</summary>
    string? Warning { get; }
}
