using System.CommandLine;
using Truceline.Verify;

namespace Truceline.Cli.Commands;

/// <summary>The check that a delegation makes of its own copy, offline; the same program stands alone as <c>truceline-verify</c>.</summary>
internal static class Verify
{
    private static readonly Argument<string> Folder = new("folder") { Description = "The data folder, a copy of it, or an export package (a folder or .tar)." };
    private static readonly Option<string?> Key = new("--key") { Description = "The log's key as you know it from elsewhere; without it the folder's own is believed." };
    private static readonly Option<string?> Checkpoint = new("--checkpoint") { Description = "File of a checkpoint that you saved earlier; the log must contain it unchanged." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON on standard output, nothing else." };

    public static Command Make()
    {
        var command = new Command("verify", "Check a copy of a record offline: every signature, every hash, every byte of every file.")
        {
            Folder, Key, Checkpoint, Json,
        };
        command.SetAction(given => VerifyProgram.Run([.. Arguments(given)], Console.Out, Console.Error));
        return command;
    }

    private static IEnumerable<string> Arguments(ParseResult given)
    {
        yield return given.GetValue(Folder)!;
        foreach (var (name, value) in new[] { ("--key", given.GetValue(Key)), ("--checkpoint", given.GetValue(Checkpoint)) })
        {
            if (value is not null)
            {
                yield return name;
                yield return value;
            }
        }

        if (given.GetValue(Json))
        {
            yield return "--json";
        }
    }
}
