namespace Truceline.Verify;

/// <summary>What the program was asked to check.</summary>
/// <param name="Folder">The data folder, a copy of it, or an export package.</param>
/// <param name="Key">The log's key as known from elsewhere, in its own spelling.</param>
/// <param name="Checkpoint">File of a signed checkpoint that was saved earlier.</param>
public sealed record VerifyArguments(string Folder, string? Key = null, string? Checkpoint = null, bool Json = false)
{
    public const string Usage =
        """
        usage: truceline-verify DIR|PACKAGE [--key VKEY] [--checkpoint FILE] [--json]

        Checks a data folder, or a copy of it, offline: every signature, every hash, every byte of every file. The same for
        an export package, a folder or a .tar: what is in it, and that it stands in the log of its checkpoint.
          --key VKEY         the log's key as you know it from elsewhere; without it the folder's own is believed
          --checkpoint FILE  a checkpoint that you saved earlier; the log must contain it unchanged
          --json             one JSON object on standard output, nothing else
        The exit code is 0 only when all is well, 1 when something was found, 2 when nothing could be checked.
        """;

    /// <summary>Null, with one sentence, where the arguments make no sense.</summary>
    public static VerifyArguments? Parse(IReadOnlyList<string> args, out string refusal)
    {
        refusal = "";
        var read = new VerifyArguments("");
        for (var i = 0; i < args.Count; i++)
        {
            var value = i + 1 < args.Count ? args[i + 1] : null;
            switch (args[i])
            {
                case "--json":
                    read = read with { Json = true };
                    break;
                case "--key" when value is not null:
                    (read, i) = (read with { Key = value }, i + 1);
                    break;
                case "--checkpoint" when value is not null:
                    (read, i) = (read with { Checkpoint = value }, i + 1);
                    break;
                case "--key" or "--checkpoint":
                    refusal = $"{args[i]} needs a value after it.";
                    return null;
                case ['-', ..]:
                    refusal = $"{args[i]} is not an option; --help lists them.";
                    return null;
                default:
                    if (read.Folder.Length > 0)
                    {
                        refusal = "One folder is checked at a time; name one.";
                        return null;
                    }

                    read = read with { Folder = args[i] };
                    break;
            }
        }

        refusal = "Name the folder to check.";
        return read.Folder.Length == 0 ? null : read;
    }
}
