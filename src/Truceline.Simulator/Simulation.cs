using System.Buffers;
using System.Runtime.CompilerServices;
using NodaTime;
using NodaTime.Text;
using Truceline.Simulator.Flight;
using Truceline.Simulator.Klv;
using Truceline.Simulator.MpegTs;
using Truceline.Simulator.Sending;
using Truceline.Simulator.Video;

namespace Truceline.Simulator;

/// <summary>The transport packets that carry one frame and what belongs to it.</summary>
/// <param name="Time">Seconds from the start.</param>
/// <param name="Pts">90 kHz, before it is cut to 33 bits.</param>
/// <param name="Packets">A whole number of transport packets, valid until the next are asked for; empty in an outage.</param>
public readonly record struct FramePackets(double Time, long Pts, ReadOnlyMemory<byte> Packets);

/// <summary>
/// The whole flow: fly, draw, encode, state, multiplex, lose. One task draws and feeds the encoder; the reader of
/// <see cref="RunAsync"/> takes the encoder's output and does the rest.
/// </summary>
public sealed class Simulation : IAsyncDisposable
{
    private const double TablesEvery = 0.5;
    private const double ClockEvery = 0.08;

    private readonly SimulationOptions _options;
    private readonly TimeProvider _clock;
    private readonly H264Encoder _encoder;

    private Simulation(SimulationOptions options, TimeProvider clock, H264Encoder encoder)
    {
        _options = options;
        _clock = clock;
        _encoder = encoder;
    }

    public int Frames { get; private set; }

    public int KlvPackets { get; private set; }

    /// <summary>What the encoder complained of; null when all went well.</summary>
    public string? Trouble => _encoder.Trouble;

    internal int EncoderProcess => _encoder.ProcessId;

    /// <summary>Null with a sentence where it cannot start.</summary>
    public static (Simulation? Simulation, string? Trouble) Start(SimulationOptions options, TimeProvider clock)
    {
        if (options.Check() is { } wrong)
        {
            return (null, wrong);
        }

        var (encoder, trouble) = H264Encoder.Start(options.Width, options.Height, options.FramesPerSecond, options.Kilobits);
        return encoder is null ? (null, trouble) : (new Simulation(options, clock, encoder), null);
    }

    /// <summary>Every frame in order. Ends with the duration, the encoder or the token.</summary>
    public async IAsyncEnumerable<FramePackets> RunAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var drawing = DrawAsync(ending.Token);
        var sensor = new Sensor(_options.Scenario, _options.Seed);
        var multiplexer = new TransportMultiplexer(_options.Carriage);
        var reception = new Reception(_options.Scenario, _options.Seed);
        var (sent, arrived) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        try
        {
            while (await _encoder.ReadAsync(ending.Token).ConfigureAwait(false) is { Length: > 0 } unit)
            {
                var time = TimeOf(Frames);
                sent.ResetWrittenCount();
                arrived.ResetWrittenCount();
                Multiplex(multiplexer, sensor, sent, unit.Span);
                reception.Pass(time, sent.WrittenSpan, arrived);
                yield return new(time, PtsOf(Frames), arrived.WrittenMemory);
                Frames++;
            }
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await drawing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public ValueTask DisposeAsync() => _encoder.DisposeAsync();

    private void Multiplex(TransportMultiplexer multiplexer, Sensor sensor, ArrayBufferWriter<byte> sent, ReadOnlySpan<byte> unit)
    {
        var (number, pts) = (Frames, PtsOf(Frames));
        var isKey = H264Encoder.IsKey(unit);
        if (isKey || number % Math.Max(1, (int)(TablesEvery * _options.FramesPerSecond)) == 0)
        {
            multiplexer.WriteTables(sent);
        }

        if (number % (_options.FramesPerKlv ?? Math.Max(1, _options.FramesPerSecond / 10)) == 0)
        {
            multiplexer.WriteKlv(sent, UasPacket.Write(sensor.State(TimeOf(number), number, MicrosecondsOf(number))), pts);
            KlvPackets++;
        }

        multiplexer.WriteVideo(sent, unit, pts, isKey);
        var pause = PtsOf(number + 1) - pts;
        var parts = (int)Math.Ceiling(pause / (ClockEvery * 90_000));
        for (var i = 1; i < parts; i++)
        {
            multiplexer.WriteClock(sent, pts - TransportMultiplexer.Lead + (pause * i / parts));
        }
    }

    private async Task DrawAsync(CancellationToken cancellation)
    {
        // Its own sensor: traffic is kept lap by lap, and the other task may be a lap behind.
        var renderer = new Renderer(_options.Scenario, new Sensor(_options.Scenario, _options.Seed), _options.Width, _options.Height);
        var picture = new Picture(_options.Width, _options.Height);
        var began = _clock.GetTimestamp();
        try
        {
            for (var number = 0; _options.Duration is not { } duration || TimeOf(number) < duration; number++)
            {
                var wait = TimeSpan.FromSeconds(TimeOf(number)) - _clock.GetElapsedTime(began);
                if (_options.RealTime && wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, _clock, cancellation).ConfigureAwait(false);
                }

                renderer.Draw(picture, TimeOf(number), Caption(number));
                await _encoder.WriteAsync(picture, cancellation).ConfigureAwait(false);
            }
        }
        catch (IOException)
        {
            // The encoder has gone; its reader says so.
        }
        finally
        {
            _encoder.Finish();
        }
    }

    private string Caption(int number)
    {
        var text = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss.fff").Format(
            NodaConstants.UnixEpoch.Plus(Duration.FromNanoseconds(MicrosecondsOf(number) * 1000)));
        return text + "Z SIMULATED";
    }

    private double TimeOf(int number) => (double)number / _options.FramesPerSecond;

    private long PtsOf(int number) => _options.Scenario.FirstPts + (number * 90_000L / _options.FramesPerSecond);

    private long MicrosecondsOf(int number) =>
        ((_options.Start - NodaConstants.UnixEpoch).BclCompatibleTicks / 10) + (number * 1_000_000L / _options.FramesPerSecond);
}
