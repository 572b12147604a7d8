using System.Text;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Engine.Tests.Agreement.Year;

/// <summary>
/// A whole year, folded from its log and asked day by day. What is simple is worked out a second time from what truly happened; everything is held
/// against a table that was looked through once and changes only when somebody means it to (<c>TRUCELINE_GOLDEN=write</c> writes it anew).
/// </summary>
public sealed class A_golden_year
{
    private static readonly Instant YearsEnd = Instant.FromUtc(2022, 3, 1, 0, 0);
    private static readonly Mission North = EveryKind.In("Asia/Baku");
    private static readonly Lazy<MadeYear> Made = new(() => MadeYear.Of(North, "north", "south"));
    private static readonly Lazy<Dictionary<(string Party, string Clause, LocalDate Day), ClauseOutcome>> Told =
        new(() => Table(North, Made.Value, YearsEnd, MadeYear.First, MadeYear.Last));

    [Fact]
    public void Answers_as_it_did_when_the_table_was_looked_through()
    {
        var path = Path.Combine(Missions.EveryKind, "..", "..", "vectors", "golden-year.csv");
        var lines = Lines();
        if (Environment.GetEnvironmentVariable("TRUCELINE_GOLDEN") == "write")
        {
            File.WriteAllText(path, lines);
        }

        lines.ShouldBe(File.ReadAllText(path));
    }

    [Fact]
    public void Says_of_acts_what_truly_happened()
    {
        foreach (var (day, party) in EachDay("north", "south"))
        {
            Act[] entered = [.. Of<Deed.Acted>(day).Where(deed => deed.Act == Act.CrossingByVehicle && deed.By == party).Select(deed => deed.Act)];
            var openEntry = Of<Deed.Acted>(day).Any(deed => deed.Act == Act.CrossingByVehicle && deed.By is null);
            Told.Value[(party, "entry", day)].ShouldBe(entered.Length > 0 ? ClauseOutcome.Breached : Quiet(day, openEntry), $"{party} entry {day}");

            var flown = Of<Deed.Acted>(day).Any(deed => deed.Act == Act.CrossingByDrone && deed.By == party);
            var openFlight = Of<Deed.Acted>(day).Any(deed => deed.Act == Act.CrossingByDrone && deed.By is null);
            Told.Value[(party, "flight", day)].ShouldBe(flown ? ClauseOutcome.Breached : Quiet(day, openFlight), $"{party} flight {day}");

            var worked = Of<Deed.Acted>(day).Any(deed => deed.Act == Act.Works && deed.By == party);
            var stood = Of<Deed.Acted>(day).Any(deed => deed.Act == Act.Presence && deed.By == party);
            var openMove = Of<Deed.Acted>(day).Any(deed => deed.Act is Act.Works or Act.Presence && deed.By is null);
            Told.Value[(party, "freeze", day)].ShouldBe(
                worked ? ClauseOutcome.Breached : stood ? ClauseOutcome.BreachedUnderReadingOnly : Quiet(day, openMove), $"{party} freeze {day}");
        }
    }

