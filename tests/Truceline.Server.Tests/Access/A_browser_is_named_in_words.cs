using CsCheck;
using Truceline.Server.Access;

namespace Truceline.Server.Tests.Access;

/// <summary>The header's form is RFC 9110, section 10.1.5; the rows are what these browsers send.</summary>
public sealed class A_browser_is_named_in_words
{
    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox 140", "Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36", "Chrome 141", "Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0", "Edge 141", "Windows")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15", "Safari 18", "macOS")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36", "Chrome 141", "Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1", "Safari 18", "iPhone")]
    [InlineData("curl/8.5.0", null, null)]
    [InlineData("Firefox/123456789", null, null)]
    [InlineData("", null, null)]
    public void As_a_person_knows_it(string header, string? browser, string? system) =>
        BrowserSeen.Of(header).ShouldBe(new BrowserSeen(browser, system));

    [Fact]
    public void Whatever_is_claimed_nothing_but_a_known_name_and_a_short_number_comes_out() =>
        Gen.OneOf(Gen.String, Gen.Select(Gen.Int[0, 3].Select(i => new[] { "Firefox/", "Chrome/", "Edg/", "Version/" }[i]), Gen.String, (name, rest) => name + rest)).Sample(header =>
        {
            var seen = BrowserSeen.Of(header);
            (seen.Browser ?? "Safari 1").ShouldMatch("^(Edge|Opera|Samsung Internet|Firefox|Chrome|Safari) [0-9]{1,4}$");
            (seen.System ?? "Linux").ShouldMatch("^(Windows|Android|iPhone|iPad|ChromeOS|macOS|Linux)$");
        });
}
