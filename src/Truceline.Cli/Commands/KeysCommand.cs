using System.CommandLine;
using System.Text.Json;
using Truceline.Cli.Keys;
using Truceline.Core.Cases;

namespace Truceline.Cli.Commands;

/// <summary>People's own keys: made and used on their own machines; only public halves and signatures leave them.</summary>
internal static class KeysCommand
{
    public static Command Make() => new("keys", "Make and countersign people's keys, on their own machines.") { MakeKeys(), Countersign(), Show() };

    private static Command MakeKeys()
    {
        var folder = new Option<string>("--out") { Description = "Folder for the files.", Required = true };
        var names = new Option<string[]>("--for") { Description = "Whose key: a name for the file, such as tr-head. Several make several.", Required = true, AllowMultipleArgumentsPerToken = true };
        var passphrase = OwnKey.PassphraseOption();
        var open = new Option<bool>("--unprotected") { Description = "Without a passphrase: whoever has the file can sign." };
        var json = JsonOption();
        var command = new Command("make", "Make Ed25519 keys; prints the public halves.") { folder, names, passphrase, open, json };
        command.SetAction(given => Make(given.GetValue(folder)!, given.GetValue(names)!, given.GetValue(passphrase), given.GetValue(open), given.GetValue(json)));
        return command;
    }

    private static int Make(string folder, string[] names, string? passphraseFile, bool open, bool json)
    {
        if (names.FirstOrDefault(name => !IsFileName(name)) is { } bad)
        {
            return Sentences.Refuse($"“{bad}” cannot be a file's name; use letters, digits and hyphens.");
        }

        var (passphrase, trouble) = open ? (null, null) : Passphrase.New(passphraseFile, "Passphrase for the new keys: ");
        if (!open && passphrase is null)
        {
            return Sentences.Refuse(trouble!);
        }

        foreach (var name in names)
        {
            var key = KeyFile.Make();
            var path = Path.Combine(folder, $"{name}.pem");
            if (Keys.Files.WriteSecret(path, key.Write(passphrase)) is { } fault)
            {
                return Sentences.Refuse(fault);
            }

            Console.WriteLine(json ? JsonSerializer.Serialize(new { name, publicKey = key.PublicKey, file = path }) : $"{name} {key.PublicKey} {path}");
        }

        return 0;
    }

    private static Command Countersign()
    {
        var key = OwnKey.Option();
        var passphrase = OwnKey.PassphraseOption();
        var mission = new Option<string>("--mission") { Description = "Id of the mission.", Required = true };
        var delegation = new Option<string>("--delegation") { Description = "Your delegation, whose key it is.", Required = true };
        var role = new Option<string>("--role") { Description = "What the key is for.", DefaultValueFactory = _ => KeyRoles.Reviewer };
        var publicKey = new Option<string>("--public-key") { Description = "The public half that you countersign, in hex.", Required = true };
        var command = new Command("countersign", "A head countersigns a key of its delegation; prints what the administrator enters.")
        {
            key, passphrase, mission, delegation, role, publicKey,
        };
        command.SetAction(given => Countersign(
            OwnKey.Open(given.GetValue(key)!, given.GetValue(passphrase)), given.GetValue(mission)!, given.GetValue(delegation)!,
            given.GetValue(role)!, given.GetValue(publicKey)!));
        return command;
    }

    private static int Countersign((KeyFile? Key, string? Trouble) own, string mission, string delegation, string role, string publicKey)
    {
        string? trouble = own switch
        {
            (null, var said) => said,
            _ when !Identifier.IsValid(mission) => "The mission is named by its id, such as karabakh.",
            _ when !Identifier.IsValid(delegation) => "The delegation is named by its id, such as ru or tr.",
            _ when !KeyRoles.Enrolled.Contains(role) => $"Keys are countersigned for the role {string.Join(" or ", KeyRoles.Enrolled)}.",
            _ when !Hex.IsDigest(publicKey) || !Ledger.Ed25519.IsUsableKey(Convert.FromHexString(publicKey)) => "The public key is not an Ed25519 key in 64 lower-case hex digits.",
            _ => null,
        };
        if (trouble is not null)
        {
            return Sentences.Refuse(trouble);
        }

        var countersignature = own.Key!.Sign(SignedTexts.Key(mission, delegation, role, publicKey));
        Console.WriteLine(JsonSerializer.Serialize(new { delegation, role, publicKey, countersignature, headKey = own.Key.PublicKey }));
        return 0;
    }

    private static Command Show()
    {
        var key = OwnKey.Option();
        var passphrase = OwnKey.PassphraseOption();
        var secret = new Option<bool>("--private") { Description = "Print the private key without its guard, to bring it into a browser." };
        var command = new Command("show", "Print the public half of a key.") { key, passphrase, secret };
        command.SetAction(given => OwnKey.Open(given.GetValue(key)!, given.GetValue(passphrase)) switch
        {
            (null, var trouble) => Sentences.Refuse(trouble!),
            ({ } own, _) => Print(given.GetValue(secret) ? own.Write(null).TrimEnd() : own.PublicKey),
        });
        return command;
    }

    private static int Print(string text)
    {
        Console.WriteLine(text);
        return 0;
    }

    private static Option<bool> JsonOption() => new("--json") { Description = "Print JSON, one key a line, and nothing else." };

    private static bool IsFileName(string name) => name.Length is > 0 and <= 40 && name.All(of => char.IsAsciiLetterOrDigit(of) || of == '-');
}