    [Fact]
    public void Says_of_reported_facts_what_truly_happened()
    {
        foreach (var (day, party) in EachDay("north", "south"))
        {
            List<Deed.Begun> begun = [.. Of<Deed.Begun>(day).Where(deed => deed.Party == party)];
            Told.Value[(party, "notice", day)].ShouldBe(
                begun.Count == 0 ? ClauseOutcome.NotObservable : begun.Any(deed => deed.ToldHoursBefore < 24) ? ClauseOutcome.Breached : ClauseOutcome.Complied, $"{party} notice {day}");

            // Patrols go nine hours into the day; at its end those of the day and of the two before are within three days.
            var patrolled = Enumerable.Range(0, 3).Any(back => Of<Deed.Patrolled>(day.PlusDays(-back)).Any());
            Told.Value[(party, "patrols", day)].ShouldBe(
                patrolled ? ClauseOutcome.Complied : day <= new LocalDate(2021, 1, 3) ? ClauseOutcome.NotYetDue : ClauseOutcome.NotObservable, $"{party} patrols {day}");
        }

        foreach (var (day, party) in EachDay("north", "south"))
        {
            // What stood in the strip was not said to be a weapon, nor to be none: it might have to stand farther off.
            var something = Of<Deed.Acted>(day).Any(deed => deed.Act == Act.Presence && deed.By == party);
            Told.Value[(party, "lines", day)].ShouldBe(
                Of<Deed.TankStood>(day).SingleOrDefault(deed => deed.Party == party) switch
                {
                    { Near: true } => ClauseOutcome.Breached,
                    { } when !something => ClauseOutcome.NoBreachObserved,
                    _ => ClauseOutcome.NotObservable,
                },
                $"{party} lines {day}");

            // Guns are counted seven hours into the day; a count speaks for seven days.
            var counted = Enumerable.Range(0, 7).Select(back => Of<Deed.Stored>(day.PlusDays(-back)).SingleOrDefault(deed => deed.Party == party)).FirstOrDefault(deed => deed is not null);
            Told.Value[(party, "sites", day)].ShouldBe(
                counted switch { null => ClauseOutcome.NotObservable, { Guns: < 6 } => ClauseOutcome.Breached, _ => ClauseOutcome.Complied }, $"{party} sites {day}");
        }

        foreach (var (day, _) in EachDay("contingent"))
        {
            Told.Value[("contingent", "stands", day)].ShouldBe(
                Of<Deed.Stood>(day).SingleOrDefault() switch { null => ClauseOutcome.NotObservable, { Astray: true } => ClauseOutcome.Breached, _ => ClauseOutcome.NoBreachObserved }, $"stands {day}");
        }
    }

    [Fact]
    public void Says_of_the_road_what_truly_happened()
    {
        foreach (var (day, _) in EachDay("north"))
        {
            var shut = Of<Deed.Shut>(day).SingleOrDefault();
            Told.Value[("north", "movement", day)].ShouldBe(
                shut is { By: "north", Minutes: > 60 } ? ClauseOutcome.Breached
                : shut is { By: null, Minutes: > 60 } ? ClauseOutcome.NotObservable
                : Quiet(day, open: false), $"movement {day}");
        }
    }

    [Fact]
    public void Says_of_deadlines_what_the_calendar_says()
    {
        foreach (var (day, _) in EachDay("south"))
        {
            // Done at 22:00 local time of 20 March, which is in the mission's day of the 21st: too late for one reading, in time for the other.
            Told.Value[("south", "due", day)].ShouldBe(
                day < new LocalDate(2021, 3, 20) ? ClauseOutcome.NotYetDue
                : day == new LocalDate(2021, 3, 20) ? ClauseOutcome.NotObservable
                : ClauseOutcome.BreachedUnderReadingOnly, $"due {day}");

            // Until 20 March has ended in UTC, four hours after Baku.
            Told.Value[("south", "paper", day)].ShouldBe(day <= new LocalDate(2021, 3, 20) ? ClauseOutcome.NotYetDue : ClauseOutcome.NotObservable, $"paper {day}");
        }
    }

    [Fact]
    public void Was_known_day_by_day_as_the_log_of_that_day_says()
    {
        foreach (var then in new[] { new LocalDate(2021, 2, 15), new LocalDate(2021, 6, 30), new LocalDate(2021, 11, 2) })
        {
            var known = North.DayOf(then).End;
            var asKnown = Table(North, Made.Value, known, MadeYear.First, then);
            var differing = asKnown.Where(cell => Told.Value[cell.Key] != cell.Value).ToList();

            // Only what was entered later can have changed an answer.
            differing.Count.ShouldBeGreaterThan(0, $"{then}");
            differing.ShouldAllBe(cell => cell.Key.Clause != "flight" && cell.Key.Clause != "entry" || cell.Key.Day >= then.PlusDays(-1));
            differing.Count.ShouldBeLessThan(asKnown.Count / 20, $"{then}");
        }
    }

