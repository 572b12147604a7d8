using Truceline.Core.Cases;

namespace Truceline.Core.Bulletins;

/// <summary>What the delegations read besides, as one table in the columns of <see cref="BulletinCsv"/>.</summary>
public static class InsideCsv
{
    public static string Write(BulletinInside inside) =>
        BulletinCsv.Write(Seen(inside).Concat(Impediments(inside)).Concat(Coverage(inside)).Concat(Silences(inside)));

    private static IEnumerable<string[]> Seen(BulletinInside inside) => inside.Seen.Select(of =>
        BulletinCsv.Line(inside.Date, "seen", "", $"{of.Incident}: {of.Position}, {of.Observation}", [of.Index]));

    private static IEnumerable<string[]> Impediments(BulletinInside inside) => inside.Impediments.Select(of =>
        BulletinCsv.Line(inside.Date, "impediment", "1", $"{Kebab.Of(of.Kind)}, {of.Source ?? "the centre"}, {BulletinCsv.Span(of.Since, of.Until)}: {of.Detail}", of.Entries));

    private static IEnumerable<string[]> Coverage(BulletinInside inside) => inside.Coverage.Sources
        .Select(of => BulletinCsv.Line(inside.Date, "coverage", "",
            $"{of.Name}: watched {DrawUpBulletin.Hours(of.Hours)} of {DrawUpBulletin.Hours(inside.Coverage.DayHours)}{InView(of)}", of.Entries))
        .Append(BulletinCsv.Line(inside.Date, "coverage", "",
            $"any source: {DrawUpBulletin.Hours(inside.Coverage.AnyHours)} of {DrawUpBulletin.Hours(inside.Coverage.DayHours)}", []));

    private static IEnumerable<string[]> Silences(BulletinInside inside) =>
        SilenceWords.Lines(inside.Coverage).Select(of => BulletinCsv.Line(inside.Date, "not-watched", "", $"{of.Name}: {of.Words}", of.Entries));

    private static string InView(CoverageLine line) =>
        string.Concat(line.Zones.Select(zone => $"; {zone.Name} in view for {DrawUpBulletin.Hours(zone.Hours)}"));
}
