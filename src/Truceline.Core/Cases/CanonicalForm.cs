using System.Text;
using System.Text.Json;
using Truceline.Core.Record;

namespace Truceline.Core.Cases;

/// <summary>
/// The one spelling of an assessment form that is sealed: keys in a fixed order, no insignificant white space, nothing
/// that would need escaping. The reader takes that spelling and no other, so that one form has one digest.
/// </summary>
public static class CanonicalForm
{
    /// <summary>Pieces of evidence in one form.</summary>
    public const int MaxEvidence = 64;

    /// <summary>Bytes of one canonical form, before padding.</summary>
    public const int MaxBytes = 12 * 1024;

    /// <summary>Null where the form can be written, else one sentence saying what is wrong with it.</summary>
    public static string? Trouble(AssessmentForm form)
    {
        foreach (var (field, id) in Identifiers(form))
        {
            if (id is not null && !Identifier.IsValid(id))
            {
                return $"The form's {field} is not an identifier: 1 to 128 letters, digits and . _ : / - are.";
            }
        }

        return form switch
        {
            { Evidence.Count: > MaxEvidence } => $"The form cites {form.Evidence.Count} pieces of evidence; {MaxEvidence} are the most.",
            { Text: { } text } when !Hex.IsDigest(text) => "The form's text is not a SHA-256 in lower hex.",
            _ when form.Evidence.Distinct(StringComparer.Ordinal).Count() != form.Evidence.Count => "The form cites a piece of evidence twice.",
            _ => null,
        };
    }

    /// <summary>UTF-8 of the canonical spelling. The form must have no <see cref="Trouble"/>.</summary>
    public static string Write(AssessmentForm form)
    {
        if (Trouble(form) is { } trouble)
        {
            throw new ArgumentException(trouble, nameof(form));
        }

        var json = new StringBuilder("{");
        Add(json, "occurred", Kebab.Of(form.Occurred));
        Add(json, "act", form.Act is { } act ? Kebab.Of(act) : null);
        Add(json, "clause", form.Clause);
        Add(json, "reading", form.Reading);
        Add(json, "actor", form.Actor);
        Add(json, "intent", Kebab.Of(form.Intent));
        Add(json, "severity", Kebab.Of(form.Severity));
        Add(json, "standard", Kebab.Of(form.Standard));
        json.Append("\"evidence\":[").AppendJoin(',', form.Evidence.Select(Quoted)).Append("],");
        Add(json, "text", form.Text);
        json[^1] = '}';
        return json.ToString();
    }

    /// <summary>The form, or null where the text is not exactly a canonical form.</summary>
    public static AssessmentForm? Read(string canonical)
    {
        if (canonical.Length > MaxBytes)
        {
            return null;
        }

        try
        {
            var form = JsonSerializer.Deserialize<AssessmentForm>(canonical, StatementJson.Options);
            return form is not null && form.Evidence.All(item => item is not null) && Trouble(form) is null && Write(form) == canonical
                ? form
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<(string Field, string? Id)> Identifiers(AssessmentForm form) =>
        form.Evidence.Select(item => ("evidence", (string?)item))
            .Concat([("clause", form.Clause), ("reading", form.Reading), ("actor", form.Actor)]);

    private static void Add(StringBuilder json, string key, string? value) =>
        json.Append('"').Append(key).Append("\":").Append(value is null ? "null" : Quoted(value)).Append(',');

    private static string Quoted(string value) => $"\"{value}\"";
}
