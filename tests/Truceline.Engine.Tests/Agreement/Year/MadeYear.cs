using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Marks;
using Truceline.Core.Places;
using Truceline.Core.Record;

namespace Truceline.Engine.Tests.Agreement.Year;

/// <summary>
/// An invented year on the mission with every kind of clause: what truly happened, and the log that a centre wrote of it, with reports that
/// came late, were taken back, or were confirmed by one delegation and denied by the other.
/// </summary>
/// <param name="north">Id of whoever has the northern area; the other has the southern one.</param>
internal sealed class MadeYear(Mission mission, string north, string south)
{
    public static readonly LocalDate First = new(2021, 1, 2);
    public static readonly LocalDate Last = new(2022, 1, 1);

    private const string RuleSet = "0000000000000000000000000000000000000000000000000000000000000000";
    private static readonly Duration Late = Duration.FromDays(35);

    private readonly List<(Instant At, Statement Said)> _entries = [];
    private readonly Chance _chance = new(20210102);

    /// <summary>What truly happened, in order of its days.</summary>
    public List<Deed> Deeds { get; } = [];

    public static MadeYear Of(Mission mission, string north, string south)
    {
        var year = new MadeYear(mission, north, south);
        for (var day = First; day <= Last; day = day.PlusDays(1))
        {
            year.Live(day);
        }

        return year;
    }

    /// <summary>The register after everything that was entered by a time.</summary>
    public RegisterRowsInMemory KnownBy(Instant time)
    {
        var (rows, projector, index) = (new RegisterRowsInMemory(), new Projector(_ => ClauseTests.Of(mission), (_, _, _) => true), 0L);
        foreach (var (at, said) in _entries.OrderBy(entry => entry.At).TakeWhile(entry => entry.At <= time))
        {
            projector.Apply(new EntryFacts(index, at, index.ToString("x64"), []), said, rows);
            index++;
        }

        return rows;
    }

    /// <summary>Made up: how much of a day was observed; every seventh nobody could say.</summary>
    public static double? Observed(Interval period) => ((int)(period.Start - Instant.FromUtc(2021, 1, 1, 0, 0)).TotalDays % 7) switch
    {
        0 => null,
        1 or 2 => 0.6,
        _ => 0.97,
    };

    private void Live(LocalDate day)
    {
        Acts(day);
        Counts(day);
        if (_chance.OneIn(4))
        {
            var (minutes, by) = (_chance.Below(110) + 10, _chance.Of(north, south, null));
            var from = At(day, _chance.Below(20));
            Report(day, new FactForm(FactKind.Obstructed, from) { Zone = "road-side", To = from + Duration.FromMinutes(minutes), Cause = ObstructionCause.Deliberate, Party = by }, new Deed.Shut(day, by, minutes));
        }

        if (_chance.OneIn(3))
        {
            Report(day, new FactForm(FactKind.Patrolled, At(day, 9)) { Clause = "patrols", With = [north, south] }, new Deed.Patrolled(day));
        }

        if (_chance.OneIn(6))
        {
            var (party, hours) = (_chance.Of(north, south)!, _chance.Below(48));
            var begins = At(day, 12);
            Report(day, new FactForm(FactKind.Begun, begins) { Party = party, Thing = NotifiedThing.Exercise, Told = begins - Duration.FromHours(hours) }, new Deed.Begun(day, party, hours));
        }

        Weapons(day, north, 1);
        Weapons(day, south, -1);
        if (day == new LocalDate(2021, 3, 20))
        {
            // In the last hours of the local 20 March, which the centre's day of the 21st holds.
            Report(day, new FactForm(FactKind.Done, Instant.FromUtc(2021, 3, 20, 18, 0)) { Clause = "due", Party = south }, null);
        }
    }

    private void Acts(LocalDate day)
    {
        for (var number = _chance.Below(3); number > 0; number--)
        {
            var by = _chance.Of(north, north, south, south, null);
            var act = _chance.Of(Act.CrossingByVehicle, Act.CrossingByDrone, Act.Presence, Act.Works, Act.Shot);
            var inTown = act is Act.CrossingByVehicle or Act.CrossingByDrone;
            var place = inTown ? EveryKind.Place(40.11, 46.51) : EveryKind.Place(by == south ? 39.995 : 40.005, 46.3 + (_chance.Below(100) / 1000.0));
            var at = At(day, _chance.Below(24));
            var received = at + Duration.FromMinutes(_chance.Below(30));
            _entries.Add((received, new Statement.IncidentRaised(
                $"i-{day:uuuu-MM-dd}-{number}", "uav-1", $"{number}", act, inTown ? "town" : "strip", at, received, place,
                inTown ? EveryKind.Place(by == south ? 39.98 : 40.09, 46.51) : null,
                [new("areas", 1, north, by == north ? 1 : 0, []), new("areas", 1, south, by == south ? 1 : 0, []), new("areas", 1, null, by is null ? 1 : 0, [])],
                [], RuleSet)));
            Deeds.Add(new Deed.Acted(day, by, act));
        }
    }

