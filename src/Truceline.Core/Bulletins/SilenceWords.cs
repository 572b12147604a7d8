using System.Text;
using Truceline.Core.Record;

namespace Truceline.Core.Bulletins;

/// <summary>When sources did not watch, and why, in the words of the renderings.</summary>
internal static class SilenceWords
{
    /// <summary>Stretches named one by one; the JSON has all of them.</summary>
    private const int MostSpans = 12;

    private const string Unknown = "no flight plan was stated: whether it was to fly is not known";

    public static string Of(SilenceCause cause) => cause switch
    {
        SilenceCause.NoFlight => "no flight: none was planned",
        SilenceCause.FlightCancelled => "no flight: the one planned was cancelled",
        SilenceCause.DarkDuringFlight => "dark, though a flight was planned",
        _ => "no flight plan had been stated yet: whether it was to fly is not known",
    };

    /// <summary>For the table: source, cause, how long, when, entries. Without any line the source watched all the time.</summary>
    public static IEnumerable<(string Name, string Words, IReadOnlyList<long> Entries)> Lines(CoverageLines coverage) =>
        from source in coverage.Sources
        from line in source.Silences?.Select(of => ($"{Of(of.Cause)}, {DrawUpBulletin.Hours(of.Hours)}: {When(of.Spans)}", of.Entries)) ?? [(Unknown, [])]
        select (source.Name, line.Item1, line.Item2);

    public static void Table(StringBuilder html, CoverageLines coverage)
    {
        html.Append("<h2>When it did not watch, and why</h2>\n<div class=\"scroll\"><table><thead><tr><th>Source</th><th>Why</th><th class=\"n\">How long</th><th>From, to (UTC)</th><th>Entries</th></tr></thead><tbody>\n");
        foreach (var source in coverage.Sources)
        {
            foreach (var of in source.Silences ?? [])
            {
                html.Append($"<tr><td>{PrintedText.Html(source.Name)}</td><td>{Of(of.Cause)}</td><td class=\"n\">{DrawUpBulletin.Hours(of.Hours)}</td>")
                    .Append($"<td>{When(of.Spans)}</td><td class=\"entries\">{BulletinTables.Links(of.Entries)}</td></tr>\n");
            }

            if (source.Silences is null)
            {
                html.Append($"<tr><td>{PrintedText.Html(source.Name)}</td><td colspan=\"4\">{Unknown}</td></tr>\n");
            }
        }

        html.Append("</tbody></table></div>\n<p class=\"soft\">From the delegations' flight plans beside what was recorded. A source that is not named here watched all the time.</p>\n");
    }

    private static string When(IReadOnlyList<WatchedSpan> spans)
    {
        var named = string.Join("; ", spans.Take(MostSpans).Select(span => BulletinCsv.Span(span.From, span.To)));
        return spans.Count > MostSpans ? $"{named}; and {spans.Count - MostSpans} more" : named;
    }
}
