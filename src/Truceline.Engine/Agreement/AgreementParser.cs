using NodaTime;
using Truceline.Core.Agreement;

namespace Truceline.Engine.Agreement;

/// <summary>Reads articles, clauses, versions and readings, and checks them against whatever they name.</summary>
internal sealed class AgreementParser(Bound bound)
{
    private const int MostVersions = 50;
    private readonly HashSet<string> _clauses = new(StringComparer.Ordinal);
    private readonly VersionChecks _checks = new();

    public IReadOnlyList<Article> Read(IReadOnlyList<Form> items)
    {
        var articles = new List<Article>();
        foreach (var item in items)
        {
            var id = item.Id("id");
            if (articles.Any(article => article.Id == id))
            {
                item.Fault(item.Line, $"Article '{id}' stands twice.");
            }

            articles.Add(ReadArticle(item, id));
            item.Close();
        }

        _checks.CheckAmendments(articles);
        return articles;
    }

    private Article ReadArticle(Form item, string id)
    {
        var (text, texts) = OriginalTexts.Read(item);
        var clauses = item.Items("clauses", 50);
        if (clauses.Count == 0 && item.Has("clauses"))
        {
            item.Fault(item.LineOf("clauses"), $"Article '{id}' lists no clause; one that no kind expresses is listed with 'not-encodable' and the reason.");
        }

        return new Article(id, item.Text("title"), text, item.Text("paraphrase"),
            [.. clauses.Where(clause => !clause.Has("not-encodable")).Select(clause => ReadClause(clause, id))])
        {
            Texts = texts,
            NotEncodable = [.. clauses.Where(clause => clause.Has("not-encodable")).Select(ReadNotEncodable)],
        };
    }

    private NotEncodable ReadNotEncodable(Form form)
    {
        var read = new NotEncodable(ReadClauseId(form), form.Text("title"), OriginalTexts.Read(form).Text, form.Text("paraphrase"), form.Text("not-encodable"));
        form.Close();
        return read;
    }

    private Clause ReadClause(Form form, string article)
    {
        var id = ReadClauseId(form);
        var (text, texts) = OriginalTexts.Read(form);
        var versions = new List<ClauseVersion>();
        foreach (var item in form.Items("versions", MostVersions))
        {
            if (ReadVersion(item, id) is { } version)
            {
                versions.Add(version);
            }
        }

        var clause = new Clause(id, article, form.Text("title"), text, form.Text("paraphrase"), versions) { Texts = texts };
        if (form.ItemNodes("versions", MostVersions, mayBeAbsent: true).Count == 0)
        {
            form.Fault(form.LineOf("versions"), $"Clause '{id}' has at least one version.");
        }

        foreach (var twice in versions.GroupBy(version => version.Number).Where(same => same.Count() > 1))
        {
            form.Fault(form.LineOf("versions"), $"Clause '{id}' has {twice.Count()} versions with the number {twice.Key}; each has its own.");
        }

        _checks.CheckOrder(clause);
        form.Close();
        return clause;
    }

    private string ReadClauseId(Form form)
    {
        var id = form.Id("id");
        if (!_clauses.Add(id))
        {
            form.Fault(form.Line, $"Clause '{id}' stands twice.");
        }

        return id;
    }

    /// <returns>Null where its kind is not known; the fault is told.</returns>
    private ClauseVersion? ReadVersion(Form form, string clause)
    {
        var number = form.Whole("number", 1, 1_000);
        var (effective, known) = (form.Instant("effective"), form.Instant("known"));
        var basis = BasisReader.Read(form, bound);
        var binds = bound.ReadBound(form, "binds", mayBeAbsent: true);
        Instant? until = form.Has("until") ? form.Instant("until") : null;
        var amends = ReadAmends(form, clause);
        if (ClauseKinds.Read(form, bound) is not { } rule)
        {
            return null;
        }

        var version = new ClauseVersion(
            number, effective, known, basis, rule, [.. form.Items("readings", 20, mayBeAbsent: true).Select(item => ReadReading(item, rule))])
        {
            Until = until,
            Binds = binds,
            Amends = amends,
        };
        MissionParser.Twice(form, "readings", version.Readings.Select(reading => reading.Id));
        MissionParser.Twice(form, "binds", binds);
        _checks.CheckDates(form, clause, version);
        form.Close();
        return version;
    }

    private static List<ClauseRef> ReadAmends(Form form, string clause)
    {
        var amends = new List<ClauseRef>();
        foreach (var item in form.ItemNodes("amends", MostVersions, mayBeAbsent: true))
        {
            var parts = (item as TextNode.Scalar)?.Text.Split('/') ?? [];
            if (parts.Length is 1 or 2 && int.TryParse(parts[^1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
            {
                amends.Add(new ClauseRef(parts.Length == 1 ? clause : parts[0], number));
            }
            else
            {
                form.Fault(item.Line, "'amends' lists versions: \"1\" of the same clause, or \"6a/1\" of another.");
            }
        }

        return amends;
    }

    private Reading ReadReading(Form form, ClauseRule rule)
    {
        var heldBy = bound.ReadBound(form, "held-by");
        Only("acts", rule.Acts.Count > 0);
        Only("edge", rule is ClauseRule.Deadline or ClauseRule.ProceduralDeadline);
        Only("product", rule is ClauseRule.ProceduralDeadline or ClauseRule.Undated);
        Only("zones", rule is ClauseRule.Deployment);
        var reading = new Reading(
            form.Id("id"), form.Text("text"), heldBy, form.Has("acts") ? ClauseKinds.Acts(form) : null,
            form.Has("illustrative") && form.Flag("illustrative"))
        {
            Edge = ClauseKinds.EdgeIfAny(form, "edge"),
            Product = form.Has("product") ? form.Id("product") : null,
            Zones = form.Has("zones") ? ClauseKinds.Zones(form, bound) : null,
        };
        form.Close();
        return reading;

        void Only(string key, bool allowed)
        {
            if (form.Has(key) && !allowed)
            {
                form.Fault(form.LineOf(key), $"A clause of the kind {rule.Kind} is not read by '{key}'.");
            }
        }
    }
}
