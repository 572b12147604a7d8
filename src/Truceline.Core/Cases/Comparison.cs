namespace Truceline.Core.Cases;

/// <summary>Two or more forms, field by field: "same act, different actor". Free text is not compared.</summary>
public static class Comparison
{
    public static IReadOnlyList<FieldComparison> Of(IReadOnlyList<AssessmentForm> forms) =>
    [
        Field("occurred", forms, form => form.Occurred == Occurrence.Undetermined ? null : Kebab.Of(form.Occurred)),
        Field("act", forms, form => form.Act is { } act ? Kebab.Of(act) : null),
        Field("clause", forms, form => form.Clause),
        Field("reading", forms, form => form.Reading),
        Field("actor", forms, form => form.Actor),
        Field("intent", forms, form => form.Intent == Intent.Undetermined ? null : Kebab.Of(form.Intent)),
        Field("severity", forms, form => form.Severity == Severity.Undetermined ? null : Kebab.Of(form.Severity)),
        Field("standard", forms, form => Kebab.Of(form.Standard)),
        Field("evidence", forms, form => form.Evidence.Count == 0 ? null : string.Join(' ', form.Evidence.Order(StringComparer.Ordinal))),
    ];

    private static FieldComparison Field(string name, IReadOnlyList<AssessmentForm> forms, Func<AssessmentForm, string?> read)
    {
        string?[] values = [.. forms.Select(read)];
        var state = values switch
        {
            _ when values.Contains(null) => FieldState.Undetermined,
            _ when values.Distinct(StringComparer.Ordinal).Count() == 1 => FieldState.Agreed,
            _ => FieldState.Different,
        };
        return new(name, state, values);
    }
}
