using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Mandates;
using Truceline.Engine;
using Truceline.Server.Access;

namespace Truceline.Server.Agreement;

/// <summary>The agreement as its adopted files say it: articles, duties, versions, readings.</summary>
/// <param name="OthersBound">Whom it binds besides its parties.</param>
public sealed record AgreementAnswer(
    string RuleSet, IReadOnlyList<Party> Parties, IReadOnlyList<Party> OthersBound, IReadOnlyList<ArticleAnswer> Articles, IReadOnlyList<ZoneAnswer> Zones);

/// <param name="Text">The words where they may be carried, else "not held".</param>
/// <param name="NotEncodable">Duties that no rule expresses, with the reason.</param>
public sealed record ArticleAnswer(
    string Id, string Title, string Text, IReadOnlyList<OriginalText> Texts, string Paraphrase, IReadOnlyList<DutyAnswer> Clauses,
    IReadOnlyList<NotEncodable> NotEncodable);

public sealed record DutyAnswer(
    string Id, string Title, string Text, IReadOnlyList<OriginalText> Texts, string Paraphrase, IReadOnlyList<DutyVersionAnswer> Versions);

/// <param name="Binds">Ids of those whom it binds.</param>
/// <param name="Amends">Versions that it takes the place of, such as 6a/1.</param>
public sealed record DutyVersionAnswer(
    int Number, Instant Effective, Instant Known, Instant? Until, Basis Basis, string Kind, IReadOnlyList<string> Binds, IReadOnlyList<Reading> Readings,
    IReadOnlyList<string> Amends);

public sealed record ZoneAnswer(string Id, string Name);

public static class AgreementEndpoints
{
    public static void MapAgreement(this IEndpointRouteBuilder app) => app.MapGroup("/api/agreement").WithTags("Agreement").WaitingForMinIndex()
        .MapGet("", (Centre centre) => Answer(centre.Mission)).For(Deed.ReadRecord);

    private static AgreementAnswer Answer(Core.Agreement.Mission mission) => new(
        mission.RuleSet, mission.Parties, mission.OthersBound,
        [.. mission.Articles.Select(article => new ArticleAnswer(
            article.Id, article.Title, article.Text, article.Texts, article.Paraphrase, [.. article.Clauses.Select(clause => Duty(mission, clause))], article.NotEncodable))],
        [.. mission.Geometries.Where(geometry => geometry.Kind == GeometryKind.Zone).Select(geometry => new ZoneAnswer(geometry.Id, geometry.Name))]);

    private static DutyAnswer Duty(Core.Agreement.Mission mission, Clause clause) => new(
        clause.Id, clause.Title, clause.Text, clause.Texts, clause.Paraphrase,
        [.. clause.Versions.Select(version => new DutyVersionAnswer(
            version.Number, version.Effective, version.Known, version.Until, version.Basis, version.Rule.Kind, mission.BoundBy(version), version.Readings,
            [.. version.Amends.Select(amended => amended.ToString())]))]);
}
