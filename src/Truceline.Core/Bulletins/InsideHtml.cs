using System.Text;
using NodaTime.Text;
using Truceline.Core.Cases;

namespace Truceline.Core.Bulletins;

/// <summary>What the delegations read besides, as one page that needs nothing else.</summary>
public static class InsideHtml
{
    public static string Write(BulletinInside inside)
    {
        var html = new StringBuilder();
        var title = $"{inside.MissionName}: inside the daily bulletin, {LocalDatePattern.Iso.Format(inside.Date)}";
        BulletinHtml.Begin(html, title);
        html.Append($"<h1>{PrintedText.Html(title)}</h1>\n<p class=\"notice\">For the delegations and the observer. It does not leave the centre.</p>\n")
            .Append($"<p class=\"headline\">{PrintedText.Html(inside.Headline)}</p>\n");
        Impediments(html, inside);
        Coverage(html, inside);
        SilenceWords.Table(html, inside.Coverage);
        Seen(html, inside);
        Entries(html, inside);
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Seen(StringBuilder html, BulletinInside inside)
    {
        html.Append("<h2>Who saw what</h2>\n<div class=\"scroll\"><table><thead><tr><th>Incident</th><th>Observed</th><th>Entry</th></tr></thead><tbody>\n");
        foreach (var of in inside.Seen)
        {
            html.Append($"<tr><td>{PrintedText.Html(of.Incident)}</td><td>{PrintedText.Html(of.Position)}, {PrintedText.Html(of.Observation)}</td>")
                .Append($"<td class=\"entries\">{BulletinTables.Links([of.Index])}</td></tr>\n");
        }

        html.Append("</tbody></table></div>\n");
    }

    private static void Impediments(StringBuilder html, BulletinInside inside)
    {
        html.Append("<h2>Impediments</h2>\n");
        if (inside.Impediments.Count == 0)
        {
            html.Append("<p>None recorded.</p>\n");
            return;
        }

        html.Append("<div class=\"scroll\"><table><thead><tr><th>Kind</th><th>Source</th><th>From, to (UTC)</th><th>Detail</th><th>Entries</th></tr></thead><tbody>\n");
        foreach (var of in inside.Impediments)
        {
            html.Append($"<tr><td>{Kebab.Of(of.Kind).Replace('-', ' ')}</td><td>{PrintedText.Html(of.Source ?? "the centre")}</td>")
                .Append($"<td>{BulletinCsv.Span(of.Since, of.Until)}</td><td>{PrintedText.Html(of.Detail)}</td><td class=\"entries\">{BulletinTables.Links(of.Entries)}</td></tr>\n");
        }

        html.Append("</tbody></table></div>\n");
    }

    private static void Coverage(StringBuilder html, BulletinInside inside)
    {
        var day = DrawUpBulletin.Hours(inside.Coverage.DayHours);
        html.Append("<h2>For how long each source watched</h2>\n<div class=\"scroll\"><table><thead><tr><th>Source</th><th class=\"n\">Watched</th>" +
            "<th>In view</th><th>Entries</th></tr></thead><tbody>\n");
        foreach (var of in inside.Coverage.Sources)
        {
            var zones = of.Zones.Select(zone => $"{zone.Name}: {DrawUpBulletin.Hours(zone.Hours)}");
            html.Append($"<tr><td>{PrintedText.Html(of.Name)}</td><td class=\"n\">{DrawUpBulletin.Hours(of.Hours)} of {day}</td>")
                .Append($"<td>{PrintedText.Html(of.Zones.Count == 0 ? "no zone of the mission" : string.Join("; ", zones))}</td>")
                .Append($"<td class=\"entries\">{BulletinTables.Links(of.Entries)}</td></tr>\n");
        }

        html.Append($"<tr class=\"sum\"><td>Any source</td><td class=\"n\">{DrawUpBulletin.Hours(inside.Coverage.AnyHours)} of {day}</td><td></td><td></td></tr>")
            .Append($"</tbody></table></div>\n<p class=\"soft\">{PrintedText.Html(inside.Coverage.Note)}</p>\n");
    }

    private static void Entries(StringBuilder html, BulletinInside inside)
    {
        var said = inside.Seen.Select(of => (of.Index, What: $"incident {of.Incident}"))
            .Concat(inside.Impediments.SelectMany(of => of.Entries.Select(index => (index, What: $"impediment {of.Impediment}"))))
            .Concat(inside.Coverage.Sources.SelectMany(of => of.Entries.Select(index => (index, What: $"recording of {of.Name}"))))
            .Concat(inside.Coverage.Sources.SelectMany(of => (of.Silences ?? []).SelectMany(line => line.Entries.Select(index => (index, What: $"flight plan of {of.Name}")))));
        html.Append("<h2>Entries of the log</h2>\n<dl>\n");
        foreach (var entry in said.GroupBy(of => of.Item1).OrderBy(of => of.Key))
        {
            html.Append($"<dt id=\"entry-{entry.Key}\">{entry.Key}</dt><dd>{PrintedText.Html(entry.First().What)}</dd>\n");
        }

        html.Append("</dl>\n");
    }
}
