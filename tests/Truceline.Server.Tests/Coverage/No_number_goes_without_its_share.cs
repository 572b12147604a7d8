using System.Formats.Tar;
using System.Text;
using System.Text.Json;
using Truceline.Core.Mandates;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Coverage;

/// <summary>Every answer in which acts, alerts, cards or cases can be counted carries how much was observed. A new one fails here until it does.</summary>
public sealed class No_number_goes_without_its_share
{
    private const string Header = "Truceline-Observed";

    /// <summary>Who holds one of these holds something that can be counted as a violation, or a number of them.</summary>
    private static readonly string[] Countable = ["IncidentView", "Card", "CaseView", "ComplianceCell", "TickAnswer", "OpenMatter", "ComplaintView"];

    private static readonly string[] Numbers = ["count", "open", "number", "total", "incidents", "alerts", "violations", "breaches"];

    /// <summary>Answers with numbers that are none of acts.</summary>
    private static readonly Dictionary<string, string> NotOfActs = new(StringComparer.Ordinal)
    {
        ["/api/agreement"] = "numbers of versions of clauses",
        ["/api/coverage/line"] = "numbers of kilometres; the answer is the share itself",
    };

    private static readonly Dictionary<string, string> ByDesign = new(StringComparer.Ordinal)
    {
        ["/api/complaints/{number}/receipt"] = "one complaint",
        ["/api/reviewer"] = "what waits for one reviewer's key, told to a program without a session",
        ["/api/reviewer/cases/{number}"] = "the same, of one case",
    };

    [Fact]
    public async Task In_the_answers_of_the_API()
    {
        await using var server = await RunningServer.StartAsync();
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        using var reviewer = await server.SignedInAsync(Role.Reviewer, "tr");
        var description = await officer.ReadAsync("/api/openapi.json");
        var telling = Telling(description).ToList();
        telling.ShouldContain("/api/incidents");
        telling.ShouldContain("/api/cards");
        telling.ShouldContain("/api/compliance");
        telling.Count.ShouldBeGreaterThan(8);
        foreach (var path in telling.Where(path => !NotOfActs.ContainsKey(path) && !ByDesign.ContainsKey(path)))
        {
            var address = System.Text.RegularExpressions.Regex.Replace(path, "{[^}]+}", "1");
            using var asOfficer = await officer.GetAsync(address);
            using var asReviewer = await reviewer.GetAsync(address);
            var told = asOfficer.Headers.TryGetValues(Header, out var values) || asReviewer.Headers.TryGetValues(Header, out values) ? values.Single() : null;
            told.ShouldNotBeNull($"{path} answers something that can be counted, and not how much was observed");
            told.ShouldStartWith("from=", customMessage: path);
        }
    }

    [Fact]
    public async Task And_the_share_of_a_stretch_is_told_to_those_who_read_the_record_and_to_nobody_else()
    {
        await using var server = await RunningServer.StartAsync();
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        var told = await officer.ReadAsync("/api/observed?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z");
        told.GetProperty("kinds").EnumerateArray().Select(one => one.GetProperty("observed").GetDouble()).ShouldBe([0, 0, 0, 0], "nobody watched");
        told.GetProperty("noFigure").ValueKind.ShouldBe(JsonValueKind.Null);
        var list = await officer.GetAsync("/api/incidents?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z");
        list.Headers.GetValues(Header).Single().ShouldBe("from=2026-01-01T00:00:00Z; to=2026-01-02T00:00:00Z; fire=0; movement=0; flight=0; works=0");
        (await officer.ReadAsync("/api/observed")).GetProperty("kinds").GetArrayLength().ShouldBe(4);
        foreach (var wrong in new[] { "from=2026-01-01T00:00:00Z", "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "from=2026-01-01T00:00:00Z&to=2026-02-02T00:00:00Z" })
        {
            (await officer.GetAsync($"/api/observed?{wrong}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        }

        foreach (var (role, delegation) in new[] { (Role.Administrator, "tr"), (Role.Host, null), (Role.Operator, (string?)null) })
        {
            using var other = await server.SignedInAsync(role, delegation);
            (await other.GetAsync("/api/observed")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
            (await other.GetAsync("/api/sources")).Headers.Contains(Header).ShouldBeFalse($"{role} is told no share of a day under way");
        }

        using var visitor = server.Visitor();
        (await visitor.GetAsync("/api/observed")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
        (await visitor.GetAsync("/api/bulletins/released")).Headers.Contains(Header).ShouldBeFalse();
    }

    [Fact]
    public async Task In_the_package_of_an_export()
    {
        await using var server = await RunningServer.StartAsync();
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        using var answer = await officer.GetAsync("/api/export?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z");
        await using var archive = new TarReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        while (await archive.GetNextEntryAsync(copyData: true, TestContext.Current.CancellationToken) is { } entry)
        {
            if (entry.Name.EndsWith("/bag-info.txt", StringComparison.Ordinal))
            {
                using var text = new StreamReader(entry.DataStream!, Encoding.UTF8);
                (await text.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldContain("\nTruceline-Observed: from=2026-01-01T00:00:00Z; to=2026-01-02T00:00:00Z; fire=0; movement=0; flight=0; works=0\n");
                return;
            }
        }

        throw new InvalidOperationException("The package has no bag-info.txt.");
    }

    private static IEnumerable<string> Telling(JsonElement description)
    {
        var schemas = description.GetProperty("components").GetProperty("schemas");
        foreach (var path in description.GetProperty("paths").EnumerateObject())
        {
            if (path.Value.TryGetProperty("get", out var get) && get.GetProperty("responses").TryGetProperty("200", out var answer)
                && answer.TryGetProperty("content", out var content)
                && content.EnumerateObject().Any(type => type.Value.TryGetProperty("schema", out var schema) && Tells(schema, schemas, [])))
            {
                yield return path.Name;
            }
        }
    }

    private static bool Tells(JsonElement of, JsonElement schemas, HashSet<string> seen) => of.ValueKind switch
    {
        JsonValueKind.Object => of.EnumerateObject().Any(member =>
            (member.Name == "$ref" && ToldBy(member.Value.GetString()!.Split('/')[^1], schemas, seen))
            || (member.Name == "properties" && member.Value.EnumerateObject().Any(property => Numbers.Contains(property.Name) && IsWhole(property.Value)))
            || Tells(member.Value, schemas, seen)),
        JsonValueKind.Array => of.EnumerateArray().Any(item => Tells(item, schemas, seen)),
        _ => false,
    };

    private static bool ToldBy(string name, JsonElement schemas, HashSet<string> seen) =>
        Countable.Contains(name) || (seen.Add(name) && Tells(schemas.GetProperty(name), schemas, seen));

    private static bool IsWhole(JsonElement schema) => schema.TryGetProperty("type", out var type)
        && (type.ValueKind == JsonValueKind.String ? type.GetString() == "integer" : type.EnumerateArray().Any(one => one.GetString() == "integer"));
}
