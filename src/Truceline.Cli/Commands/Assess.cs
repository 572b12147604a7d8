using System.CommandLine;
using Truceline.Cli.Assessments;
using Truceline.Cli.Keys;
using Truceline.Core.Cases;

namespace Truceline.Cli.Commands;

/// <summary>
/// Seals an assessment on the reviewer's own machine: form and salt go into a file under a passphrase, and only the
/// commitment with its signature goes to the server. This holds also against a server that is not honest.
/// </summary>
internal static class Assess
{
    private static readonly Option<string> Server = new("--server") { Description = "Address of the centre.", Required = true };
    private static readonly Option<string> Key = OwnKey.Option();
    private static readonly Option<string?> PassphraseFile = OwnKey.PassphraseOption();
    private static readonly Option<string?> Case = new("--case") { Description = "Number of the case; by default the one that waits for your delegation's seal." };
    private static readonly Option<string?> Vkey = new("--vkey") { Description = "The log's public key as you hold it (name+id+key, or a file of it); the server's entries must be proven under it." };
    private static readonly Option<string?> Copy = new("--copy") { Description = "A copy of the data folder: what the seal binds is taken from its log, not from the server." };
    private static readonly Option<string?> Receipt = new("--receipt") { Description = "The case-open hash from the receipt of the case, in hex; with --case, --mission and --delegation, in place of the server's." };
    private static readonly Option<string?> Mission = new("--mission") { Description = "Id of the mission, with --receipt." };
    private static readonly Option<string?> Delegation = new("--delegation") { Description = "Your delegation, with --receipt." };
    private static readonly Option<int> Round = new("--round") { Description = "Round of the case, with --receipt.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> OpeningPath = new("--opening") { Description = "Where to keep what opens the seal; by default CASE-rROUND.opening.json here." };
    private static readonly FormInput Form = new();

    public static Command Make()
    {
        var command = new Command("assess", "Seal an assessment of a case, and open it later. Server and key are enough: the form is asked for on a terminal.")
        {
            Server, Key, PassphraseFile, Case, Vkey, Copy, Receipt, Mission, Delegation, Round, OpeningPath,
        };
        Form.AddTo(command);
        command.SetAction(SealAsync);
        command.Subcommands.Add(Reveal.Make());
        return command;
    }

    private static async Task<int> SealAsync(ParseResult given, CancellationToken cancellation)
    {
        var (server, address) = CentreClient.Address(given.GetValue(Server)!);
        var (opening, formless) = Form.Read(given);
        var (vkey, keyless) = VkeyOf(given.GetValue(Vkey));
        var (key, closed) = (server, formless, keyless) is ({ }, null, null) ? OwnKey.Open(given.GetValue(Key)!, given.GetValue(PassphraseFile)) : (null, null);
        if (key is null)
        {
            return Sentences.Refuse((address ?? formless ?? keyless ?? closed)!);
        }

        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new CentreClient(handler, server!);
        var (of, unknown) = await FindAsync(given, client, key, vkey, cancellation).ConfigureAwait(false);
        if (of is null)
        {
            return Sentences.Refuse(unknown!);
        }

        await Console.Error.WriteLineAsync($"What the seal binds rests on {of.Basis}").ConfigureAwait(false);
        (opening, formless) = opening is null ? FormInput.Ask() : (opening, null);
        var (passphrase, unsaid) = opening is null ? (null, null) : Passphrase.New(given.GetValue(PassphraseFile), "Passphrase for the opening file: ");
        return opening is null || passphrase is null
            ? Sentences.Refuse((formless ?? unsaid)!)
            : await SendAsync(of, key, opening, passphrase, client, given.GetValue(OpeningPath), cancellation).ConfigureAwait(false);
    }

    /// <summary>The case, from the reviewer's own copy or receipt where one is named, else from the server's own entries, checked here.</summary>
    private static async Task<(CaseToAssess? Case, string? Trouble)> FindAsync(
        ParseResult given, CentreClient client, KeyFile key, string? vkey, CancellationToken cancellation)
    {
        var waiting = new WaitingCases(client, key);
        var (number, trouble) = given.GetValue(Case) is { } named ? (named, null) : await waiting.TheOneAsync(cancellation).ConfigureAwait(false);
        if (number is null)
        {
            return (null, trouble);
        }

        // It becomes part of a file's name here, and of an address.
        if (!Identifier.IsValid(number) || number.Contains('/', StringComparison.Ordinal) || number.StartsWith('.'))
        {
            return (null, "That is no number of a case; one reads as KARABAKH-2026-0001.");
        }

        if ((given.GetValue(Copy) ?? given.GetValue(Receipt)) is not null)
        {
            return await CaseToAssess.FindAsync(
                new(number, given.GetValue(Mission), given.GetValue(Delegation), given.GetValue(Receipt), given.GetValue(Round), given.GetValue(Copy)),
                key.PublicKey, cancellation).ConfigureAwait(false);
        }

        var (answer, refused) = await waiting.ReadAsync(number, cancellation).ConfigureAwait(false);
        if (answer is null)
        {
            return (null, refused);
        }

        var found = StatedCase.Check(answer, number, key.PublicKey, vkey);
        if (found.Case is not null)
        {
            await Console.Error.WriteAsync(WaitingCases.Facts(answer)).ConfigureAwait(false);
        }

        return found;
    }

    private static (string? Vkey, string? Trouble) VkeyOf(string? given)
    {
        if (given is null || !File.Exists(given))
        {
            return (given, null);
        }

        var (text, trouble) = Files.ReadText(given);
        return (text?.Trim(), trouble);
    }

    private static async Task<int> SendAsync(
        CaseToAssess of, KeyFile key, Opening opening, string passphrase, CentreClient client, string? path, CancellationToken cancellation)
    {
        var commitment = new Commitment(of.Mission, of.OpenHash, of.Round, of.Delegation, key.PublicKey, opening.Salt, opening.Form).Compute()!;
        var signature = key.Sign(SignedTexts.Commitment(of.Mission, of.Number, of.Round, of.Delegation, commitment));
        path ??= $"{of.Number}-r{of.Round}.opening.json";

        // The opening is on disk before the seal leaves: a seal that nobody can open is worse than none.
        var file = OpeningFile.Seal(of.Mission, of.Number, of.Round, of.Delegation, commitment, opening, passphrase);
        if (Files.WriteSecret(path, file.Write() + "\n") is { } fault)
        {
            return Sentences.Refuse(fault);
        }

        var form = new { commitment, reviewerKey = key.PublicKey, signature, command = $"seal-{commitment[..32]}" };
        var (index, trouble) = await client.PostAsync($"api/cases/{Uri.EscapeDataString(of.Number)}/assessments", form, cancellation).ConfigureAwait(false);
        if (index is null)
        {
            return Sentences.Refuse($"{trouble} Nothing was sealed unless the log says so; {path} keeps what would open it.");
        }

        Console.WriteLine($"Sealed {of.Number} as entry {index}. Commitment {commitment}. Keep {path} and its passphrase: without them the seal cannot be opened.");
        return 0;
    }
}
