using NodaTime;

namespace Truceline.Core.Coverage;

/// <summary>What is told outside of how much was observed: one share for each sector, kind of act and past day. No kilometre, no hour, no source.</summary>
/// <param name="Sector">Id of a line of contact.</param>
public sealed record SectorShare(string Sector, string Name, IReadOnlyList<KindShare> Kinds);

/// <param name="Observed">Share of the line and of the day in which an act of that kind would have been noticed, 0 to 1.</param>
public sealed record KindShare(NoticedKind Kind, double Observed);

public static class SectorShares
{
    /// <summary>Where parties accept different drawings of a line, the share of the drawing that was observed least; to whole hundredths, so that none can be told from another by it.</summary>
    /// <param name="kinds">The same day, once for each kind of act.</param>
    public static IReadOnlyList<SectorShare> Of(IReadOnlyList<CoverageOfDay> kinds) => Rounded(
        Of([.. kinds.SelectMany(day => day.Lines.Select(line => (day.Kind, line.Geometry, line.Name, line.Observed)))]));

    /// <summary>The same, not rounded.</summary>
    /// <param name="lines">Each drawing of each line once for each kind of act.</param>
    public static IReadOnlyList<SectorShare> Of(IReadOnlyList<(NoticedKind Kind, string Sector, string Name, double Observed)> lines) =>
    [
        .. lines.GroupBy(one => one.Sector, StringComparer.Ordinal).OrderBy(sector => sector.Key, StringComparer.Ordinal)
            .Select(sector => new SectorShare(sector.Key, sector.First().Name,
                [.. sector.GroupBy(one => one.Kind).OrderBy(kind => kind.Key).Select(kind => new KindShare(kind.Key, kind.Min(one => one.Observed)))])),
    ];

    /// <summary>Parts of several days together, each by its length; for inside, to 1e-4, so that little is not told as nothing. A sector that was not drawn on a day is told of the others.</summary>
    public static IReadOnlyList<SectorShare> Together(IReadOnlyList<(Duration Time, IReadOnlyList<SectorShare> Shares)> days) =>
    [
        .. days.SelectMany(day => day.Shares.SelectMany(sector => sector.Kinds.Select(one => (day.Time, Sector: sector, one.Kind, one.Observed))))
            .GroupBy(one => one.Sector.Sector, StringComparer.Ordinal).OrderBy(sector => sector.Key, StringComparer.Ordinal)
            .Select(sector => new SectorShare(sector.Key, sector.First().Sector.Name, [.. sector.GroupBy(one => one.Kind).OrderBy(kind => kind.Key)
                .Select(kind => new KindShare(kind.Key, Math.Round(kind.Sum(one => one.Observed * one.Time.TotalSeconds) / Math.Max(1e-9, kind.Sum(one => one.Time.TotalSeconds)), 4)))])),
    ];

    private static IReadOnlyList<SectorShare> Rounded(IReadOnlyList<SectorShare> sectors) =>
        [.. sectors.Select(sector => sector with { Kinds = [.. sector.Kinds.Select(one => one with { Observed = Math.Round(one.Observed, 2) })] })];

    /// <summary>The share that stands beside a number of acts of a kind: of the sector observed least. Null where no share is told.</summary>
    public static double? Beside(IReadOnlyList<SectorShare> sectors, NoticedKind? kind) =>
        sectors.SelectMany(sector => sector.Kinds).Where(one => one.Kind == kind).Select(one => (double?)one.Observed).Min();

    /// <summary>The share that stands beside a number of acts of several kinds: of the kind and the sector observed least.</summary>
    public static double? Least(IReadOnlyList<SectorShare> sectors) => sectors.SelectMany(sector => sector.Kinds).Select(one => (double?)one.Observed).Min();

    /// <summary>In a sentence, kind by kind; the empty text where there is no share.</summary>
    public static string Words(IReadOnlyList<SectorShare> sectors) => string.Join(
        "; ", sectors.Select(sector => $"{sector.Name}: {string.Join(", ", sector.Kinds.Select(one => FormattableString.Invariant($"{Cases.Kebab.Of(one.Kind)} {one.Observed * 100:0} %")))}"));
}
