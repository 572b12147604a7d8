using System.Text.RegularExpressions;

namespace Truceline.Server.Access;

/// <summary>
/// What a browser says it is, in words that a person knows it by: "Firefox 140", "Linux". Anybody can claim anything there, so that it
/// helps to recognise one's own sessions and proves nothing; only fixed names and a number of at most four digits come out of it.
/// </summary>
/// <param name="Browser">Null where it could not be told.</param>
/// <param name="System">Null where it could not be told.</param>
public sealed partial record BrowserSeen(string? Browser, string? System)
{
    /// <summary>Longer than any that a browser sends; what stands behind is not read.</summary>
    private const int Longest = 512;

    /// <summary>Each of these claims to be those below it as well: the first that is found is meant.</summary>
    private static readonly (string Token, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("HeadlessChrome", "Chrome"), ("Chrome", "Chrome"),
        ("Version", "Safari"),
    ];

    private static readonly (string Token, string Name)[] Systems =
    [
        ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    public static BrowserSeen Unknown { get; } = new(null, null);

    public static BrowserSeen Of(string userAgent)
    {
        var text = userAgent.Length > Longest ? userAgent[..Longest] : userAgent;
        var versions = Versions().Matches(text);
        var browser = Browsers
            .Select(one => (one.Name, Found: versions.FirstOrDefault(version => version.Groups["name"].Value == one.Token)))
            .FirstOrDefault(one => one.Found is not null);
        var system = Systems.Where(one => text.Contains(one.Token, StringComparison.Ordinal)).Select(one => one.Name).FirstOrDefault();
        return new BrowserSeen(browser.Found is null ? null : $"{browser.Name} {browser.Found.Groups["major"].Value}", system);
    }

    [GeneratedRegex("(?<name>[A-Za-z]{1,20})/(?<major>[0-9]{1,4})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Versions();
}
