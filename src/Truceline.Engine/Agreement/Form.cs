using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Truceline.Engine.Agreement;

/// <summary>
/// One mapping of a mission file, asked for its members by name. A wrong or missing one is a fault with its line, and a
/// harmless value is handed back so that reading goes on and finds the next fault too. <see cref="Close"/> finds the
/// members that nobody asked for.
/// </summary>
internal sealed partial class Form
{
    private const int LongestText = 4_000;
    private const int FirstYear = 1900;
    private const int LastYear = 2200;
    private readonly string _file;
    private readonly Faults _faults;
    private readonly IReadOnlyDictionary<string, TextNode> _members;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public Form(string file, TextNode? node, Faults faults)
    {
        (_file, _faults) = (file, faults);
        Line = node?.Line ?? 0;
        _members = node is TextNode.Mapping mapping ? mapping.Members : new Dictionary<string, TextNode>();
        if (node is not TextNode.Mapping and not null)
        {
            Fault(Line, "Keys with values are expected here.");
        }
    }

    public int Line { get; }

    public IEnumerable<string> Keys => _members.Keys;

    public void Fault(int line, string reason) => _faults.Add(_file, line, reason);

    public int LineOf(string key) => _members.TryGetValue(key, out var node) ? node.Line : Line;

    public bool Has(string key) => _members.ContainsKey(key);

    public TextNode? Node(string key)
    {
        _asked.Add(key);
        return _members.GetValueOrDefault(key);
    }

    public Form Inner(string key)
    {
        if (Node(key) is not { } node)
        {
            Fault(Line, $"'{key}' is missing.");
            return new Form(_file, null, _faults);
        }

        return new Form(_file, node, _faults);
    }

    /// <summary>The mappings of a list; an absent list is a fault unless it may be.</summary>
    public IReadOnlyList<Form> Items(string key, int most, bool mayBeAbsent = false)
    {
        var items = ItemNodes(key, most, mayBeAbsent);
        return [.. items.Select(item => new Form(_file, item, _faults))];
    }

    public IReadOnlyList<TextNode> ItemNodes(string key, int most, bool mayBeAbsent = false)
    {
        switch (Node(key))
        {
            case TextNode.Sequence sequence when sequence.Items.Count <= most:
                return sequence.Items;
            case TextNode.Sequence sequence:
                Fault(sequence.Line, $"'{key}' lists {sequence.Items.Count} items; at most {most} are taken.");
                return [];
            case null when mayBeAbsent:
                return [];
            case null:
                Fault(Line, $"'{key}' is missing.");
                return [];
            case { } other:
                Fault(other.Line, $"'{key}' is not a list; a list stands in brackets, [one, another], or with a dash before each.");
                return [];
        }
    }

    public string Text(string key)
    {
        switch (Node(key))
        {
            case TextNode.Scalar { Text: var text } scalar:
                return CheckText(key, text, scalar.Line);
            case null:
                Fault(Line, $"'{key}' is missing.");
                return "";
            case { } other:
                Fault(other.Line, $"'{key}' is not a text.");
                return "";
        }
    }

