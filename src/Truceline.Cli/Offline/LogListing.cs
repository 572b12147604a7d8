using System.CommandLine;
using Truceline.Cli.Commands;

namespace Truceline.Cli.Offline;

/// <summary>A command that folds a log and lists what stands in it, as text or as JSON.</summary>
internal static class LogListing
{
    /// <param name="list">What is listed of a folded log, or why it cannot be.</param>
    public static Command Make(string name, string description, Func<FoldedLog, Listed> list)
    {
        var data = new Option<string>("--data") { Description = "The data folder, or a copy of it.", Required = true };
        var json = new Option<bool>("--json") { Description = "Print JSON on standard output, nothing else." };
        var command = new Command(name, description) { data, json };
        command.SetAction((given, cancellation) => Sentences.OrRefuseAsync(
            async token => Print(list(await FoldedLog.OfAsync(given.GetValue(data)!, null, token).ConfigureAwait(false)), given.GetValue(json)), cancellation));
        return command;
    }

    private static int Print(Listed listed, bool json)
    {
        switch (listed)
        {
            case Listed.Refused refused:
                return Sentences.Refuse(refused.Sentence);
            case Listed.Found found when json:
                Sentences.PrintJson(found.Json);
                return 0;
            case Listed.Found found:
                foreach (var line in found.Lines)
                {
                    Console.Out.WriteLine(line);
                }

                return 0;
            default:
                throw new InvalidOperationException($"{listed.GetType()} is no listing.");
        }
    }
}

/// <summary>What a listing found.</summary>
internal abstract record Listed
{
    private Listed()
    {
    }

    /// <param name="Json">The same for machines.</param>
    public sealed record Found(object Json, IEnumerable<string> Lines) : Listed;

    public sealed record Refused(string Sentence) : Listed;
}
