using System.Collections.Concurrent;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Coverage;
using Truceline.Core.Record;
using Truceline.Engine.Lookback;

namespace Truceline.Engine.Coverage;

/// <summary>
/// The share observed that stands beside numbers of what was recorded. That of the last 24 hours is kept up once a minute; others are worked out when they
/// are asked for, one at a time, and kept for a minute. Safe for several threads.
/// </summary>
public sealed class ObservedDesk(Func<CoverageDesk> coverage, Func<LookbackIndex> footprints, TimeProvider clock) : IDisposable
{
    public static readonly Duration Rolling = Duration.FromHours(24);

    /// <summary>Longer stretches are asked for in parts.</summary>
    public static readonly Duration Widest = Duration.FromDays(7);

    public static ObservedBeside TooWide(Instant from, Instant to) =>
        ObservedBeside.Without(from, to, $"It is told of at most {Widest.TotalDays:0} days at once.");

    /// <summary>Read from the sidecars of a data folder, for programs that keep no index.</summary>
    /// <exception cref="CentreFaultException">A sidecar that an entry names is missing or cannot be read.</exception>
    public static ObservedBeside FromRecord(string dataFolder, IRegisterRows rows, Mission mission, Instant from, Instant to, Instant last)
    {
        if (to - from > Widest)
        {
            return TooWide(from, to);
        }

        using var store = FootprintsOfRecord.Read(dataFolder, rows, from - Duration.FromHours(1), to);
        return new CoverageDesk(mission, rows, store).Beside(from, to, last + CoverageDesk.Behind);
    }

    private const int MostKept = 64;
    private const int MostWaiting = 64;

    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1);
    private readonly ConcurrentDictionary<(Instant From, Instant To), (Instant At, ObservedBeside Told)> _kept = [];
    private volatile ObservedBeside? _rolling;

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Of the last 24 hours, as last worked out.</summary>
    public ObservedBeside LastDay => _rolling ?? ObservedBeside.Without(Now - Rolling, Now, "It is not worked out yet.");

    /// <summary>Of a stretch of time as far as it is kept, without working anything out.</summary>
    public ObservedBeside Kept(Instant from, Instant to) => _kept.TryGetValue((from, to), out var kept)
        ? kept.Told : ObservedBeside.Without(from, to, "It is not worked out yet; ask for it by its times.");

    /// <param name="from">Null with <paramref name="to"/>: of the last 24 hours.</param>
    public async Task<ObservedBeside> OfAsync(Instant? from, Instant? to, CancellationToken cancellation)
    {
        if (from is not { } begin || to is not { } end)
        {
            if (_rolling is not { } rolling || Now - rolling.To > CoverageDesk.Behind + Duration.FromMinutes(2))
            {
                await KeepUpAsync(cancellation).ConfigureAwait(false);
            }

            return LastDay;
        }

        if (_kept.TryGetValue((begin, end), out var kept) && Now - kept.At < Duration.FromTimeSpan(Beat))
        {
            return kept.Told;
        }

        if (_kept.Count > MostKept)
        {
            _kept.Clear();
        }

        var told = await WorkOutAsync(begin, end, cancellation).ConfigureAwait(false);
        _kept[(begin, end)] = (Now, told);
        return told;
    }

    /// <summary>Keeps the last 24 hours up until the token is cancelled.</summary>
    internal async Task RunAsync(CancellationToken cancellation)
    {
        using var beat = new PeriodicTimer(Beat, clock);
        do
        {
            await KeepUpAsync(cancellation).ConfigureAwait(false);
        }
        while (await beat.WaitForNextTickAsync(cancellation).ConfigureAwait(false));
    }

    public void Dispose() => _one.Dispose();

    private async Task KeepUpAsync(CancellationToken cancellation) =>
        _rolling = await WorkOutAsync(Now - Rolling, Now, cancellation).ConfigureAwait(false);

    private async Task<ObservedBeside> WorkOutAsync(Instant from, Instant to, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return footprints().Waiting > MostWaiting
                ? ObservedBeside.Without(from, to, "Recordings are still being read.")
                : await Task.Run(() => coverage().Beside(from, to, Now), cancellation).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }
}
