using System.CommandLine;
using Truceline.Core.Record;
using Truceline.Server;

namespace Truceline.Cli.Commands;

/// <summary><c>truceline serve --mission DIR --data DIR</c>: a centre and its server.</summary>
internal static class Serve
{
    private static readonly Option<string> Mission = new("--mission") { Description = "Folder of the mission's files; without it, those adopted last." };
    private static readonly Option<string> Data = new("--data") { Description = "Folder of the record; made where it does not exist." };
    private static readonly Option<string> Urls = new("--urls") { Description = "Where to listen, separated by semicolons. Default http://localhost:5080; beyond loopback only https." };
    private static readonly Option<bool> Demo = new("--demo") { Description = "Invented people sign in by printed links, and the program makes the keys." };
    private static readonly Option<string> Pages = new("--console") { Description = "Folder of the built console." };
    private static readonly Option<string> Config = new("--config") { Description = "JSON file with further options (docs/configuration.md)." };
    private static readonly Option<string[]> Heads = new("--head") { Description = "DELEGATION=KEY: a head's public key, for a new record; once for each delegation." };
    private static readonly Option<string[]> Sources = new("--source") { Description = "SOURCE=ADDRESS in place of the mission's; may be repeated." };
    private static readonly Option<string> Elevation = new("--elevation") { Description = "Folder of elevation tiles (.hgt, GeoTIFF, DTED) that marks and targets are placed on." };
    private static readonly Option<string> Geoid = new("--geoid") { Description = "File of the geoid's height (WW15MGH.DAC, WW15MGH.GRD or PGM), for heights above the ellipsoid." };
    private static readonly Option<string> WriteOpenApi = new("--write-openapi") { Description = "Write the description of the HTTP API to this file and end." };

    public static Command Make()
    {
        var command = new Command("serve", "Run a centre: take in, record, allege, and serve the console.")
        {
            Mission, Data, Urls, Demo, Pages, Config, Heads, Sources, Elevation, Geoid, WriteOpenApi,
        };
        command.SetAction(async (given, cancellation) =>
        {
            var trouble = await RunAsync(given, cancellation).ConfigureAwait(false);
            if (trouble is not null)
            {
                await Console.Error.WriteLineAsync(trouble).ConfigureAwait(false);
            }

            return trouble is null ? 0 : 1;
        });
        return command;
    }

    /// <returns>Null where it ended well.</returns>
    private static async Task<string?> RunAsync(ParseResult given, CancellationToken cancellation)
    {
        if (given.GetValue(WriteOpenApi) is { } path)
        {
            await File.WriteAllTextAsync(path, await Serving.DescribeAsync(cancellation).ConfigureAwait(false) + "\n", cancellation).ConfigureAwait(false);
            return null;
        }

        var (options, fault) = Options(given);
        var (heads, headFault) = Pairs(given.GetValue(Heads), "--head", "DELEGATION=KEY");
        var (sources, sourceFault) = Pairs(given.GetValue(Sources), "--source", "SOURCE=ADDRESS");
        return fault ?? headFault ?? sourceFault ?? await Serving.RunAsync(
            new ServeRequest(options!, given.GetValue(Mission), [.. heads.Select(head => new HeadKey(head.Key, head.Value))], sources),
            Console.Out, null, cancellation).ConfigureAwait(false);
    }

    private static (ServerOptions? Options, string? Fault) Options(ParseResult given)
    {
        if (given.GetValue(Data) is not { Length: > 0 } data)
        {
            return (null, "--data: write the folder that holds the mission's record.");
        }

        var (options, fault) = given.GetValue(Config) is { } config
            ? ServerOptionsCheck.Read(config, data)
            : (new ServerOptions { Data = data }, null);
        return fault is not null ? (null, fault) : (options! with
        {
            Urls = given.GetValue(Urls) ?? options.Urls,
            Demo = given.GetValue(Demo) || options.Demo,
            Console = given.GetValue(Pages) ?? options.Console,
            Elevation = given.GetValue(Elevation) ?? options.Elevation,
            Geoid = given.GetValue(Geoid) ?? options.Geoid,
        }, null);
    }

    private static (Dictionary<string, string> Pairs, string? Fault) Pairs(string[]? given, string option, string form)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in given ?? [])
        {
            var split = one.IndexOf('=', StringComparison.Ordinal);
            if (split <= 0 || !pairs.TryAdd(one[..split], one[(split + 1)..]))
            {
                return (pairs, $"{option}: '{one}' is not of the form {form}, or names the same twice.");
            }
        }

        return (pairs, null);
    }
}
