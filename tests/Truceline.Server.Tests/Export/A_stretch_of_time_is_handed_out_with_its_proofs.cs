using System.Net;
using NodaTime;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Engine.Record;
using Truceline.Ledger;
using Truceline.Server.Tests.Cases;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Export;

public sealed class A_stretch_of_time_is_handed_out_with_its_proofs
{
    private const string Window = "/api/export?from=2026-01-01T10:00:00Z&to=2026-01-01T11:00:00Z";

    private static readonly Instant Begun = Instant.FromUtc(2026, 1, 1, 10, 0);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Role.Observer, null)]
    [InlineData(Role.Host, null)]
    [InlineData(Role.Operator, null)]
    [InlineData(Role.Administrator, "tr")]
    public async Task Whoever_judges_nothing_gets_no_package(Role role, string? delegation)
    {
        await using var server = await RunningServer.StartAsync();
        using var visitor = await server.SignedInAsync(role, delegation);

        (await visitor.GetAsync(Window)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")]
    [InlineData("?from=2020-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")]
    [InlineData("?from=yesterday&to=2026-01-01T00:00:00Z")]
    public async Task A_stretch_of_time_that_is_none_is_refused(string query)
    {
        await using var server = await RunningServer.StartAsync();
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");

        (await officer.GetAsync($"/api/export{query}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Both_delegations_get_the_recordings_of_all_sources_and_what_proves_them()
    {
        await using var server = await RunningServer.StartAsync(record: RecordAsync);
        foreach (var delegation in new[] { "tr", "ru" })
        {
            using var officer = await server.SignedInAsync(Role.DutyOfficer, delegation);

            var package = await PackageAsync(server, officer);

            package.Report.Problems.ShouldBeEmpty();
            package.Report.VerifierKey.ShouldBe(server.Centre.Log.Key.Text);
            package.Files.Where(file => file.EndsWith(".ts", StringComparison.Ordinal)).ShouldBe(["evidence/uav-1/in.ts", "evidence/uav-2/in.ts"], ignoreOrder: true);
        }
    }

    [Fact]
    public async Task What_is_withheld_from_a_delegation_is_not_in_its_package()
    {
        await using var server = await RunningServer.StartAsync(record: Alleged.EnterAsync);
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        var incident = (await officer.ReadAsync("/api/incidents")).EnumerateArray().First();
        var (id, index) = (incident.GetProperty("incident").GetString()!, incident.GetProperty("index").GetInt64());
        var at = Instant.FromDateTimeOffset(DateTimeOffset.Parse(incident.GetProperty("received").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
        var window = $"/api/export?from={at - Duration.FromHours(1)}&to={at + Duration.FromHours(1)}";
        (await PackageAsync(server, officer, window)).Entries.ShouldContain(index);

        (await officer.PostAsync("/api/cases", new { incidents = new[] { id }, reason = "to be judged", command = "open" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        var package = await PackageAsync(server, officer, window);

        package.Report.Problems.ShouldBeEmpty();
        package.Entries.ShouldNotContain(index);
        package.Information.ShouldContain($"Truceline-Withheld-Entries: {index}");
    }

    private static async Task<(FsckReport Report, string[] Files, long[] Entries, string Information)> PackageAsync(RunningServer server, Visitor visitor, string address = Window)
    {
        var response = await visitor.GetAsync(address);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync(Cancellation));
        response.Content.Headers.ContentDisposition!.FileName!.ShouldContain(server.Centre.Mission.Id);
        var path = Path.GetTempFileName();
        var bytes = await response.Content.ReadAsByteArrayAsync(Cancellation);
        await File.WriteAllBytesAsync(path, bytes, Cancellation);
        var report = PackageCheck.Check(path, new FsckOptions(server.Centre.Log.Key), Cancellation);
        File.Delete(path);
        var (files, entries, information) = (new List<string>(), new List<long>(), "");
        using var archive = new System.Formats.Tar.TarReader(new MemoryStream(bytes));
        while (await archive.GetNextEntryAsync(copyData: true, Cancellation) is { } entry)
        {
            var inside = entry.Name[(entry.Name.IndexOf('/') + 1)..];
            files.Add(inside.StartsWith("data/", StringComparison.Ordinal) ? inside[5..] : inside);
            if (inside.StartsWith("data/log/entries/", StringComparison.Ordinal) && inside.EndsWith(".json", StringComparison.Ordinal))
            {
                entries.Add(long.Parse(Path.GetFileNameWithoutExtension(inside), System.Globalization.CultureInfo.InvariantCulture));
            }
            else if (inside == "bag-info.txt")
            {
                information = await new StreamReader(entry.DataStream!).ReadToEndAsync(Cancellation);
            }
        }

        return (report, [.. files], [.. entries], information);
    }

    private static async Task RecordAsync(string data, LogWriter log)
    {
        var registrar = new Registrar(log);
        foreach (var source in new[] { "uav-1", "uav-2" })
        {
            foreach (var (name, minutes) in new[] { ("before", -90), ("in", 5), ("after", 65) })
            {
                var stem = $"evidence/{source}/{name}";
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(data, stem))!);
                await File.WriteAllTextAsync(Path.Combine(data, stem + ".ts"), stem, Cancellation);
                await File.WriteAllTextAsync(Path.Combine(data, stem + ".index.jsonl"), "{}", Cancellation);
                var (bytes, from) = (System.Text.Encoding.UTF8.GetBytes(stem), Begun + Duration.FromMinutes(minutes));
                var segment = new SealedSegment(stem + ".ts", bytes.Length, Hash.Of(bytes).ToString(), stem + ".index.jsonl", null, null, from, from + Duration.FromSeconds(4), null, null, 0);
                await registrar.MustEnterAsync(
                    new Statement.SegmentsSealed(source, [segment], [], new string('0', 64)), $"source/{source}", $"{source}/{name}", from + Duration.FromMinutes(1),
                    [new Body(stem + ".ts", bytes.Length, Hash.Of(bytes)), new Body(stem + ".index.jsonl", 2, Hash.Of("{}"u8))], Cancellation);
            }
        }
    }
}
