using System.CommandLine;

namespace Truceline.Cli.Keys;

/// <summary>Opens the key that a command signs with.</summary>
internal static class OwnKey
{
    public static Option<string> Option() => new("--key") { Description = "File of the private key, as “truceline keys make” wrote it.", Required = true };

    public static Option<string?> PassphraseOption() => new("--passphrase-file") { Description = "File whose first line is the passphrase; else it is asked for." };

    public static (KeyFile? Key, string? Trouble) Open(string path, string? passphraseFile)
    {
        var (pem, trouble) = Files.ReadText(path);
        if (pem is null)
        {
            return (null, trouble);
        }

        string? passphrase = null;
        if (KeyFile.IsGuarded(pem))
        {
            (passphrase, trouble) = Passphrase.Known(passphraseFile, $"Passphrase of {path}: ");
            if (passphrase is null)
            {
                return (null, trouble);
            }
        }

        return KeyFile.Read(pem, passphrase) is { } key
            ? (key, null)
            : (null, passphrase is null ? $"{path} is not an Ed25519 private key in PEM." : $"{path} does not open with that passphrase.");
    }
}
