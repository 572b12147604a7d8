using NodaTime;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Sensing;
using Truceline.Engine.Recording;

namespace Truceline.Engine.Tests.Recording;

public sealed class Where_they_stood_at_a_moment
{
    private static readonly Instant Begun = Instant.FromUtc(2026, 1, 1, 10, 0);

    [Theory]
    [InlineData(-1, "")]
    [InlineData(0, "one 40.1")]
    [InlineData(3, "one 40.1, two 41")]
    [InlineData(5, "one 40.1")]
    [InlineData(11.9, "one 40.1")]
    [InlineData(12, "one 40.2")]
    [InlineData(19.9, "one 40.2")]
    [InlineData(20, "")]
    [InlineData(4000, "")]
    public async Task The_last_word_of_each_that_held_then_is_told(double seconds, string told)
    {
        using var folder = new TemporaryFolder();
        await using var centre = await TestCentre.OpenAsync(folder, "tests/missions/many-sources", TimeProvider.System);
        await RecordAsync(centre, folder, "a", 0, 4, Said("one", 40.1, 0, 60), Said("two", 41, 2, 5));
        await RecordAsync(centre, folder, "b", 10, 14, Said("one", 40.2, 12, 20));

        string.Join(", ", centre.Presences.At(At(seconds)).Select(report => FormattableString.Invariant($"{report.Asset} {report.At.Latitude}"))).ShouldBe(told);
    }

    [Fact]
    public async Task A_segment_whose_index_is_gone_tells_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var centre = await TestCentre.OpenAsync(folder, "tests/missions/many-sources", TimeProvider.System);
        await RecordAsync(centre, folder, "a", 0, 4, Said("one", 40.1, 0, 60));
        File.Delete(folder["evidence/patrols-1/a.index.jsonl"]);

        centre.Presences.At(At(1)).ShouldBeEmpty();
    }

    private static async Task RecordAsync(Centre centre, TemporaryFolder folder, string name, double from, double to, params PresenceReport[] said)
    {
        var stem = $"evidence/patrols-1/{name}";
        Directory.CreateDirectory(Path.GetDirectoryName(folder[stem])!);
        var sidecar = new Sidecar(new(1, "patrols-1", "s", 0, 1, SegmentCut.Gap), new DatagramLengths(), []) { Presences = said };
        await File.WriteAllBytesAsync(folder[stem + ".index.jsonl"], sidecar.Write(), TestContext.Current.CancellationToken);
        var segment = new SealedSegment(stem + ".ts", 1, name.PadLeft(64, '0'), stem + ".index.jsonl", null, null, At(from), At(to), null, null, 0);
        await centre.Registrar.MustEnterAsync(
            new Statement.SegmentsSealed("patrols-1", [segment], [], new string('0', 64)), "source/patrols-1", name, At(to), [], TestContext.Current.CancellationToken);
        await centre.Register.CatchUpAsync(TestContext.Current.CancellationToken);
    }

    private static PresenceReport Said(string asset, double latitude, double at, double until) => new(
        "patrols-1", asset, null, PresenceKind.Patrol, new Position(latitude, 46.5), null, null, At(at), At(at), At(until));

    private static Instant At(double seconds) => Begun + Duration.FromSeconds(seconds);
}
