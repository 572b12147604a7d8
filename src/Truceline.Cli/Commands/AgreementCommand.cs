using System.CommandLine;
using Truceline.Core.Agreement;
using Truceline.Engine.Agreement;

namespace Truceline.Cli.Commands;

/// <summary>For those who write an agreement: what is wrong with its files, and what they express.</summary>
internal static class AgreementCommand
{
    private static readonly Argument<string> Folder = new("folder") { Description = "The mission's folder, such as missions/karabakh." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON on standard output, nothing else." };

    public static Command Make()
    {
        var check = new Command("check", "Read a mission's files and explain everything that is wrong with them: file, line, reason.") { Folder, Json };
        check.SetAction((given, _) => Task.FromResult(Check(given)));
        var coverage = new Command("coverage", "Print articles by kinds of clause, and what no kind expresses with the reason.") { Folder, Json };
        coverage.SetAction((given, _) => Task.FromResult(Coverage(given)));
        return new Command("agreement", "The agreement as rules: check its files, see what they express, see what an amendment would change.") { check, coverage, RejudgeCommand.Make() };
    }

    private static int Check(ParseResult given)
    {
        var reading = MissionReader.ReadFolder(given.GetValue(Folder)!);
        if (given.GetValue(Json))
        {
            Sentences.PrintJson(new
            {
                good = reading is MissionReading.Accepted,
                ruleSet = (reading as MissionReading.Accepted)?.Mission.RuleSet,
                faults = (reading as MissionReading.Refused)?.Faults ?? [],
            });
        }
        else if (reading is MissionReading.Accepted { Mission: var mission, Files: var files })
        {
            var of = AgreementCoverage.Of(mission);
            Console.Out.WriteLine(
                $"{mission.Name}: {files.Count} files, {mission.Articles.Count} articles, {of.Encoded} clauses as rules, {of.NotEncodable} not encodable. Nothing is wrong.");
            Console.Out.WriteLine($"Rule set {mission.RuleSet}");
        }
        else
        {
            Console.Error.WriteLine(reading);
            if (reading is MissionReading.Refused { Faults.Count: >= MissionReading.MostFaults })
            {
                Console.Error.WriteLine("There may be more; mend these first.");
            }
        }

        return reading is MissionReading.Accepted ? 0 : 1;
    }

    private static int Coverage(ParseResult given)
    {
        var reading = MissionReader.ReadFolder(given.GetValue(Folder)!);
        if (reading is not MissionReading.Accepted { Mission: var mission })
        {
            return Sentences.Refuse(reading.ToString()!);
        }

        var coverage = AgreementCoverage.Of(mission);
        if (given.GetValue(Json))
        {
            Sentences.PrintJson(coverage);
            return 0;
        }

        foreach (var article in coverage.Articles)
        {
            Console.Out.WriteLine($"Article {article.Article}  {article.Title}");
            foreach (var clause in article.Clauses)
            {
                Console.Out.WriteLine(clause.Because is { } because
                    ? $"  {clause.Clause,-6} not encodable        {clause.Title}: {because}"
                    : $"  {clause.Clause,-6} {string.Join(", ", clause.Kinds),-20} {clause.Title}{Plural(clause)}");
            }
        }

        Console.Out.WriteLine();
        PrintTable(coverage);
        Console.Out.WriteLine($"{coverage.Encoded} clauses as rules, {coverage.NotEncodable} not encodable.");
        return 0;
    }

    private static string Plural(ClauseCoverage clause) => string.Concat(
        clause.Versions > 1 ? $"; {clause.Versions} versions" : "", clause.Readings > 1 ? $"; {clause.Readings} readings" : "");

    /// <summary>Articles down, kinds across; a number is how many clauses of the article are of the kind.</summary>
    private static void PrintTable(AgreementCoverage coverage)
    {
        foreach (var kind in coverage.Kinds.Append("not encodable"))
        {
            var row = coverage.Articles.Select(article => article.Clauses.Count(clause => kind == "not encodable" ? clause.Kinds.Count == 0 : clause.Kinds.Contains(kind)));
            Console.Out.WriteLine($"{kind,-20}{string.Concat(row.Select(count => $"{(count == 0 ? "·" : count.ToString(System.Globalization.CultureInfo.InvariantCulture)),5}"))}");
        }

        Console.Out.WriteLine($"{"article",-20}{string.Concat(coverage.Articles.Select(article => $"{(article.Article.Length > 4 ? article.Article[..4] : article.Article),5}"))}");
    }
}
