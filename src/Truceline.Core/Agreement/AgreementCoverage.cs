namespace Truceline.Core.Agreement;

/// <summary>Which articles are written as rules, by which kinds, and what no rule expresses.</summary>
public sealed record AgreementCoverage(IReadOnlyList<string> Kinds, IReadOnlyList<ArticleCoverage> Articles)
{
    public int Encoded => Articles.Sum(article => article.Clauses.Count(clause => clause.Kinds.Count > 0));

    public int NotEncodable => Articles.Sum(article => article.Clauses.Count(clause => clause.Kinds.Count == 0));

    public static AgreementCoverage Of(Mission mission)
    {
        List<ArticleCoverage> articles = [.. mission.Articles.Select(article => new ArticleCoverage(article.Id, article.Title, [.. Clauses(article)]))];
        return new([.. articles.SelectMany(article => article.Clauses).SelectMany(clause => clause.Kinds).Distinct().Order(StringComparer.Ordinal)], articles);
    }

    /// <summary>In order of id, so that what is not encodable stands where it belongs.</summary>
    private static IOrderedEnumerable<ClauseCoverage> Clauses(Article article) => article.Clauses
        .Select(clause => new ClauseCoverage(
            clause.Id, clause.Title, [.. clause.Versions.Select(version => version.Rule.Kind).Distinct()], clause.Versions.Count,
            clause.Versions.Max(version => version.Readings.Count), null))
        .Concat(article.NotEncodable.Select(duty => new ClauseCoverage(duty.Id, duty.Title, [], 0, 0, duty.Because)))
        .OrderBy(clause => clause.Clause, StringComparer.Ordinal);
}

public sealed record ArticleCoverage(string Article, string Title, IReadOnlyList<ClauseCoverage> Clauses);

/// <param name="Kinds">Empty where no rule expresses it.</param>
/// <param name="Readings">Of the version with the most; 0 where there are only plain words.</param>
/// <param name="Because">Why no rule expresses it.</param>
public sealed record ClauseCoverage(string Clause, string Title, IReadOnlyList<string> Kinds, int Versions, int Readings, string? Because);
