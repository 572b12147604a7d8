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
            .Append($"<td class=\"n\">{BulletinObserved.Share(bulletin.Total.Observed)}</td><td></td><td></td><td></td><td></td><td></td><td class=\"entries\">{Links(bulletin.Total.Entries)}</td></tr></tbody></table></div>\n");
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
        html.Append("<h2>What the rules indicate</h2>\n<div class=\"scroll\"><table><thead><tr><th>Clause</th><th>Result</th><th class=\"n\">Observed</th><th class=\"n\">Probability</th><th>Why</th><th>Entries</th></tr></thead><tbody>\n");
        foreach (var of in bulletin.Clauses)
        {
            html.Append($"<tr><td>{PrintedText.Html(of.Clause)}{(of.Version is { } version ? $", version {version}" : "")} <span class=\"soft\">{PrintedText.Html(of.Title)}</span></td>")
                .Append($"<td>{Outcome(of.Outcome)}</td><td class=\"n\">{BulletinObserved.Share(of.Observed)}</td><td class=\"n\">{(of.Probability is { } chance ? Agreement.DayAnswer.Percent(chance) : "")}</td>")
                .Append($"<td>{PrintedText.Html(of.Sentence)}{string.Concat(of.Answers.Select(answer => $"<br><span class=\"soft\">{PrintedText.Html(Answer(answer))}</span>"))}</td>")
                .Append($"<td class=\"entries\">{Links([.. of.Entries.Concat(of.Open).Order()])}</td></tr>\n");
        }

        html.Append("</tbody></table></div>\n<p class=\"soft\">Indicated by rule is not found: only delegations find. By the sources' clocks, of all whom a clause binds, and not whose conduct it is; acts that a case is about count towards nobody before both delegations have sealed their judgement.</p>\n");
    }

    private static string Outcome(Agreement.ClauseOutcome outcome) => PrintedText.Html(Kebab.Of(outcome).Replace('-', ' '));

    private static string Answer(ClauseAnswerLine of) =>
        (of.Reading is { } reading ? $"reading “{reading}”" : "plain words")
        + string.Concat(of.Drawings.Select(drawing => $", {drawing.Geometry} version {drawing.Version}")) + $": {Kebab.Of(of.Outcome).Replace('-', ' ')}";

    public static void Impediments(StringBuilder html, Bulletin bulletin)
    {
        html.Append("<h2>Impediments</h2>\n");
        html.Append(bulletin.Impediments.Count == 0
            ? "<p>None recorded.</p>\n"
            : $"<p>{string.Join("; ", bulletin.Impediments.Select(of => $"{Kebab.Of(of.Kind).Replace('-', ' ')}: {of.Count}"))}. When and where is read by the delegations alone.</p>\n");
    }

    /// <summary>Every entry that a number rests on, once, so that links lead somewhere also on paper.</summary>
    public static void Entries(StringBuilder html, Bulletin bulletin)
    {
        var said = bulletin.Events.Select(of => (of.Index, What: $"incident {of.Incident}"))
            .Concat(bulletin.Cases.Select(of => (of.Index, What: $"case {of.Case} opened")))
            .Concat(bulletin.Cases.SelectMany(of => of.Columns.SelectMany(column => column.Entries.Select(index => (index, What: $"case {of.Case}, {column.Delegation}")))))
            .Concat(bulletin.Clauses.SelectMany(of => of.Entries.Concat(of.Open).Select(index => (index, What: $"clause {of.Clause}"))))
            .Concat(bulletin.ComplaintLines.SelectMany(of => of.Entries.Select(index => (index, What: $"complaint {of.Complaint}"))));
        html.Append("<h2>Entries of the log</h2>\n<dl>\n");
        foreach (var entry in said.GroupBy(of => of.Item1).OrderBy(of => of.Key))
        {
            html.Append($"<dt id=\"entry-{entry.Key}\">{entry.Key}</dt><dd>{PrintedText.Html(entry.First().What)}</dd>\n");
        }

        html.Append($"</dl>\n<p class=\"soft\">Anyone with a copy of the data folder can check every entry and draw this bulletin up again: <code>truceline verify</code>, " +
            $"<code>truceline bulletin</code>. Digest that the heads sign: <code>{BulletinJson.Digest(bulletin)}</code>. Digest of what the delegations read besides: <code>{PrintedText.Html(bulletin.Inside)}</code>. Rule set: <code>{PrintedText.Html(bulletin.RuleSet)}</code>.</p>\n");
    }

    public static string Links(IReadOnlyList<long> entries) =>
        string.Join(' ', entries.Select(index => $"<a href=\"#entry-{index}\">{index}</a>"));
}
