using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests;

public sealed class Options_say_what_is_wrong
{
    private static readonly ServerOptions Good = new() { Data = "record" };

    public static TheoryData<string, ServerOptions> Faults => new()
    {
        { "data", Good with { Data = " " } },
        { "urls", Good with { Urls = "" } },
        { "urls", Good with { Urls = "localhost:5080" } },
        { "urls", Good with { Urls = "ftp://localhost" } },
        { "urls", Good with { Urls = "http://0.0.0.0:5080" } },
        { "urls", Good with { Urls = "http://centre.example:5080" } },
        { "urls", Good with { Urls = "https://0.0.0.0:5080", Demo = true } },
        { "certificate", Good with { Urls = "https://0.0.0.0:5080" } },
        { "certificateKey", Good with { Urls = "https://0.0.0.0:5080", Certificate = "a.pem" } },
        { "hosts", Good with { Hosts = ["*.example"] } },
        { "hosts", Good with { Hosts = ["http://centre.example"] } },
        { "console", Good with { Console = "/nowhere" } },
        { "sessionHours", Good with { SessionHours = 0 } },
        { "largestBodyKiB", Good with { LargestBodyKiB = 1 } },
        { "transcoders", Good with { Transcoders = -1 } },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_names_the_key(string key, ServerOptions options) => ServerOptionsCheck.Fault(options)!.ShouldStartWith($"{key}: ");

    [Fact]
    public void The_defaults_stand() => ServerOptionsCheck.Fault(Good).ShouldBeNull();

    [Theory]
    [InlineData("""{"urls":"http://localhost:1","hosts":["centre.example"],"transcoders":1}""", null)]
    [InlineData("""{"url":"http://localhost:1"}""", "url")]
    [InlineData("""{"transcoders":"many"}""", "transcoders")]
    [InlineData("""{"transcoders":1,"transcoders":2}""", "Duplicate")]
    [InlineData("[]", "JSON")]
    public void A_file_is_read_strictly(string json, string? named)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, json);
        var (options, fault) = ServerOptionsCheck.Read(path, "record");
        File.Delete(path);
        if (named is null)
        {
            options!.ShouldSatisfyAllConditions(o => o.Data.ShouldBe("record"), o => o.Transcoders.ShouldBe(1), o => o.Hosts.ShouldBe(["centre.example"]));
        }
        else
        {
            options.ShouldBeNull();
            fault!.ShouldContain(named);
        }
    }

    [Fact]
    public void The_document_lists_every_option_with_its_default()
    {
        var document = File.ReadAllText(Path.Combine(RunningServer.Checkout(), "docs", "configuration.md"));
        var server = document[document.IndexOf("## Server", StringComparison.Ordinal)..document.IndexOf("## Mission", StringComparison.Ordinal)];
        var listed = Regex.Matches(server, @"^\| `(\w+)` \| (?:`([^`]*)`)? ?\|", RegexOptions.Multiline)
            .ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value);
        var coded = typeof(ServerOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.Name != nameof(ServerOptions.Data))
            .ToDictionary(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name), property => Written(property.GetValue(Good)));
        listed.OrderBy(row => row.Key, StringComparer.Ordinal).ShouldBe(coded.OrderBy(row => row.Key, StringComparer.Ordinal));
    }

    private static string Written(object? value) => value switch
    {
        null or IReadOnlyList<string> => "",
        bool flag => flag ? "true" : "false",
        _ => $"{value}",
    };
}
