using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Core.Sensing;

namespace Truceline.Engine.Intake;

/// <summary>
/// Watches whether a source flies where and when the modalities let it, by its own telemetry. What it sees meanwhile is recorded all the same; that it was
/// there is entered when it begins and when it ends.
/// </summary>
internal sealed class FlightTermsWatch(string source, Func<Mission> inForce, SourceImpediments impediments)
{
    /// <summary>For how long it is outside, or inside again, before that is told: one stray position is neither.</summary>
    private static readonly Duration Settled = Duration.FromSeconds(5);

    private readonly Condition _zone = new(ImpedimentKind.OutsidePermittedZone);
    private readonly Condition _hours = new(ImpedimentKind.OutsidePermittedHours);
    private Instant _last;

    public void Look(FrameReport report)
    {
        if (report.Platform is not { } platform)
        {
            return;
        }

        _last = report.Received;
        var mission = inForce();
        _zone.Look(FlightTerms.OutsideZone(mission, source, report.Received, platform.At), report.Received);
        _hours.Look(FlightTerms.OutsideHours(mission, source, report.Received), report.Received);
    }

    public async ValueTask EnterAsync(CancellationToken cancellation)
    {
        foreach (var condition in new[] { _zone, _hours })
        {
            if (condition.Take() is { } change)
            {
                await impediments.WhileAsync(change.Begins, condition.Kind, change.At, change.At, change.Sentence, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The source ended: where it is then, nobody knows.</summary>
    public async ValueTask EndAsync(CancellationToken cancellation)
    {
        _zone.End(_last);
        _hours.End(_last);
        await EnterAsync(cancellation).ConfigureAwait(false);
    }

    private sealed class Condition(ImpedimentKind kind)
    {
        private Instant? _since;
        private string? _sentence;
        private bool _told;
        private (bool, Instant, string)? _change;

        public ImpedimentKind Kind => kind;

        public void Look(string? outside, Instant at)
        {
            if ((outside is not null) == _told)
            {
                _since = null;
                return;
            }

            _since ??= at;
            _sentence = outside ?? _sentence;
            if (at - _since.Value >= Settled)
            {
                (_told, _change, _since) = (!_told, (!_told, _since.Value, _sentence ?? ""), null);
            }
        }

        public void End(Instant at)
        {
            if (_told)
            {
                (_told, _change) = (false, (false, at, _sentence ?? ""));
            }
        }

        public (bool Begins, Instant At, string Sentence)? Take()
        {
            var change = _change;
            _change = null;
            return change;
        }
    }
}
