using System.CommandLine;
using Truceline.Cli.Assessments;
using Truceline.Cli.Keys;

namespace Truceline.Cli.Commands;

/// <summary><c>truceline assess reveal</c>: sends what was sealed, from the opening file alone.</summary>
internal static class Reveal
{
    public static Command Make()
    {
        var server = new Option<string>("--server") { Description = "Address of the centre.", Required = true };
        var path = new Option<string>("--opening") { Description = "The opening file, from here or from the console.", Required = true };
        var passphraseFile = OwnKey.PassphraseOption();
        var command = new Command("reveal", "Open a seal once the round has closed.") { server, path, passphraseFile };
        command.SetAction((given, cancellation) => RunAsync(given.GetValue(server)!, given.GetValue(path)!, given.GetValue(passphraseFile), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string address, string path, string? passphraseFile, CancellationToken cancellation)
    {
        var (server, unusable) = CentreClient.Address(address);
        var (text, unread) = Files.ReadText(path);
        if (server is null || text is null)
        {
            return Sentences.Refuse((server is null ? unusable : unread)!);
        }

        if (OpeningFile.Read(text) is not { } file)
        {
            return Sentences.Refuse($"{path} is not an opening file.");
        }

        var (passphrase, unsaid) = Passphrase.Known(passphraseFile, $"Passphrase of {path}: ");
        return passphrase is null ? Sentences.Refuse(unsaid!)
            : file.Open(passphrase) is { } opening ? await SendAsync(server, file, opening, cancellation).ConfigureAwait(false)
            : Sentences.Refuse($"{path} does not open: the passphrase is another, or the file was changed.");
    }

    private static async Task<int> SendAsync(Uri server, OpeningFile file, Opening opening, CancellationToken cancellation)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new CentreClient(handler, server);
        var form = new { form = opening.Form, salt = opening.Salt, text = opening.Text, textSalt = opening.TextSalt, command = $"open-{file.Commitment[..32]}" };
        var (index, trouble) = await client.PostAsync($"api/cases/{Uri.EscapeDataString(file.Case)}/reveals", form, cancellation).ConfigureAwait(false);
        if (index is null)
        {
            return Sentences.Refuse(trouble!);
        }

        Console.WriteLine($"Opened as entry {index}.");
        return 0;
    }
}
