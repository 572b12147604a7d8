using System.Text;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Core.Bulletins;

/// <summary>Findings and dissents, the delegations side by side; neither column comes before the other but by its id.</summary>
internal static class BulletinFindingTables
{
    public static void Cases(StringBuilder html, Bulletin bulletin)
    {
        html.Append("<h2>Findings and dissents</h2>\n");
        if (bulletin.Cases.Count == 0)
        {
            html.Append("<p>No case was open.</p>\n");
        }

        foreach (var file in bulletin.Cases)
        {
            One(html, bulletin, file);
        }
    }

    private static void One(StringBuilder html, Bulletin bulletin, CaseLine file)
    {
        html.Append($"<h3 id=\"case-{PrintedText.Html(file.Case)}\">{PrintedText.Html(file.Case)}{(file.Round > 1 ? $", round {file.Round}" : "")}: {Standing(file)}{(file.Standing < file.Round ? $"; the result of round {file.Standing} stands" : "")}</h3>\n")
            .Append($"<p>Incidents: {PrintedText.Html(string.Join(", ", file.Incidents))}. Opened by entry {BulletinTables.Links([file.Index])}.</p>\n")
            .Append("<div class=\"scroll\"><table><thead><tr><th></th>");
        foreach (var column in file.Columns)
        {
            html.Append($"<th>{PrintedText.Html(NameOf(bulletin, column.Delegation))}</th>");
        }

        html.Append("<th>Side by side</th></tr></thead><tbody>\n");
        Row(html, "assessment", file.Columns.Select(column => Words(Kebab.Of(column.State))), "");
        foreach (var field in Comparison.FieldNames)
        {
            var state = file.Fields.FirstOrDefault(of => of.Field == field)?.State;
            Row(html, field, file.Columns.Select(column => ValueOf(column, field)), state is { } known ? Kebab.Of(known) : "");
        }

        html.Append("<tr><td>head</td>");
        foreach (var column in file.Columns)
        {
            html.Append($"<td{(column.Head == "signed" ? "" : " class=\"no\"")}>{PrintedText.Html(column.Head ?? "no result yet")} {BulletinTables.Links(column.Entries)}</td>");
        }

        html.Append("<td></td></tr></tbody></table></div>\n");
        foreach (var right in file.Replies)
        {
            html.Append(right.Entry is { } entry
                ? $"<p>Right of reply: {PrintedText.Html(right.Party)}, whom the result names, replied by entry {BulletinTables.Links([entry])}.</p>\n"
                : $"<p>Right of reply: {PrintedText.Html(right.Party)}, whom the result names, may reply until {BulletinHtml.Time(right.ReplyBy)} UTC; it has not.</p>\n");
        }
    }

    private static string Standing(CaseLine file) => file.Outcome switch
    {
        CaseOutcome.Open => "being assessed",
        CaseOutcome.NotAssessed => "not assessed",
        CaseOutcome.AwaitingHeads => "recorded dissent for as long as a head has not signed",
        CaseOutcome.Dissent => "recorded dissent",
        CaseOutcome.NotSigned => "recorded dissent: not signed in time",
        _ when file.Level == FactLevel.FoundJointly => "found jointly",
        _ => "signed by both heads; the columns say what each found",
    };

    /// <summary>Identifiers are printed as they are; only the form's own words are spelled without hyphens.</summary>
    private static string ValueOf(CaseColumn column, string field) => (field, column.Form is null ? "" : Comparison.ValueOf(column.Form, field)) switch
    {
        ("clause" or "reading", null) => "none named",
        ("evidence", null) => "none cited",
        (_, null) => "undetermined",
        ("clause" or "reading" or "actor" or "evidence", var id) => id,
        (_, var word) => Words(word),
    };

    private static string NameOf(Bulletin bulletin, string delegation) =>
        bulletin.Delegations.FirstOrDefault(of => of.Id == delegation)?.Name ?? delegation;

    private static string Words(string kebab) => kebab.Replace('-', ' ');

    private static void Row(StringBuilder html, string name, IEnumerable<string> values, string state)
    {
        html.Append($"<tr><td>{name}</td>");
        foreach (var value in values)
        {
            html.Append($"<td>{PrintedText.Html(value)}</td>");
        }

        html.Append($"<td>{state}</td></tr>\n");
    }
}
