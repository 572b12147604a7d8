using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Engine.Cases;

/// <summary>
/// Looks at every open case now and then, and has the one whose deadline has passed look at the clock. Nothing is kept between looks, so
/// that a centre that stood still for a week catches up at the first.
/// </summary>
internal sealed class Deadlines(Register.Register register, Func<Task<IGrainFactory>> grains, TimeProvider clock, TimeSpan every)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(every, clock);
        do
        {
            await LookAsync(cancellation).ConfigureAwait(false);
        }
        while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false));
    }

    /// <summary>A case that has begun to look at its clock is waited for: what it enters by that is entered whole. Cancelling ends the looks that have not begun.</summary>
    private async Task LookAsync(CancellationToken cancellation)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        foreach (var file in register.List<CaseFile>(RegisterKinds.CaseFile))
        {
            cancellation.ThrowIfCancellationRequested();
            if (CaseClock.Next(file) is { } deadline && now > deadline)
            {
                var factory = await grains().WaitAsync(cancellation).ConfigureAwait(false);
                await factory.GetGrain<ICaseGrain>(file.Number).LookAtTheClockAsync().ConfigureAwait(false);
            }
        }
    }
}
