using System.CommandLine;
using Truceline.Verify;

namespace Truceline.Cli.Commands;

/// <summary>Recomputes everything in a data folder from its entries and segments; names every file that is not as it should be.</summary>
internal static class Fsck
{
    private static readonly Option<string> Data = new("--data") { Description = "The data folder.", Required = true };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON on standard output, nothing else." };

    public static Command Make()
    {
        var command = new Command("fsck", "Check every byte under a data folder against its log; only databases and keys are left out.") { Data, Json };
        command.SetAction(given => VerifyProgram.Run(
            given.GetValue(Json) ? [given.GetValue(Data)!, "--json"] : [given.GetValue(Data)!], Console.Out, Console.Error));
        return command;
    }
}
