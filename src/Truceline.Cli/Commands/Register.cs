using System.CommandLine;
using Truceline.Core.Record;
using Truceline.Engine.Mandates;
using Truceline.Engine.Register;
using Truceline.Ledger;
using Truceline.Sqlite;

namespace Truceline.Cli.Commands;

/// <summary>What the log says, folded; a mirror that folds the same log arrives at the same digest.</summary>
internal static class Register
{
    private static readonly Option<string> Data = new("--data") { Description = "The data folder, or a copy of it.", Required = true };
    private static readonly Option<bool> Afresh = new("--afresh") { Description = "Fold the whole log in memory, whatever register.db holds." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON on standard output, nothing else." };

    public static Command Make()
    {
        var digest = new Command("digest", "Print the SHA-256 over every document of the register.") { Data, Afresh, Json };
        digest.SetAction((given, cancellation) => Sentences.OrRefuseAsync(token => DigestAsync(given, token), cancellation));
        return new Command("register", "The register: what the log says, as documents; disposable, rebuilt from the log.") { digest };
    }

    private static async Task<int> DigestAsync(ParseResult given, CancellationToken cancellation)
    {
        var data = given.GetValue(Data)!;
        var log = LogReader.Open(data);
        IRegisterStore store = given.GetValue(Afresh) ? new RegisterInMemory() : SqliteRegister.Open(Path.Combine(data, "register.db"));
        using var register = new Engine.Register.Register(store, log, new Projector(new RuleSetShelf(data).Of, Ed25519.Verify));
        await register.CatchUpAsync(cancellation).ConfigureAwait(false);
        var digest = register.Digest();
        if (given.GetValue(Json))
        {
            Sentences.PrintJson(new { digest, entries = register.Entries, unknown = register.Unknown });
        }
        else
        {
            Console.Out.WriteLine(digest);
        }

        return 0;
    }
}
