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
    private static readonly Option<string> Case = new("--case") { Description = "Number of the case.", Required = true };
    private static readonly Option<string?> Mission = new("--mission") { Description = "Id of the mission, with --receipt." };
    private static readonly Option<string?> Delegation = new("--delegation") { Description = "Your delegation, with --receipt." };
    private static readonly Option<string?> Receipt = new("--receipt") { Description = "The case-open hash from the receipt of the case, in hex." };
    private static readonly Option<int> Round = new("--round") { Description = "Round of the case, with --receipt.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Copy = new("--copy") { Description = "A copy of the data folder; mission, round and case-open hash are taken from its log." };
    private static readonly Option<string?> OpeningPath = new("--opening") { Description = "Where to keep what opens the seal; by default CASE-rROUND.opening.json here." };
    private static readonly FormInput Form = new();

    public static Command Make()
    {
        var command = new Command("assess", "Seal an assessment of a case, and open it later.")
        {
            Server, Key, PassphraseFile, Case, Mission, Delegation, Receipt, Round, Copy, OpeningPath,
        };
        Form.AddTo(command);
        command.SetAction(SealAsync);
        command.Subcommands.Add(Reveal.Make());
        return command;
    }

    private static async Task<int> SealAsync(ParseResult given, CancellationToken cancellation)
    {
        var passphraseFile = given.GetValue(PassphraseFile);
        var (server, address) = CentreClient.Address(given.GetValue(Server)!);
        var (opening, form) = Form.Read(given);
        var (key, closed) = server is null || opening is null ? (null, null) : OwnKey.Open(given.GetValue(Key)!, passphraseFile);
        if (key is null)
        {
            return Sentences.Refuse((server is null ? address : opening is null ? form : closed)!);
        }

        var (of, unknown) = await CaseToAssess.FindAsync(
            new(given.GetValue(Case)!, given.GetValue(Mission), given.GetValue(Delegation), given.GetValue(Receipt), given.GetValue(Round), given.GetValue(Copy)),
            key.PublicKey, cancellation).ConfigureAwait(false);
        var (passphrase, unsaid) = of is null ? (null, null) : Passphrase.New(passphraseFile, "Passphrase for the opening file: ");
        return of is null || passphrase is null
            ? Sentences.Refuse((of is null ? unknown : unsaid)!)
            : await SendAsync(of, key, opening!, passphrase, server!, given.GetValue(OpeningPath), cancellation).ConfigureAwait(false);
    }

    private static async Task<int> SendAsync(
        CaseToAssess of, KeyFile key, Opening opening, string passphrase, Uri server, string? path, CancellationToken cancellation)
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

        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new CentreClient(handler, server);
        var form = new { commitment, reviewerKey = key.PublicKey, signature, command = $"seal-{commitment[..32]}" };
        var (index, trouble) = await client.PostAsync($"api/cases/{Uri.EscapeDataString(of.Number)}/assessments", form, cancellation).ConfigureAwait(false);
        if (index is null)
        {
            return Sentences.Refuse($"{trouble} Nothing was sealed unless the log says so; {path} keeps what would open it.");
        }

        Console.WriteLine($"Sealed as entry {index}. Commitment {commitment}. Keep {path} and its passphrase: without them the seal cannot be opened.");
        return 0;
    }
}
