using System.Text;

namespace Truceline.Cli.Keys;

/// <summary>Asks for a passphrase without showing it, or takes the first line of a file.</summary>
internal static class Passphrase
{
    public const int Shortest = 12;

    /// <summary>A passphrase that was chosen before; the second value says why there is none.</summary>
    public static (string? Passphrase, string? Trouble) Known(string? file, string question)
    {
        if (file is not null)
        {
            return Files.ReadText(file) switch
            {
                (null, var trouble) => (null, trouble),
                ({ } text, _) when text.Split('\n')[0].TrimEnd('\r') is { Length: > 0 } line => (line, null),
                _ => (null, $"The first line of {file} is empty; it should be the passphrase."),
            };
        }

        return Console.IsInputRedirected
            ? (null, "There is no terminal to ask for the passphrase; name a file that holds it with --passphrase-file.")
            : (Ask(question), null);
    }

    /// <summary>A new one: asked for twice, and not too short.</summary>
    public static (string? Passphrase, string? Trouble) New(string? file, string question)
    {
        var (passphrase, trouble) = Known(file, question);
        return passphrase switch
        {
            null => (null, trouble),
            { Length: < Shortest } => (null, $"The passphrase has fewer than {Shortest} characters."),
            _ when file is null && Ask("The same once more: ") != passphrase => (null, "The two passphrases are not the same."),
            _ => (passphrase, null),
        };
    }

    private static string Ask(string question)
    {
        Console.Error.Write(question);
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
