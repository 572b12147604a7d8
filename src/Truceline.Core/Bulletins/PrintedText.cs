using System.Globalization;
using System.Text;

namespace Truceline.Core.Bulletins;

/// <summary>Foreign text on its way into a rendering: what could act or deceive is shown as what it is.</summary>
internal static class PrintedText
{
    /// <summary>Control characters and those that reorder text, spelled out.</summary>
    public static string Visible(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var hidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            shown.Append(hidden ? $"[U+{rune.Value:X4}]" : rune.ToString());
        }

        return shown.ToString();
    }

    public static string Html(string text) => Visible(text)
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);

    /// <summary>A cell of RFC 4180; one that a spreadsheet would take for a formula begins with an apostrophe.</summary>
    public static string Csv(string text)
    {
        var shown = Visible(text);
        var safe = shown.TrimStart() is ['=' or '+' or '-' or '@', ..] ? "'" + shown : shown;
        return safe.AsSpan().ContainsAny("\",") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
