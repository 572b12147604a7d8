namespace Truceline.Core.Cases;

/// <summary>Two or more forms, field by field: "same act, different actor". Free text is not compared.</summary>
public static class Comparison
{
    /// <summary>In the order of the canonical form.</summary>
    public static IReadOnlyList<string> FieldNames { get; } =
        ["occurred", "act", "clause", "reading", "actor", "intent", "severity", "standard", "evidence"];

    public static IReadOnlyList<FieldComparison> Of(IReadOnlyList<AssessmentForm> forms) =>
        [.. FieldNames.Select(name => Field(name, [.. forms.Select(form => ValueOf(form, name))]))];

    /// <summary>As printed; null where the form leaves the field undetermined or names none.</summary>
    public static string? ValueOf(AssessmentForm form, string field) => field switch
    {
        "occurred" => form.Occurred == Occurrence.Undetermined ? null : Kebab.Of(form.Occurred),
        "act" => form.Act is { } act ? Kebab.Of(act) : null,
        "clause" => form.Clause,
        "reading" => form.Reading,
        "actor" => form.Actor,
        "intent" => form.Intent == Intent.Undetermined ? null : Kebab.Of(form.Intent),
        "severity" => form.Severity == Severity.Undetermined ? null : Kebab.Of(form.Severity),
        "standard" => Kebab.Of(form.Standard),
        "evidence" => form.Evidence.Count == 0 ? null : string.Join(' ', form.Evidence.Order(StringComparer.Ordinal)),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "The form has no such field."),
    };

    private static FieldComparison Field(string name, string?[] values)
    {
        var state = values switch
        {
            _ when values.Contains(null) => FieldState.Undetermined,
            _ when values.Distinct(StringComparer.Ordinal).Count() == 1 => FieldState.Agreed,
            _ => FieldState.Different,
        };
        return new(name, state, values);
    }
}
