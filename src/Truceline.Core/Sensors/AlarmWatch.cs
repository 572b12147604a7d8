using NodaTime;

namespace Truceline.Core.Sensors;

/// <summary>Something is amiss with a source.</summary>
/// <param name="Raised">Which occurrence it is: what is acknowledged is this one, not the next.</param>
/// <param name="Measure">As last measured, in the unit of its rule.</param>
public sealed record Alarm(AlarmKind Kind, Instant Raised, double Measure);

/// <summary>The alarms of one source, decided measure by measure. It keeps what each has been turning to, and since when.</summary>
public sealed record AlarmWatch
{
    private static readonly Turning[] Quiet = [.. AlarmRule.All.Select(_ => new Turning(null, null))];

    public static AlarmWatch None { get; } = new();

    private Turning[] States { get; init; } = Quiet;

    /// <summary>In the order of the table.</summary>
    public IReadOnlyList<Alarm> Raised => [.. States.Select(state => state.Alarm).OfType<Alarm>()];

    public AlarmWatch Observe(bool dark, SensorTrend trend, Instant now) => new()
    {
        States = [.. AlarmRule.All.Select((rule, at) => States[at].With(rule, rule.Measure(dark, trend), now))],
    };

    /// <param name="Since">From when on it has been turning: amiss while no alarm is raised, well while one is.</param>
    private sealed record Turning(Alarm? Alarm, Instant? Since)
    {
        public Turning With(AlarmRule rule, double? measured, Instant now)
        {
            if (measured is not { } measure)
            {
                return new Turning(null, null);
            }

            var turns = Alarm is null ? measure >= rule.RaiseAt : measure < rule.ClearAt;
            var since = turns ? Since ?? now : (Instant?)null;
            var turned = since is { } from && now - from >= (Alarm is null ? rule.RaiseAfter : rule.ClearAfter);
            return (Alarm, turned) switch
            {
                (null, true) => new Turning(new Alarm(rule.Kind, now, Math.Round(measure, 3)), null),
                (null, false) => new Turning(null, since),
                (_, true) => new Turning(null, null),
                ({ } raised, false) => new Turning(raised with { Measure = Math.Round(measure, 3) }, since),
            };
        }
    }
}
