using System.Text;
using NodaTime.Text;
using Truceline.Core.Record;

namespace Truceline.Core.Bulletins;

/// <summary>
/// One file that needs nothing else: no script, nothing fetched, readable in light and dark and on paper. What the heads
/// said of the bulletin is told around it, since their words come after its digest.
/// </summary>
public static class BulletinHtml
{
    /// <param name="judgements">What each head has said of this edition so far.</param>
    /// <param name="supersededBy">The edition that corrects this one, where there is one.</param>
    public static string Write(Bulletin bulletin, IReadOnlyList<BulletinJudgementView> judgements, int? supersededBy = null)
    {
        var html = new StringBuilder();
        var title = $"{bulletin.MissionName}: daily bulletin, {LocalDatePattern.Iso.Format(bulletin.Date)}";
        Begin(html, title);
        Top(html, bulletin, title, supersededBy);
        Heads(html, bulletin, judgements);
        html.Append($"<p class=\"headline\">{PrintedText.Html(bulletin.Headline)}</p>\n");
        BulletinTables.Counts(html, bulletin);
        BulletinTables.Events(html, bulletin);
        BulletinTables.Clauses(html, bulletin);
        BulletinFindingTables.Cases(html, bulletin);
        BulletinTables.Impediments(html, bulletin);
        BulletinComplaintTable.Write(html, bulletin);
        BulletinTables.Entries(html, bulletin);
        return html.Append("</body>\n</html>\n").ToString();
    }

    internal static void Begin(StringBuilder html, string title) =>
        html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
            .Append($"<title>{PrintedText.Html(title)}</title>\n<style>\n{BulletinStyle.Css}\n</style>\n</head>\n<body>\n");

    private static void Top(StringBuilder html, Bulletin bulletin, string title, int? supersededBy)
    {
        html.Append($"<h1>{PrintedText.Html(title)}</h1>\n<div class=\"head\">")
            .Append($"<span>{(bulletin.Edition == 0 ? "draft, not in the log" : $"edition {bulletin.Edition}")}</span>")
            .Append($"<span>{Time(bulletin.From)} to {Time(bulletin.To)} UTC (cut-off {bulletin.CutOff}, {PrintedText.Html(bulletin.TimeZone)})</span>")
            .Append($"<span>drawn up {Time(bulletin.DrawnUp)} UTC from the log up to entry {bulletin.AsOfIndex}</span></div>\n");
        Notice(html, bulletin.Demo, "Demonstration: the keys were made by the program itself.");
        Notice(html, bulletin.Preliminary, "Preliminary: drawn up before the day was over.");
        Notice(html, bulletin.Supersedes is not null, $"This edition corrects edition {bulletin.Supersedes}, which stays in the log as it was.");
        Notice(html, supersededBy is not null, $"Edition {supersededBy} corrects this one.");
    }

    private static void Heads(StringBuilder html, Bulletin bulletin, IReadOnlyList<BulletinJudgementView> judgements)
    {
        html.Append("<div class=\"heads\">\n");
        foreach (var delegation in bulletin.Delegations)
        {
            var head = judgements.FirstOrDefault(of => of.Delegation == delegation.Id);
            var word = head switch
            {
                null => "<span class=\"no\">not approved</span> <span class=\"soft\">(not signed)</span>",
                { Approved: false } => $"<span class=\"no\">not approved</span> <span class=\"soft\">(refused, entry {head.Index}, {Time(head.At)} UTC)</span>",
                _ => $"approved <span class=\"soft\">(entry {head.Index}, {Time(head.At)} UTC)</span>",
            };
            html.Append($"<div><b>{PrintedText.Html(delegation.Name)}</b>{word}</div>\n");
        }

        html.Append("</div>\n");
    }

    private static void Notice(StringBuilder html, bool shown, string text)
    {
        if (shown)
        {
            html.Append($"<p class=\"notice\">{PrintedText.Html(text)}</p>\n");
        }
    }

    internal static string Time(NodaTime.Instant at) =>
        InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss").Format(at);
}