    public string CheckText(string key, string text, int line)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Fault(line, $"'{key}' is empty.");
        }
        else if (text.Length > LongestText)
        {
            Fault(line, $"'{key}' is longer than {LongestText} characters.");
        }
        else if (text.Any(IsUnprintable))
        {
            Fault(line, $"'{key}' holds a control character or one that turns the direction of writing.");
        }

        return text;
    }

    public string Id(string key) => CheckId(key, Text(key), LineOf(key));

    public string CheckId(string key, string id, int line)
    {
        if (id.Length > 0 && !IdPattern().IsMatch(id))
        {
            Fault(line, $"'{key}' is '{YamlText.Show(id)}'; an id has 1 to 40 characters of a-z, 0-9 and '-'.");
        }

        return id;
    }

    public IReadOnlyList<string> Ids(string key, int most, bool mayBeAbsent = false) =>
        [.. ItemNodes(key, most, mayBeAbsent).Select(item => item is TextNode.Scalar scalar
            ? CheckId(key, scalar.Text, scalar.Line)
            : NotWord(key, item.Line))];

    public Instant Instant(string key)
    {
        var text = Text(key);
        var parsed = InstantPattern.ExtendedIso.Parse(text);
        if (!parsed.Success && text.Length > 0)
        {
            Fault(LineOf(key), $"'{key}' is '{YamlText.Show(text)}'; write a UTC time such as \"2020-11-09T21:00:00Z\".");
        }

        return parsed.Success && CheckYear(key, parsed.Value.InUtc().Year) ? parsed.Value : default;
    }

    public LocalDate Date(string key)
    {
        var text = Text(key);
        var parsed = LocalDatePattern.Iso.Parse(text);
        if (!parsed.Success && text.Length > 0)
        {
            Fault(LineOf(key), $"'{key}' is '{YamlText.Show(text)}'; write a date such as \"2020-11-10\".");
        }

        return parsed.Success && CheckYear(key, parsed.Value.Year) ? parsed.Value : default;
    }

    public LocalTime Time(string key)
    {
        var text = Text(key);
        var parsed = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text);
        if (!parsed.Success && text.Length > 0)
        {
            Fault(LineOf(key), $"'{key}' is '{YamlText.Show(text)}'; write a local time such as \"18:00\".");
        }

        return parsed.Success ? parsed.Value : default;
    }

    public double Number(string key, double least, double most)
    {
        var text = Text(key);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        if (text.Length > 0)
        {
            Fault(LineOf(key), $"'{key}' is '{YamlText.Show(text)}'; write a number from {least} to {most}.");
        }

        return least;
    }

    public int Whole(string key, int least, int most)
    {
        var value = Number(key, least, most);
        if (value != Math.Floor(value))
        {
            Fault(LineOf(key), $"'{key}' is not a whole number.");
        }

        return (int)Math.Floor(value);
    }

    public bool Flag(string key)
    {
        var text = Text(key);
        if (text is not ("true" or "false" or ""))
        {
            Fault(LineOf(key), $"'{key}' is '{YamlText.Show(text)}'; write true or false.");
        }

        return text == "true";
    }

    public T OneOf<T>(string key)
        where T : struct, Enum => CheckOneOf<T>(key, Text(key), LineOf(key));

    public IReadOnlyList<T> Several<T>(string key, int most, bool mayBeAbsent = false)
        where T : struct, Enum => [.. ItemNodes(key, most, mayBeAbsent)
            .Select(item => CheckOneOf<T>(key, (item as TextNode.Scalar)?.Text ?? "", item.Line))];

    /// <summary>What the members mean is not known, so that none is told to be one too many.</summary>
    public void AskForAll() => _asked.UnionWith(_members.Keys);

    /// <summary>Finds the members that are not of this form; call it once all are asked for.</summary>
    public void Close()
    {
        foreach (var (key, node) in _members)
        {
            if (!_asked.Contains(key))
            {
                Fault(node.Line, $"'{YamlText.Show(key)}' is not known here.");
            }
        }
    }

    internal static string Kebab(string name) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    private T CheckOneOf<T>(string key, string text, int line)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Kebab(value.ToString()) == text)
            {
                return value;
            }
        }

        var choices = string.Join(", ", Enum.GetNames<T>().Select(Kebab));
        Fault(line, $"'{key}' is '{YamlText.Show(text)}'; it may be: {choices}.");
        return default;
    }

    private bool CheckYear(string key, int year)
    {
        var possible = year is >= FirstYear and <= LastYear;
        if (!possible)
        {
            Fault(LineOf(key), $"'{key}' lies outside the years {FirstYear} to {LastYear}.");
        }

        return possible;
    }

    private string NotWord(string key, int line)
    {
        Fault(line, $"'{key}' lists plain words.");
        return "";
    }

    private static bool IsUnprintable(char c) => (char.IsControl(c) && c is not '\n')
        || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u061C' or '\uFEFF'
        || char.IsSurrogate(c);

    [GeneratedRegex("^[a-z0-9-]{1,40}\\z")]
    private static partial Regex IdPattern();
}
