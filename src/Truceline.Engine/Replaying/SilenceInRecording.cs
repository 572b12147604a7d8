using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Intake;

namespace Truceline.Engine.Replaying;

/// <summary>Enters each stretch of a recording in which nothing had been received as the outage that it was, as the tick of a live source does.</summary>
internal sealed class SilenceInRecording(IArrivals flow, SourceImpediments impediments, Duration silence) : IArrivals
{
    private Instant? _last;

    public async ValueTask ArrivedAsync(Arrival arrival, CancellationToken cancellation)
    {
        if (_last is { } last && arrival.Received - last > silence)
        {
            await impediments.WhileAsync(
                true, ImpedimentKind.Outage, last, arrival.Received, "No bytes arrive from the source.", cancellation).ConfigureAwait(false);
            await impediments.EndAllAsync(arrival.Received, cancellation).ConfigureAwait(false);
        }

        _last = arrival.Received;
        await flow.ArrivedAsync(arrival, cancellation).ConfigureAwait(false);
    }
}
