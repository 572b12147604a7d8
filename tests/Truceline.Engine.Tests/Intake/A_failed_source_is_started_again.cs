using Microsoft.Extensions.Time.Testing;
using Truceline.Engine.Intake;

namespace Truceline.Engine.Tests.Intake;

public sealed class A_failed_source_is_started_again
{
    private static readonly Backoff Doubling = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));

    [Fact]
    public async Task After_waits_that_double_up_to_a_cap()
    {
        var waits = await WaitsOf(6, delivers: _ => false);
        waits.ShouldBe([1, 2, 4, 5, 5, 5]);
    }

    [Fact]
    public async Task And_a_run_that_delivered_begins_the_waits_anew()
    {
        var waits = await WaitsOf(5, delivers: run => run == 3);
        waits.ShouldBe([1, 2, 1, 2, 4]);
    }

    [Fact]
    public async Task A_source_that_ends_by_itself_is_not()
    {
        var runs = 0;
        await new SourceSupervisor(Doubling, new FakeTimeProvider()).RunAsync(
            (_, _) => Task.FromResult(++runs), (_, _) => { }, TestContext.Current.CancellationToken);
        runs.ShouldBe(1);
    }

    private static async Task<List<double>> WaitsOf(int failures, Func<int, bool> delivers)
    {
        var clock = new FakeTimeProvider();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var waits = new List<double>();
        var runs = 0;
        var failed = new SemaphoreSlim(0);
        var running = new SourceSupervisor(Doubling, clock).RunAsync(
            (delivered, _) =>
            {
                delivered.Any = delivers(++runs);
                throw new IOException("The cable is cut.");
            },
            (_, wait) =>
            {
                waits.Add(wait.TotalSeconds);
                failed.Release();
            },
            stop.Token);
        for (var i = 0; i < failures; i++)
        {
            await failed.WaitAsync(TestContext.Current.CancellationToken);
            if (i < failures - 1)
            {
                // The wait begins right after it is told; time moves until it is over.
                while (runs == i + 1)
                {
                    clock.Advance(TimeSpan.FromSeconds(1));
                    await Task.Yield();
                }
            }
        }

        await stop.CancelAsync();
        await running;
        return waits;
    }
}
