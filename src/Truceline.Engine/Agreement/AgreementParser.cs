using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Places;

namespace Truceline.Engine.Agreement;

/// <summary>Reads articles, clauses, versions and readings, and checks them against the geometries they name.</summary>
internal sealed class AgreementParser(IReadOnlyList<Party> parties, IReadOnlyList<Geometry> geometries, Gazetteer places)
{
    private readonly HashSet<string> _clauses = new(StringComparer.Ordinal);

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

            articles.Add(new Article(
                id, item.Text("title"), item.Text("text"), item.Text("paraphrase"),
                [.. item.Items("clauses", 50).Select(clause => ReadClause(clause, id))]));
            item.Close();
        }

        return articles;
    }

    private Clause ReadClause(Form form, string article)
    {
        var id = form.Id("id");
        if (!_clauses.Add(id))
        {
            form.Fault(form.Line, $"Clause '{id}' stands twice.");
        }

        var clause = new Clause(
            id, article, form.Text("title"), form.Text("text"), form.Text("paraphrase"),
            [.. form.Items("versions", 50).Select(ReadVersion)]);
        if (clause.Versions.Count == 0 || clause.Versions.Select(version => version.Number).Distinct().Count() != clause.Versions.Count)
        {
            form.Fault(form.LineOf("versions"), $"Clause '{id}' has at least one version, each with its own number.");
        }

        form.Close();
        return clause;
    }

    private ClauseVersion ReadVersion(Form form)
    {
        var version = new ClauseVersion(
            form.Whole("number", 1, 1_000), form.Instant("effective"), form.Instant("known"), form.Text("basis"),
            ReadRule(form), [.. form.Items("readings", 20, mayBeAbsent: true).Select(ReadReading)]);
        MissionParser.Twice(form, "readings", version.Readings.Select(reading => reading.Id));
        form.Close();
        return version;
    }

    private ClauseRule ReadRule(Form form)
    {
        var kind = form.Text("kind");
        var zone = ReadZone(form);
        switch (kind)
        {
            case "prohibited-act":
                return new ClauseRule.ProhibitedAct(zone, ReadActs(form, "acts"));
            case "positions-freeze":
                return new ClauseRule.PositionsFreeze(zone, ReadLine(form), ReadActs(form, "acts"));
            case "no-entry":
                return new ClauseRule.NoEntry(zone, ReadActs(form, "acts"));
            case "corridor":
                var corridor = new ClauseRule.Corridor(
                    zone, ReadActs(form, "acts"), form.Several<Act>("needs-identification", 40, mayBeAbsent: true),
                    form.Ids("avoids", 50, mayBeAbsent: true));
                CheckAvoids(form, corridor);
                return corridor;
            case "suspended":
                return new ClauseRule.Suspended(zone, form.Text("because"));
            default:
                form.Fault(
                    form.LineOf("kind"),
                    $"'{YamlText.Show(kind)}' is not a kind of clause; it may be: prohibited-act, positions-freeze, no-entry, corridor, suspended.");
                return new ClauseRule.NoEntry(zone, []);
        }
    }

    private string ReadZone(Form form)
    {
        var zone = form.Id("zone");
        if (zone.Length > 0 && Find(zone) is not { Kind: GeometryKind.Zone })
        {
            form.Fault(form.LineOf("zone"), $"'{YamlText.Show(zone)}' is not a zone listed under 'geometries'.");
        }

        return zone;
    }

    private string ReadLine(Form form)
    {
        var line = form.Id("line");
        if (line.Length > 0 && Find(line) is not { Kind: GeometryKind.LineOfContact })
        {
            form.Fault(form.LineOf("line"), $"'{YamlText.Show(line)}' is not a line of contact listed under 'geometries'.");
        }

        return line;
    }

    private static IReadOnlyList<Act> ReadActs(Form form, string key)
    {
        var acts = form.Several<Act>(key, 40);
        if (acts.Count == 0 || acts.Distinct().Count() != acts.Count || acts.Contains(Act.NoneOfThese))
        {
            form.Fault(form.LineOf(key), $"'{key}' lists at least one act, each once.");
        }

        return acts;
    }

    private Reading ReadReading(Form form)
    {
        var heldBy = form.Ids("held-by", 20);
        foreach (var party in heldBy.Where(id => parties.All(party => party.Id != id)))
        {
            form.Fault(form.LineOf("held-by"), $"'{YamlText.Show(party)}' is not a party.");
        }

        var reading = new Reading(
            form.Id("id"), form.Text("text"), heldBy, form.Has("acts") ? ReadActs(form, "acts") : null,
            form.Has("illustrative") && form.Flag("illustrative"));
        form.Close();
        return reading;
    }

    private void CheckAvoids(Form form, ClauseRule.Corridor corridor)
    {
        foreach (var id in corridor.Avoids)
        {
            if (places.PlaceOf(id) is not { } place)
            {
                form.Fault(form.LineOf("avoids"), $"'{YamlText.Show(id)}' is not a place of the gazetteer.");
            }
            else if (Find(corridor.Zone) is { } zone
                && zone.Versions.FirstOrDefault(version => version.Areas.Any(area => area.Shape.Contains(place.At))) is { } version)
            {
                form.Fault(form.LineOf("avoids"), $"Version {version.Number} of '{zone.Id}' contains '{id}', which the clause keeps out of it.");
            }
        }
    }

    private Geometry? Find(string id) => geometries.FirstOrDefault(geometry => geometry.Id == id);
}
