namespace Truceline.Cli.Assessments;

/// <summary>What a server sent, fit for a terminal.</summary>
internal static class ForeignText
{
    /// <summary>Without control characters, which could move the cursor or turn the direction of writing and so hide what stands there.</summary>
    public static string Shown(string text) => string.Concat(text.Select(c => char.IsControl(c) || IsDirection(c) ? '\uFFFD' : c));

    private static bool IsDirection(char c) =>
        c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
