using Truceline.Core.Agreement;
using Truceline.Core.Cases;

namespace Truceline.Cli.Assessments;

/// <summary>The form, asked field by field on a terminal; an empty line leaves a field undetermined.</summary>
/// <param name="ask">Given a question, one line; null where there is nobody to answer.</param>
/// <param name="say">What a wrong answer is met with.</param>
internal sealed class AskedForm(Func<string, string?> ask, Action<string> say)
{
    /// <summary>Null where the answers ended before the form did.</summary>
    public WrittenForm? Read()
    {
        var form = Choice<Occurrence>("Did it occur", Occurrence.Undetermined) is { } occurred ? new WrittenForm(occurred) : null;
        form = form is not null && Optional<Act>("Act") is { } act ? form with { Act = act.Value } : null;
        form = form is not null && Id("Clause") is { } clause ? form with { Clause = clause.Value } : null;
        form = form is not null && Id("Reading") is { } reading ? form with { Reading = reading.Value } : null;
        form = form is not null && Id("Acting party") is { } actor ? form with { Actor = actor.Value } : null;
        form = form is not null && Choice<Intent>("Intent", Intent.Undetermined) is { } intent ? form with { Intent = intent } : null;
        form = form is not null && Choice<Severity>("Severity", Severity.Undetermined) is { } severity ? form with { Severity = severity } : null;
        form = form is not null && Choice<StandardOfProof>("Standard of proof met", StandardOfProof.None) is { } standard ? form with { Standard = standard } : null;
        form = form is not null && ask("Evidence, ids separated by spaces: ") is { } evidence ? form with { Evidence = evidence.Split(' ', StringSplitOptions.RemoveEmptyEntries) } : null;
        return form is not null && ask("Remarks, one line, kept out of the log: ") is { } text ? form with { Text = text } : null;
    }

    private T? Choice<T>(string field, T empty)
        where T : struct, Enum => Optional<T>(field) is { } given ? given.Value ?? empty : null;

    private Given<T?>? Optional<T>(string field)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>().ToDictionary(Kebab.Of, value => value, StringComparer.Ordinal);
        while (ask($"{field} ({string.Join(", ", values.Keys)}): ") is { } line)
        {
            if (line.Length == 0)
            {
                return new(null);
            }

            if (values.TryGetValue(line, out var value))
            {
                return new(value);
            }

            say($"Write one of these, or nothing: {string.Join(", ", values.Keys)}.");
        }

        return null;
    }

    private Given<string?>? Id(string field)
    {
        while (ask($"{field}, its id: ") is { } line)
        {
            if (line.Length == 0 || Identifier.IsValid(line))
            {
                return new(line.Length == 0 ? null : line);
            }

            say("An id is 1 to 128 letters, digits and . _ : / -.");
        }

        return null;
    }

    /// <summary>An answer, which may be that there is none to give.</summary>
    private sealed record Given<T>(T Value);
}
