using NodaTime;
using NodaTime.Text;
using Truceline.Core.Cases;

namespace Truceline.Core.Coverage;

/// <summary>How much was observed of a stretch of time: what stands beside every number of what was recorded in it.</summary>
/// <param name="From">The beginning of an hour.</param>
/// <param name="To">As far as recordings can have been entered.</param>
/// <param name="Kinds">For each kind of act the share of the sector observed least; empty where there is no figure.</param>
/// <param name="Sectors">Each line of contact.</param>
/// <param name="NoFigure">Why there is none, in a sentence; null where there is one.</param>
public sealed record ObservedBeside(Instant From, Instant To, IReadOnlyList<KindShare> Kinds, IReadOnlyList<SectorShare> Sectors, string? NoFigure)
{
    public static ObservedBeside Of(Instant from, Instant to, IReadOnlyList<SectorShare> sectors) => sectors.Count == 0
        ? Without(from, to, "No line of contact is drawn and accepted for that time.")
        : new(from, to, [.. NoticedKinds.All.Select(kind => (kind, Share: SectorShares.Beside(sectors, kind))).Where(one => one.Share is not null).Select(one => new KindShare(one.kind, one.Share!.Value))], sectors, null);

    public static ObservedBeside Without(Instant from, Instant to, string because) => new(from, to, [], [], because);

    /// <summary>On one line: <c>from=…; to=…; fire=0; movement=0.37</c>, or <c>no-figure="…"</c> in place of the shares.</summary>
    public string Line => $"from={InstantPattern.General.Format(From)}; to={InstantPattern.General.Format(To)}; " + (NoFigure is { } because
        ? $"no-figure=\"{because}\"" : string.Join("; ", Kinds.Select(one => FormattableString.Invariant($"{Kebab.Of(one.Kind)}={one.Observed:0.####}"))));

    /// <summary>In a sentence for people, without a full stop.</summary>
    public string Words => NoFigure is { } because ? $"no figure: {because.TrimEnd('.')}"
        : $"{string.Join(", ", Kinds.Select(one => $"{Kebab.Of(one.Kind)} {Percent(one.Observed)}"))} of the line observed";

    private static string Percent(double share) => share is > 0 and < 0.005 ? "less than 1 %" : FormattableString.Invariant($"{share * 100:0} %");
}
