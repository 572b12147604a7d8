using System.Text;
using Truceline.Core.Cases;
using Truceline.Core.Places;

namespace Truceline.Core.Bulletins;

/// <summary>The tables of the HTML rendering. Each number leads to the entries it comes from.</summary>
internal static class BulletinTables
{
    public static void Counts(StringBuilder html, Bulletin bulletin)
    {
        html.Append("<h2>Recorded</h2>\n<div class=\"scroll\"><table><thead><tr><th>Act</th><th class=\"n\">Count</th><th class=\"n\">Observed</th><th>Numbers marked</th><th class=\"n\">Alleged</th>" +
            "<th class=\"n\">Indicated by rule</th><th class=\"n\">Found by one</th><th class=\"n\">Found jointly</th><th>Entries</th></tr></thead><tbody>\n");
        foreach (var of in bulletin.Counts)
        {
            html.Append($"<tr><td>{PrintedText.Html(ActWords.Of(of.Act))}</td><td class=\"n\">{BulletinCsv.Qualified(of.Count, of.AtLeast)}</td><td class=\"n\">{BulletinObserved.Share(of.Observed)}</td>")
                .Append($"<td>{string.Join("; ", of.Numbers.Select(said => BulletinCsv.Said(said.Number, said.Qualifier)))}</td>")
                .Append($"<td class=\"n\">{of.Alleged}</td><td class=\"n\">{of.IndicatedByRule}</td><td class=\"n\">{of.FoundByOne}</td>")
                .Append($"<td class=\"n\">{of.FoundJointly}</td><td class=\"entries\">{Links(of.Entries)}</td></tr>\n");
        }

        html.Append($"<tr class=\"sum\"><td>Total</td><td class=\"n\">{BulletinCsv.Qualified(bulletin.Total.Count, bulletin.Total.AtLeast)}</td>")
            .Append($"<td></td><td></td><td></td><td></td><td></td><td></td><td class=\"entries\">{Links(bulletin.Total.Entries)}</td></tr></tbody></table></div>\n");
        if (bulletin.Total.NotCounted.Count > 0)
        {
            html.Append($"<p>Found jointly not to have occurred, and in no count: {Links(bulletin.Total.NotCounted)}</p>\n");
        }

        if (bulletin.Total.SetAside.Count > 0)
        {
            html.Append($"<p>Withdrawn, joined into another incident or split by the delegation that marked them, and in no count: {Links(bulletin.Total.SetAside)}</p>\n");
        }

        html.Append($"<p>{PrintedText.Html(BulletinObserved.Sentence(bulletin))}</p>\n");
        html.Append("<p class=\"soft\">Numbers marked: as people of a delegation said them; exactly, at least and about are never added to each other. Alleged: by the machine or by a mark alone. Indicated by rule: the recorded values break a clause, and nobody has judged. " +
            "Found by one: by at least one delegation. Found jointly: by both, and signed by both heads.</p>\n");
    }

    public static void Events(StringBuilder html, Bulletin bulletin)
    {
        html.Append("<h2>Events</h2>\n");
        if (bulletin.Events.Count == 0)
        {
            html.Append($"<p>None recorded. {PrintedText.Html(bulletin.Headline)}</p>\n");
            return;
        }

        html.Append("<div class=\"scroll\"><table><thead><tr><th>Time</th><th>Location (1 km cell)</th><th>Description</th><th>Means</th>" +
            "<th class=\"n\">Number</th><th>Observed</th><th>Cases</th><th>Entry</th></tr></thead><tbody>\n");
        foreach (var of in bulletin.Events)
        {
            var place = PlaceWords.Coordinates(new Position(of.Latitude, of.Longitude));
            html.Append($"<tr><td>{PrintedText.Html(of.Local)}<br><span class=\"soft\">{BulletinHtml.Time(of.At)} UTC</span></td>")
                .Append($"<td>{PrintedText.Html(of.Location)}<br><span class=\"soft\">{PrintedText.Html(place)}</span></td>")
                .Append($"<td>{PrintedText.Html(of.Description)}</td><td>{PrintedText.Html(of.Means)}</td><td class=\"n\">{BulletinCsv.Said(of.Number, of.Qualifier)}</td>")
                .Append($"<td>{PrintedText.Html(of.Position)}, {PrintedText.Html(of.Observation)}</td>")
                .Append($"<td>{PrintedText.Html(string.Join(", ", of.Cases))}</td><td class=\"entries\">{Links([of.Index])}</td></tr>\n");
        }

        html.Append("</tbody></table></div>\n");
    }

    public static void Clauses(StringBuilder html, Bulletin bulletin)
    {
        html.Append("<h2>What the rules indicate</h2>\n<div class=\"scroll\"><table><thead><tr><th>Clause</th><th>Result</th><th>Why</th><th>Entries</th></tr></thead><tbody>\n");
        foreach (var of in bulletin.Clauses)
        {
            html.Append($"<tr><td>{PrintedText.Html(of.Clause)} <span class=\"soft\">{PrintedText.Html(of.Title)}</span></td>")
                .Append($"<td>{PrintedText.Html(Kebab.Of(of.Outcome).Replace('-', ' '))}</td><td>{PrintedText.Html(of.Sentence)}</td>")
                .Append($"<td class=\"entries\">{Links(of.Entries)}</td></tr>\n");
        }

        html.Append("</tbody></table></div>\n<p class=\"soft\">Indicated by rule is not found: only delegations find.</p>\n");
    }

