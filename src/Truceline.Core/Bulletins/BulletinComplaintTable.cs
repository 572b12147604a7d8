using System.Text;
using Truceline.Core.Cases;

namespace Truceline.Core.Bulletins;

/// <summary>The table of complaints in the HTML rendering, and the same in words for the other renderings.</summary>
internal static class BulletinComplaintTable
{
    public static void Write(StringBuilder html, Bulletin bulletin)
    {
        html.Append("<h2>Complaints</h2>\n");
        if (bulletin.ComplaintLines is not { Count: > 0 } lines)
        {
            html.Append($"<p>None. {PrintedText.Html(bulletin.Complaints)}</p>\n");
            return;
        }

        html.Append("<div class=\"scroll\"><table><thead><tr><th>Number</th><th>Claims</th><th>Place (1 km cell)</th><th>Filed (UTC)</th><th>State</th><th>Entries</th></tr></thead><tbody>\n");
        foreach (var of in lines)
        {
            html.Append($"<tr><td>{PrintedText.Html(of.Complaint)}</td><td>{PrintedText.Html(Sentence(of))}</td><td>{PrintedText.Html(of.Location ?? "in its words")}</td>")
                .Append($"<td>{BulletinHtml.Time(of.Filed)}</td><td>{PrintedText.Html(Word(of))}{(of.Cases.Count == 0 ? "" : "<br>")}{PrintedText.Html(string.Join(", ", of.Cases))}</td>")
                .Append($"<td class=\"entries\">{BulletinTables.Links(of.Entries)}</td></tr>\n");
        }

        html.Append($"</tbody></table></div>\n<p class=\"soft\">{PrintedText.Html(bulletin.Complaints)}</p>\n");
    }

    public static string Sentence(ComplaintLine of) =>
        $"{of.Party} claims: {ActWords.Of(of.Act)}, {BulletinCsv.Span(of.From, of.To)}, by {of.Against ?? "nobody named"}"
        + (of.Article is { } article ? $", under article {article}" : "");

    public static string Word(ComplaintLine of) => Kebab.Of(of.State) + (of.Overdue ? ", overdue" : "");
}
