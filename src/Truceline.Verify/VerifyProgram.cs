using Truceline.Ledger;

namespace Truceline.Verify;

/// <summary>The program as a function, so that others can offer the same check. It opens no socket.</summary>
public static class VerifyProgram
{
    private const int Well = 0;
    private const int Found = 1;
    private const int NotChecked = 2;

    /// <summary>Parses, checks and prints; returns the exit code.</summary>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        if (args.Contains("--help") || args.Contains("-h"))
        {
            output.WriteLine(VerifyArguments.Usage);
            return Well;
        }

        if (VerifyArguments.Parse(args, out var refusal) is not { } arguments)
        {
            errors.WriteLine(refusal);
            return NotChecked;
        }

        return Run(arguments, output, errors);
    }

    /// <summary>Checks and prints; returns the exit code.</summary>
    public static int Run(VerifyArguments arguments, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        if (Options(arguments, out var refusal) is not { } options)
        {
            errors.WriteLine(refusal);
            return NotChecked;
        }

        var isPackage = PackageCheck.IsPackage(arguments.Folder);
        var report = isPackage ? PackageCheck.Check(arguments.Folder, options) : Fsck.Check(arguments.Folder, options);
        if (arguments.Json)
        {
            ReportText.WriteJson(report, output);
        }
        else
        {
            ReportText.Write(report, options, isPackage, output);
        }

        return report.IsClean ? Well : Found;
    }

    private static FsckOptions? Options(VerifyArguments arguments, out string refusal)
    {
        VerifierKey? key = null;
        refusal = $"{arguments.Folder} is not a folder, nor a package.";
        if (!Path.Exists(arguments.Folder))
        {
            return null;
        }

        refusal = "The value of --key is not a key; it is one line, name+hash+key.";
        if (arguments.Key is { } text && !VerifierKey.TryParse(text.Trim(), out key))
        {
            return null;
        }

        try
        {
            return new FsckOptions(key, arguments.Checkpoint is { } file ? File.ReadAllBytes(file) : (ReadOnlyMemory<byte>?)null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            refusal = $"The checkpoint {arguments.Checkpoint} cannot be read.";
            return null;
        }
    }
}
