using System.Text.Json;
using Truceline.Core.Record;
using Truceline.Engine;
using Truceline.Ledger;

namespace Truceline.Cli.Commands;

/// <summary>How commands speak: results on standard output, one sentence on standard error where something cannot be.</summary>
internal static class Sentences
{
    /// <summary>Runs a command and turns a fault that a person can mend into its sentence.</summary>
    public static async Task<int> OrRefuseAsync(Func<CancellationToken, Task<int>> run, CancellationToken cancellation)
    {
        try
        {
            return await run(cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is CentreFaultException or LogFaultException or IOException or UnauthorizedAccessException)
        {
            return Refuse(fault.Message);
        }
    }

    /// <returns>The exit code of a command that did not do what was asked.</returns>
    public static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }

    public static void PrintJson<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, StatementJson.Options));
}
