using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Posts;
using Truceline.Core.Record;
using Truceline.Engine.Coverage;
using Truceline.Engine.Register;
using Truceline.Ledger;

namespace Truceline.Cli.Commands;

/// <summary>Party by article by day, from the log alone, as far as was known at a time.</summary>
internal static class ComplianceCommand
{
    private const int Week = 7;
    private static readonly Option<string> Data = new("--data") { Description = "The data folder, or a copy of it.", Required = true };
    private static readonly Option<string?> AsOf = new("--as-of") { Description = "What was known at this time, such as 2026-01-01T12:00:00Z, or at the end of this day; left out: at the last entry." };
    private static readonly Option<string?> From = new("--from") { Description = "The first day; left out: a week's days." };
    private static readonly Option<string?> To = new("--to") { Description = "The last day; left out: that of --as-of." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON on standard output, nothing else." };

    public static Command Make()
    {
        var command = new Command("compliance", "Print which party complies with which article on which day, as the rules indicate and as far as was known.") { Data, AsOf, From, To, Json };
        command.SetAction((given, cancellation) => Sentences.OrRefuseAsync(token => RunAsync(given, token), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken cancellation)
    {
        var data = given.GetValue(Data)!;
        var asOf = Instant.MaxValue;
        LocalDate? endOf = null;
        if (given.GetValue(AsOf) is { } text && !TryAsOf(text, out asOf, out endOf))
        {
            return Sentences.Refuse($"--as-of: “{text}” is neither a time such as 2026-01-01T12:00:00Z nor a day such as 2026-01-01.");
        }

        var log = LogReader.Open(data);
        var then = await FoldAsync(log, data, asOf, endOf, cancellation).ConfigureAwait(false);
        if (then?.Mission is not { } mission)
        {
            return Sentences.Refuse("No rule set was adopted by then, or its copy is not in the data folder.");
        }

        var known = endOf is { } day ? mission.DayOf(day).End : asOf == Instant.MaxValue ? then.Last : asOf;
        if (!TryDay(given.GetValue(To), endOf ?? mission.DateOf(known), out var last) || !TryDay(given.GetValue(From), last.PlusDays(1 - Week), out var first))
        {
            return Sentences.Refuse("--from and --to: write days such as 2026-01-01.");
        }

        if (Compliance.WrongSpan(first, last) is { } refusal)
        {
            return Sentences.Refuse(refusal);
        }

        var facts = then.Rows.List<FactView>(RegisterKinds.Fact).ToList();
        var compliance = Compliance.Of(
            mission, first, last, known, then.Rows.List<IncidentView>(RegisterKinds.Incident, Compliance.ReceivedFrom(mission, first)),
            [.. then.Rows.List<CaseView>(RegisterKinds.Case)],
            [.. facts.Select(fact => fact.Read()).OfType<Fact>(), .. PostFacts.Of(mission, then.Rows.List<PostView>(RegisterKinds.Post), first, last, known)],
            new ObservedZones(mission, ObservedZones.FromRecord(data, then.Rows, mission)).Share);
        if (given.GetValue(Json))
        {
            Sentences.PrintJson(compliance);
        }
        else
        {
            Print(mission, compliance);
            Print(facts, compliance);
        }

        return 0;
    }

    /// <summary>The end of a day is the mission's cut-off, which only its rules tell: then the log is folded a second time, up to there.</summary>
    private static async Task<KnownThen?> FoldAsync(LogReader log, string data, Instant asOf, LocalDate? endOf, CancellationToken cancellation)
    {
        var then = await KnownThen.FoldAsync(log, data, asOf, long.MaxValue, cancellation).ConfigureAwait(false);
        return endOf is { } day && then?.Mission is { } mission
            ? await KnownThen.FoldAsync(log, data, mission.DayOf(day).End, long.MaxValue, cancellation).ConfigureAwait(false)
            : then;
    }

    private static bool TryAsOf(string text, out Instant at, out LocalDate? endOf)
    {
        (at, endOf) = (Instant.MaxValue, null);
        if (InstantPattern.ExtendedIso.Parse(text) is { Success: true } time && Compliance.WrongSpan(time.Value.InUtc().Date, time.Value.InUtc().Date) is null)
        {
            at = time.Value;
            return true;
        }

        if (LocalDatePattern.Iso.Parse(text) is { Success: true } day && Compliance.WrongSpan(day.Value, day.Value) is null)
        {
            endOf = day.Value;
            return true;
        }

        return false;
    }

    private static bool TryDay(string? text, LocalDate otherwise, out LocalDate day)
    {
        day = otherwise;
        if (text is null)
        {
            return true;
        }

        var parsed = LocalDatePattern.Iso.Parse(text);
        day = parsed.Success ? parsed.Value : otherwise;
        return parsed.Success;
    }

    private static void Print(Mission mission, Compliance compliance)
    {
        Console.Out.WriteLine($"{mission.Name}, as known at {InstantPattern.General.Format(compliance.KnownAt)}. Indicated by rule; what people found stands beside it.");
        foreach (var day in compliance.Cells.GroupBy(cell => cell.Date))
        {
            foreach (var party in day.GroupBy(cell => cell.Party))
            {
                Console.Out.WriteLine();
                Console.Out.WriteLine($"{LocalDatePattern.Iso.Format(day.Key)}  {party.Key}");
                foreach (var clause in party.SelectMany(cell => cell.Clauses))
                {
                    Console.Out.WriteLine($"  {clause.Clause,-6} {Words(clause.Outcome),-32} {clause.Because}{Counted(clause.Clock)}{Found(clause.Grades)}");
                }
            }
        }

        foreach (var dispute in compliance.Disputes)
        {
            Print(dispute);
        }
    }

    /// <summary>The reported facts that the answers rest on: who reported them, and what the delegations say of them.</summary>
    private static void Print(IEnumerable<FactView> facts, Compliance compliance)
    {
        var cited = compliance.Cells.SelectMany(cell => cell.Clauses).SelectMany(clause => clause.Answers).SelectMany(answer => answer.Evidence).ToHashSet(StringComparer.Ordinal);
        foreach (var fact in facts.Where(fact => cited.Contains(fact.Fact)))
        {
            var said = fact.Verdicts.Select(one => $", {Kebab.Of(one.Verdict)} by {one.Delegation}");
            Console.Out.WriteLine();
            Console.Out.WriteLine($"Fact {fact.Fact}  {Kebab.Of(fact.Form.Kind)} {InstantPattern.General.Format(fact.Form.At)}: {Kebab.Of(fact.Level)}; reported by {fact.Delegation} ({Kebab.Of(fact.Provenance)}){string.Concat(said)}");
        }
    }

    private static void Print(Dispute dispute)
    {
        Console.Out.WriteLine();
        Console.Out.WriteLine($"Dispute {dispute.Id}  {string.Join(", ", dispute.Incidents)}{string.Concat(dispute.Cases.Select(number => ", " + number))}");
        foreach (var claim in dispute.Claims)
        {
            Console.Out.WriteLine($"  {claim.Clause,-6} {claim.Party,-12} {(claim.By is { } by ? $"found by {by}" : "indicated by rule")}: {string.Join(", ", claim.Of)}");
        }
    }

    private static string Counted(ClauseClock? clock) => clock switch
    {
        { DaysLeft: { } left } => $" (days left: {left})",
        { DaysSince: { } since } => $" (days since: {since})",
        _ => "",
    };

    private static string Found(Grades grades) => string.Concat(
        Of("alleged", grades.Alleged), Of("indicated by rule", grades.IndicatedByRule), Of("found by one", grades.FoundByOne), Of("found jointly", grades.FoundJointly));

    private static string Of(string level, IReadOnlyList<string> ids) => ids.Count == 0 ? "" : $" [{level}: {string.Join(", ", ids)}]";

    private static string Words(ClauseOutcome outcome) => Kebab.Of(outcome).Replace('-', ' ');
}