    /// <summary>The contingent is counted once a week and seen somewhere on most days; every third place lies outside of where it may stand.</summary>
    private void Counts(LocalDate day)
    {
        if (day.DayOfWeek == IsoDayOfWeek.Monday)
        {
            var (persons, vehicles) = (1900 + _chance.Below(100), 360 + _chance.Below(30));
            Report(day, new FactForm(FactKind.Counted, At(day, 10)) { Party = "contingent", Of = Strength.Persons, Count = new(CountQualifier.Exactly, persons) }, null);
            Report(day, new FactForm(FactKind.Counted, At(day, 11)) { Party = "contingent", Of = Strength.Vehicles, Count = new(CountQualifier.Exactly, vehicles) }, new Deed.Counted(day, persons, vehicles));
        }

        if (!_chance.OneIn(4))
        {
            var astray = _chance.OneIn(3);
            Report(
                day, new FactForm(FactKind.Located, At(day, 15)) { Party = "contingent", Unit = "post", Place = EveryKind.Place(astray ? 40.2 : 40.3, 46.25) },
                new Deed.Stood(day, astray));
        }
    }

    /// <summary>A tank is seen now and then, on its own side, every third time nearer to the line than 5 km; six guns are to lie in the town, and are counted now and then.</summary>
    private void Weapons(LocalDate day, string party, int side)
    {
        if (_chance.OneIn(5))
        {
            var near = _chance.OneIn(3);
            Report(
                day, new FactForm(FactKind.Located, At(day, 8)) { Party = party, Unit = "tank", Weapon = new Weapon(WeaponClass.Tank, 125), Place = EveryKind.Place(40 + (side * (near ? 0.03 : 0.07)), 46.7) },
                new Deed.TankStood(day, party, near));
        }

        if (_chance.OneIn(5))
        {
            var guns = 5 + _chance.Below(3);
            Report(
                day, new FactForm(FactKind.Stored, At(day, 7)) { Party = party, Site = "town", Stored = [new StoredWeapons(new Weapon(WeaponClass.Artillery, 122), guns)] },
                new Deed.Stored(day, party, guns));
        }
    }

    /// <summary>One in six reports comes five weeks late, one in nine is taken back after three weeks and never was so, one in five is judged by both.</summary>
    private void Report(LocalDate day, FactForm form, Deed? deed)
    {
        var id = $"f-{day:uuuu-MM-dd}-{_entries.Count}";
        var by = _chance.Of("first", "second")!;
        var at = form.At + (_chance.OneIn(6) ? Late : Duration.FromHours(1));
        _entries.Add((at, new Statement.FactReported(id, form, Provenance.PartyClaim, by, "duty-officer", null, at)));
        if (deed is not null && _chance.OneIn(9))
        {
            var back = at + Duration.FromDays(21);
            _entries.Add((back, new Statement.FactWithdrawn(id, by, "duty-officer", new string('0', 64), back)));
            return;
        }

        if (deed is not null)
        {
            Deeds.Add(deed);
        }

        if (_chance.OneIn(5))
        {
            var later = at + Duration.FromDays(2);
            _entries.Add((later, new Statement.FactJudged(id, FactVerdict.Confirmed, "first", "reviewer", null, later)));
            _entries.Add((later, new Statement.FactJudged(id, _chance.Of(FactVerdict.Confirmed, FactVerdict.Denied), "second", "reviewer", null, later)));
        }
    }

    /// <summary>So many hours into a day of the mission, which begins at its cut-off hour.</summary>
    private Instant At(LocalDate day, int hours) => mission.DayOf(day).Start + Duration.FromHours(hours);

    /// <summary>Numbers that are the same in every run (PCG-like multiplication, Knuth's constants).</summary>
    private sealed class Chance(ulong seed)
    {
        private ulong _state = seed;

        public int Below(int bound)
        {
            _state = unchecked((_state * 6364136223846793005UL) + 1442695040888963407UL);
            return (int)((_state >> 33) % (ulong)bound);
        }

        public bool OneIn(int number) => Below(number) == 0;

        public T Of<T>(params T[] choices) => choices[Below(choices.Length)];
    }
}

/// <summary>Something that truly happened on a day of the mission.</summary>
internal abstract record Deed(LocalDate Day)
{
    public sealed record Acted(LocalDate Day, string? By, Act Act) : Deed(Day);

    public sealed record Shut(LocalDate Day, string? By, int Minutes) : Deed(Day);

    public sealed record Patrolled(LocalDate Day) : Deed(Day);

    public sealed record Begun(LocalDate Day, string Party, int ToldHoursBefore) : Deed(Day);

    public sealed record Counted(LocalDate Day, int Persons, int Vehicles) : Deed(Day);

    public sealed record TankStood(LocalDate Day, string Party, bool Near) : Deed(Day);

    public sealed record Stored(LocalDate Day, string Party, int Guns) : Deed(Day);

    public sealed record Stood(LocalDate Day, bool Astray) : Deed(Day);
}
