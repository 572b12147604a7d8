using System.CommandLine;

namespace Truceline.Cli.Commands;

/// <summary>Works out every incident, probability and clause result again, from the recorded segments.</summary>
internal static class Recompute
{
    private static readonly Option<string> Data = new("--data") { Description = "The data folder, or a copy of it.", Required = true };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON on standard output, nothing else." };

    public static Command Make()
    {
        var command = new Command("recompute", "Recompute every incident, probability and clause result from the segments; agreement is within 2e-4.") { Data, Json };
        command.SetAction((given, cancellation) => Sentences.OrRefuseAsync(() => RunAsync(given, cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken cancellation)
    {
        var report = await new Engine.Recomputing.Recompute(given.GetValue(Data)!).RunAsync(cancellation).ConfigureAwait(false);
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

            Console.Out.WriteLine($"{report.Incidents} incidents from {report.Segments} segments: {(report.Differences.Count == 0 ? "log and segments agree." : $"{report.Differences.Count} differences.")}");
        }

        return report.Differences.Count == 0 ? 0 : 1;
    }
}