    public static void Impediments(StringBuilder html, Bulletin bulletin)
    {
        html.Append("<h2>Impediments</h2>\n");
        if (bulletin.Impediments.Count == 0)
        {
            html.Append("<p>None recorded.</p>\n");
            return;
        }

        html.Append("<div class=\"scroll\"><table><thead><tr><th>Kind</th><th>Source</th><th>From, to (UTC)</th><th>Detail</th><th>Entries</th></tr></thead><tbody>\n");
        foreach (var of in bulletin.Impediments)
        {
            html.Append($"<tr><td>{Kebab.Of(of.Kind).Replace('-', ' ')}</td><td>{PrintedText.Html(of.Source ?? "the centre")}</td>")
                .Append($"<td>{BulletinCsv.Span(of.Since, of.Until)}</td><td>{PrintedText.Html(of.Detail)}</td><td class=\"entries\">{Links(of.Entries)}</td></tr>\n");
        }

        html.Append("</tbody></table></div>\n");
    }

    public static void Coverage(StringBuilder html, Bulletin bulletin)
    {
        var day = DrawUpBulletin.Hours(bulletin.Coverage.DayHours);
        html.Append("<h2>For how long each source watched</h2>\n<div class=\"scroll\"><table><thead><tr><th>Source</th><th class=\"n\">Watched</th>" +
            "<th>In view</th><th>Entries</th></tr></thead><tbody>\n");
        foreach (var of in bulletin.Coverage.Sources)
        {
            var zones = of.Zones.Select(zone => $"{zone.Name}: {DrawUpBulletin.Hours(zone.Hours)}");
            html.Append($"<tr><td>{PrintedText.Html(of.Name)}</td><td class=\"n\">{DrawUpBulletin.Hours(of.Hours)} of {day}</td>")
                .Append($"<td>{PrintedText.Html(of.Zones.Count == 0 ? "no zone of the mission" : string.Join("; ", zones))}</td>")
                .Append($"<td class=\"entries\">{Links(of.Entries)}</td></tr>\n");
        }

        html.Append($"<tr class=\"sum\"><td>Any source</td><td class=\"n\">{DrawUpBulletin.Hours(bulletin.Coverage.AnyHours)} of {day}</td><td></td><td></td></tr>")
            .Append($"</tbody></table></div>\n<p class=\"soft\">{PrintedText.Html(bulletin.Coverage.Note)}</p>\n");
    }

    /// <summary>Every entry that a number rests on, once, so that links lead somewhere also on paper.</summary>
    public static void Entries(StringBuilder html, Bulletin bulletin)
    {
        var said = bulletin.Events.Select(of => (of.Index, What: $"incident {of.Incident}"))
            .Concat(bulletin.Cases.Select(of => (of.Index, What: $"case {of.Case} opened")))
            .Concat(bulletin.Cases.SelectMany(of => of.Columns.SelectMany(column => column.Entries.Select(index => (index, What: $"case {of.Case}, {column.Delegation}")))))
            .Concat(bulletin.Impediments.SelectMany(of => of.Entries.Select(index => (index, What: $"impediment {of.Impediment}"))))
            .Concat((bulletin.ComplaintLines ?? []).SelectMany(of => of.Entries.Select(index => (index, What: $"complaint {of.Complaint}"))))
            .Concat(bulletin.Coverage.Sources.SelectMany(of => of.Entries.Select(index => (index, What: $"recording of {of.Name}"))))
            .Concat(bulletin.Coverage.Sources.SelectMany(of => (of.Silences ?? []).SelectMany(line => line.Entries.Select(index => (index, What: $"flight plan of {of.Name}")))));
        html.Append("<h2>Entries of the log</h2>\n<dl>\n");
        foreach (var entry in said.GroupBy(of => of.Item1).OrderBy(of => of.Key))
        {
            html.Append($"<dt id=\"entry-{entry.Key}\">{entry.Key}</dt><dd>{PrintedText.Html(entry.First().What)}</dd>\n");
        }

        html.Append($"</dl>\n<p class=\"soft\">Anyone with a copy of the data folder can check every entry and draw this bulletin up again: <code>truceline verify</code>, " +
            $"<code>truceline bulletin</code>. Digest that the heads sign: <code>{BulletinJson.Digest(bulletin)}</code>. Rule set: <code>{PrintedText.Html(bulletin.RuleSet)}</code>.</p>\n");
    }

    public static string Links(IReadOnlyList<long> entries) =>
        string.Join(' ', entries.Select(index => $"<a href=\"#entry-{index}\">{index}</a>"));
}
