using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using Truceline.Cli.Keys;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Cli.Assessments;

/// <summary>A form as a person writes it: the same keys as the canonical one, in any spelling of JSON; what is left out is undetermined.</summary>
/// <param name="Text">The free text itself.</param>
internal sealed record WrittenForm(
    Occurrence Occurred, Act? Act = null, string? Clause = null, string? Reading = null, string? Actor = null,
    Intent Intent = Intent.Undetermined, Severity Severity = Severity.Undetermined, StandardOfProof Standard = StandardOfProof.None,
    IReadOnlyList<string>? Evidence = null, string? Text = null);

/// <summary>The form, from a file or from options.</summary>
internal sealed class FormInput
{
    private readonly Option<string?> _file = new("--form") { Description = "JSON file of the form; else give its fields as options." };
    private readonly Option<Occurrence?> _occurred = Field<Occurrence>("--occurred");
    private readonly Option<Act?> _act = Field<Act>("--act");
    private readonly Option<string?> _clause = new("--clause") { Description = "Id of the clause." };
    private readonly Option<string?> _reading = new("--reading") { Description = "Id of the reading." };
    private readonly Option<string?> _actor = new("--actor") { Description = "Id of the party; left out: undetermined." };
    private readonly Option<Intent?> _intent = Field<Intent>("--intent");
    private readonly Option<Severity?> _severity = Field<Severity>("--severity");
    private readonly Option<StandardOfProof?> _standard = Field<StandardOfProof>("--standard");
    private readonly Option<string[]> _evidence = new("--evidence") { Description = "Ids of incidents, SHA-256 of segments.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _text = new("--text-file") { Description = "File with free text; it stays out of the log." };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_file, _occurred, _act, _clause, _reading, _actor, _intent, _severity, _standard, _evidence, _text])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The opening with fresh salts, as file or options say the form; both values null where they say none and a terminal is there to ask.</summary>
    public (Opening? Opening, string? Trouble) Read(ParseResult given)
    {
        if (given.GetValue(_file) is null && given.GetValue(_occurred) is null && !Console.IsInputRedirected)
        {
            return (null, null);
        }

        var (written, trouble) = given.GetValue(_file) is { } path ? FromFile(path) : FromOptions(given);
        return written is null ? (null, trouble) : Canonical(written);
    }

    /// <summary>The opening, from answers on the terminal.</summary>
    public static (Opening? Opening, string? Trouble) Ask() => new AskedForm(Answer, Console.Error.WriteLine).Read() is { } written
        ? Canonical(written)
        : (null, "The form was not answered to its end; nothing was sealed.");

    internal static (Opening? Opening, string? Trouble) Canonical(WrittenForm written)
    {
        var text = string.IsNullOrWhiteSpace(written.Text) ? null : written.Text;
        if (text?.Length > RevealAssessment.MaxText)
        {
            return (null, $"The text has more than {RevealAssessment.MaxText} characters.");
        }

        var textSalt = text is null ? null : RandomNumberGenerator.GetBytes(32);
        var form = new AssessmentForm(
            written.Occurred, written.Act, written.Clause, written.Reading, written.Actor, written.Intent, written.Severity, written.Standard,
            written.Evidence ?? [], text is null ? null : Commitment.TextDigest(textSalt!, text));
        return CanonicalForm.Trouble(form) is { } trouble
            ? (null, trouble)
            : (new(CanonicalForm.Write(form), Hex.Of(RandomNumberGenerator.GetBytes(32)), text, textSalt is null ? null : Hex.Of(textSalt)), null);
    }

    private static (WrittenForm?, string?) FromFile(string path)
    {
        var (json, trouble) = Files.ReadText(path);
        if (json is null)
        {
            return (null, trouble);
        }

        try
        {
            return (JsonSerializer.Deserialize<WrittenForm>(json, StatementJson.Options), $"{path} holds no form.");
        }
        catch (JsonException e)
        {
            return (null, $"{path} is not a form (docs/formats/assessment.md): {e.Message}");
        }
    }

    private (WrittenForm?, string?) FromOptions(ParseResult given)
    {
        if (given.GetValue(_occurred) is not { } occurred)
        {
            return (null, "Name the form's file with --form, or say at least --occurred occurred, not-occurred or undetermined.");
        }

        string? text = null;
        if (given.GetValue(_text) is { } path)
        {
            (text, var trouble) = Files.ReadText(path);
            if (text is null)
            {
                return (null, trouble);
            }
        }

        return (new(
            occurred, given.GetValue(_act), given.GetValue(_clause), given.GetValue(_reading), given.GetValue(_actor),
            given.GetValue(_intent) ?? Intent.Undetermined, given.GetValue(_severity) ?? Severity.Undetermined,
            given.GetValue(_standard) ?? StandardOfProof.None, given.GetValue(_evidence), text), null);
    }

    private static string? Answer(string question)
    {
        Console.Error.Write(question);
        return Console.ReadLine()?.Trim();
    }

    /// <summary>An option whose values are written as in the form itself.</summary>
    private static Option<T?> Field<T>(string name)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>().ToDictionary(Kebab.Of, value => value, StringComparer.Ordinal);
        var option = new Option<T?>(name)
        {
            Description = string.Join(", ", values.Keys),
            HelpName = "value",
            CustomParser = result =>
            {
                if (result.Tokens is [var token] && values.TryGetValue(token.Value, out var value))
                {
                    return value;
                }

                result.AddError($"{name} is one of: {string.Join(", ", values.Keys)}.");
                return null;
            },
        };
        return option;
    }
}