    [Fact]
    public void Is_the_mirror_image_when_the_parties_change_places()
    {
        var mirrored = EveryKind.Read(("north", "§"), ("south", "north"), ("§", "south"));
        var table = Table(mirrored, MadeYear.Of(mirrored, "south", "north"), YearsEnd, MadeYear.First, MadeYear.Last);

        table.Count.ShouldBe(Told.Value.Count);
        foreach (var (key, outcome) in Told.Value)
        {
            var party = key.Party switch { "north" => "south", "south" => "north", var other => other };
            table[(party, key.Clause, key.Day)].ShouldBe(outcome, $"{key}");
        }
    }

    [Fact]
    public void Folds_to_the_same_register_whoever_folds_it()
    {
        var digest = RegisterDigest.Of(Made.Value.KnownBy(YearsEnd).Documents());

        RegisterDigest.Of(MadeYear.Of(North, "north", "south").KnownBy(YearsEnd).Documents()).ShouldBe(digest);
        RegisterDigest.Of(Made.Value.KnownBy(YearsEnd - Duration.FromDays(100)).Documents()).ShouldNotBe(digest);
    }

    private static ClauseOutcome Quiet(LocalDate day, bool open) => MadeYear.Observed(North.DayOf(day)) switch
    {
        null => ClauseOutcome.NotObservable,
        >= 0.95 when !open => ClauseOutcome.Complied,
        _ => ClauseOutcome.NoBreachObserved,
    };

    private static IEnumerable<T> Of<T>(LocalDate day)
        where T : Deed => Made.Value.Deeds.OfType<T>().Where(deed => deed.Day == day);

    private static IEnumerable<(LocalDate Day, string Party)> EachDay(params string[] parties) =>
        from offset in Enumerable.Range(0, Period.DaysBetween(MadeYear.First, MadeYear.Last) + 1)
        from party in parties
        select (MadeYear.First.PlusDays(offset), party);

    private static Dictionary<(string Party, string Clause, LocalDate Day), ClauseOutcome> Table(Mission mission, MadeYear year, Instant known, LocalDate first, LocalDate last)
    {
        var (rows, table) = (year.KnownBy(known), new Dictionary<(string Party, string Clause, LocalDate Day), ClauseOutcome>());
        List<Fact> facts = [.. rows.List<FactView>(RegisterKinds.Fact).Select(fact => fact.Read()).OfType<Fact>()];
        for (var from = first; from <= last; from = from.PlusDays(Compliance.MostDays))
        {
            var to = LocalDate.Min(last, from.PlusDays(Compliance.MostDays - 1));
            var part = Compliance.Of(
                mission, from, to, known, rows.List<IncidentView>(RegisterKinds.Incident, Compliance.ReceivedFrom(mission, from)), [], facts, (_, period, _) => MadeYear.Observed(period));
            foreach (var (cell, clause) in part.Cells.SelectMany(cell => cell.Clauses.Select(clause => (cell, clause))))
            {
                table[(cell.Party, clause.Clause, cell.Date)] = clause.Outcome;
            }
        }

        return table;
    }

    /// <summary>Days of each outcome, by month, party and clause.</summary>
    private static string Lines()
    {
        var lines = new StringBuilder("month,party,clause,outcome,days\n");
        foreach (var group in Told.Value.GroupBy(cell => (cell.Key.Day.Year, cell.Key.Day.Month, cell.Key.Party, cell.Key.Clause, cell.Value))
            .OrderBy(group => group.Key.Year).ThenBy(group => group.Key.Month).ThenBy(group => group.Key.Party, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Clause, StringComparer.Ordinal).ThenBy(group => group.Key.Value))
        {
            lines.Append($"{group.Key.Year}-{group.Key.Month:00},{group.Key.Party},{group.Key.Clause},{Kebab.Of(group.Key.Value)},{group.Count()}\n");
        }

        return lines.ToString();
    }
}
