using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine;
using Truceline.Engine.Recomputing;
using Truceline.Engine.Replaying;
using Truceline.Ledger;
using Truceline.Simulator;
using Truceline.Simulator.Scenarios;
using Truceline.Sqlite;

namespace Truceline.Scenario.Tests;

/// <summary>A misled drone's bytes through the centre: nothing is placed or alleged where its place is not believed, and what was seen there is on record.</summary>
public sealed class SpoofedFlightTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("truceline-spoofed-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("jammed", 600, ImpedimentKind.ProbableJamming)]
    [InlineData("spoofed", 620, ImpedimentKind.ProbableSpoofing)]
    public async Task From_a_stretch_that_is_not_believed_nothing_is_alleged_and_what_was_seen_there_is_recorded_without_a_place(
        string name, double seconds, ImpedimentKind kind)
    {
        var video = Path.Combine(_folder, "flight.ts");
        var options = Options(name, seconds);
        await WriteAsync(options, video);
        var data = Path.Combine(_folder, "data");

        var report = await Replay.RunAsync(
            new CentreOptions
            {
                Data = data,
                Mission = Repository.Karabakh,
                OpenRegister = at => SqliteRegister.Open(Path.Combine(at, "register.db")),
                Demo = true,
                RepeatableKeys = true,
            },
            video, null, null, TestContext.Current.CancellationToken);

        var truth = Truth.Of(options);
        report.Incidents.Count.ShouldBe(truth.Entries.Count(entry => entry.Seen));
        var impediments = await ImpedimentsAsync(data);
        var found = impediments.Where(one => one.Kind == kind).ShouldHaveSingleItem();
        found.To.ShouldNotBeNull();
        found.Detail.ShouldNotBeEmpty();
        var seen = found.Seen.ShouldHaveSingleItem();
        seen.Targets.ShouldBeGreaterThanOrEqualTo(1);
        seen.Evidence.ShouldNotBeEmpty();
        truth.Jammed.ShouldHaveSingleItem().Contains(seen.ClaimedFrom).ShouldBeTrue();
        // It is believed again ten seconds after the stretch is over, and what is seen until then has no place either.
        (seen.To <= found.To + Duration.FromSeconds(11)).ShouldBe(true);
        Doubted(data).ShouldBeGreaterThan(60);

        Fsck.Check(data, cancellation: TestContext.Current.CancellationToken).IsClean.ShouldBeTrue();
        (await new Recompute(data).RunAsync(TestContext.Current.CancellationToken)).Differences.ShouldBeEmpty();
    }

    private static SimulationOptions Options(string name, double seconds) => new()
    {
        Scenario = ScenarioCatalogue.Find(name)!,
        Start = ScenarioCatalogue.Find(name)!.Start,
        Duration = seconds,
        Width = 160,
        Height = 90,
        FramesPerSecond = 5,
    };

    private static async Task WriteAsync(SimulationOptions options, string path)
    {
        var (simulation, trouble) = Simulation.Start(options, TimeProvider.System);
        trouble.ShouldBeNull();
        await using (simulation)
        {
            await using var file = File.Create(path);
            await foreach (var frame in simulation!.RunAsync(CancellationToken.None))
            {
                await file.WriteAsync(frame.Packets);
            }
        }
    }

    private static async Task<IReadOnlyList<ImpedimentView>> ImpedimentsAsync(string data)
    {
        var rows = new RegisterRowsInMemory();
        var log = LogReader.Open(data);
        var projector = new Projector(_ => null, (_, _, _) => false);
        await foreach (var entry in log.ReadAsync(0, log.Latest.Size, TestContext.Current.CancellationToken))
        {
            if (StatementJson.Read(entry.Header.Kind, entry.Statement.Span) is Statement.ImpedimentRecorded or Statement.SeenUncertain)
            {
                projector.Apply(new EntryFacts(entry.Index, Instant.FromDateTimeOffset(entry.Header.At), "", []), StatementJson.Read(entry.Header.Kind, entry.Statement.Span)!, rows);
            }
        }

        return [.. rows.List<ImpedimentView>(RegisterKinds.Impediment)];
    }

    /// <summary>Footprints beside the recording that say that they are not believed: no ground counts as seen in them.</summary>
    private static int Doubted(string data) => Directory.EnumerateFiles(Path.Combine(data, "evidence"), "*.index.jsonl", SearchOption.AllDirectories)
        .Sum(file => File.ReadLines(file).Count(line => line.Contains("\"isDoubted\":true", StringComparison.Ordinal)));
}
