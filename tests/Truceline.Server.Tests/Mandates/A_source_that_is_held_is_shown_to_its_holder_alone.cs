using System.Net;
using System.Text;
using NodaTime;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Engine.Record;
using Truceline.Ledger;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Mandates;

/// <summary>Two segments of one source, received at 10:00 and at 11:00; what both held a moment of is asked for whichever way there is.</summary>
public sealed class A_source_that_is_held_is_shown_to_its_holder_alone
{
    private const string Held = "Held by ru, not shared.";
    private static readonly Instant Ten = Instant.FromUtc(2026, 1, 1, 10, 0);
    private static readonly Instant Eleven = Instant.FromUtc(2026, 1, 1, 11, 0);
    private static readonly Modalities Terms = Modalities.Default with { Sources = [new("uav-1", "ru", null, null, null)] };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Role.DutyOfficer, "tr")]
    [InlineData(Role.Reviewer, "tr")]
    [InlineData(Role.Head, "tr")]
    [InlineData(Role.Observer, null)]
    public async Task Others_get_its_state_of_health_and_its_hashes_and_a_sentence_for_everything_else(Role role, string? delegation)
    {
        await using var server = await RunningServer.StartAsync(record: (data, log) => RecordAsync(data, log, Ten - Duration.FromHours(1)));
        using var other = await server.SignedInAsync(role, delegation);
        foreach (var address in new[]
        {
            $"/api/segments/{Digest("ten")}", "/api/video?source=uav-1", "/api/video?source=uav-1&ptsFrom=0&ptsTo=100",
            "/api/video?source=uav-1&from=2026-01-01T10:00:00Z&to=2026-01-01T11:30:00Z", $"/api/video?source=uav-1&segment={Digest("eleven")}",
            "/api/motion?source=uav-1&from=2026-01-01T10:00:00Z&to=2026-01-01T11:00:00Z",
        })
        {
            var answer = await other.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
            (await Visitor.JsonOf(answer)).GetProperty("refused").GetString().ShouldBe(Held, address);
        }

        (await other.ReadAsync("/api/mission")).GetProperty("sources").EnumerateArray()
            .Single(source => source.GetProperty("id").GetString() == "uav-1").GetProperty("heldBy").GetString().ShouldBe("ru");
        (await other.ReadAsync("/api/sources")).ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Array);
        (await other.ReadAsync("/api/ledger/entries?count=200")).ToString().ShouldContain(Digest("ten"), customMessage: "the hash is everybody's");
    }

    [Fact]
    public async Task Its_holder_gets_all_of_it()
    {
        await using var server = await RunningServer.StartAsync(record: (data, log) => RecordAsync(data, log, Ten - Duration.FromHours(1)));
        using var holder = await server.SignedInAsync(Role.DutyOfficer, "ru");
        (await (await holder.GetAsync($"/api/segments/{Digest("ten")}")).Content.ReadAsStringAsync(Cancellation)).ShouldBe("ten");
        (await PackageAsync(holder)).ShouldContain("evidence/uav-1/ten.ts");
    }

    [Fact]
    public async Task What_was_recorded_before_stays_shared_and_only_what_came_after_is_held()
    {
        await using var server = await RunningServer.StartAsync(record: (data, log) => RecordAsync(data, log, Ten + Duration.FromMinutes(30)));
        using var other = await server.SignedInAsync(Role.DutyOfficer, "tr");
        (await other.GetAsync($"/api/segments/{Digest("ten")}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await other.GetAsync($"/api/segments/{Digest("eleven")}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var package = await PackageAsync(other);
        package.ShouldContain("evidence/uav-1/ten.ts");
        package.ShouldNotContain("evidence/uav-1/eleven.ts");
        package.ShouldContain("Truceline-Withheld-Entries");
    }

    [Fact]
    public async Task Nobody_marks_in_a_picture_that_is_not_shown_to_him()
    {
        await using var server = await RunningServer.StartAsync(record: (data, log) => RecordAsync(data, log, Ten));
        using var other = await server.SignedInAsync(Role.Reviewer, "tr");
        var answer = await other.PostAsync("/api/marks", new
        {
            source = "uav-1", pts = 0, near = "2026-01-01T11:00:00Z", column = 1.0, row = 1.0, width = 640, height = 360, act = "works",
            count = new { qualifier = "exactly", number = 1 }, command = "m",
        });
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Visitor.JsonOf(answer)).GetProperty("refused").GetString().ShouldBe(Held);
    }

    private static async Task<string> PackageAsync(Visitor visitor)
    {
        var answer = await visitor.GetAsync("/api/export?from=2026-01-01T09:30:00Z&to=2026-01-01T12:00:00Z");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync(Cancellation));
    }

    private static string Digest(string name) => Hash.Of(Encoding.UTF8.GetBytes(name)).ToString();

    private static async Task RecordAsync(string data, LogWriter log, Instant heldFrom)
    {
        await AgreedBefore.EnterAsync(data, log, Terms, heldFrom);
        foreach (var (name, from, pts) in new[] { ("ten", Ten, 0L), ("eleven", Eleven, 1_000_000L) })
        {
            var (stem, bytes) = ($"evidence/uav-1/{name}", Encoding.UTF8.GetBytes(name));
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(data, stem))!);
            await File.WriteAllBytesAsync(Path.Combine(data, stem + ".ts"), bytes, Cancellation);
            await File.WriteAllTextAsync(Path.Combine(data, stem + ".index.jsonl"), "{}", Cancellation);
            var segment = new SealedSegment(stem + ".ts", bytes.Length, Digest(name), stem + ".index.jsonl", null, null, from, from + Duration.FromSeconds(4), pts, pts + 90_000, 0);
            await new Registrar(log).MustEnterAsync(
                new Statement.SegmentsSealed("uav-1", [segment], [], new string('0', 64)), "source/uav-1", name, from + Duration.FromMinutes(1),
                [new Body(stem + ".ts", bytes.Length, Hash.Of(bytes)), new Body(stem + ".index.jsonl", 2, Hash.Of("{}"u8))], Cancellation);
        }
    }
}
