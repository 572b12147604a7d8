using System.CommandLine;
using Truceline.Engine.Elevation;

namespace Truceline.Cli.Commands;

/// <summary>Works out every incident, probability and clause result again, from the recorded segments.</summary>
internal static class Recompute
{
    private static readonly Option<string> Data = new("--data") { Description = "The data folder, or a copy of it.", Required = true };
    private static readonly Option<string?> Elevation = new("--elevation") { Description = "Folder of the elevation tiles that the centre was run with; without it, what was placed on them is checked but for its place." };
    private static readonly Option<string?> Geoid = new("--geoid") { Description = "File of the geoid's height that the centre was run with." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON on standard output, nothing else." };

    public static Command Make()
    {
        var command = new Command("recompute", "Recompute every incident, probability and clause result from the segments; agreement is within 2e-4.") { Data, Elevation, Geoid, Json };
        command.SetAction((given, cancellation) => Sentences.OrRefuseAsync(token => RunAsync(given, token), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken cancellation)
    {
        using var elevation = given.GetValue(Elevation) is { } folder ? ElevationFolder.Open(folder, given.GetValue(Geoid)) : null;
        var report = await new Engine.Recomputing.Recompute(given.GetValue(Data)!, elevation).RunAsync(cancellation).ConfigureAwait(false);
        if (given.GetValue(Json))
        {
            Sentences.PrintJson(report);
        }
        else
        {
            foreach (var difference in report.Differences)
            {
                Console.Out.WriteLine(difference);
            }

            foreach (var note in report.Notes)
            {
                Console.Out.WriteLine(note);
            }

            Console.Out.WriteLine($"{report.Incidents} incidents from {report.Segments} segments: {(report.Differences.Count == 0 ? "log and segments agree." : $"{report.Differences.Count} differences.")}");
        }

        return report.Differences.Count == 0 ? 0 : 1;
    }
}
