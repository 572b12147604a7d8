using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Marks;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Engine.Tests.Agreement;

public sealed class Facts_are_reported
{
    private static readonly Instant Noon = EveryKind.Noon;
    private static readonly Mission Mission = EveryKind.In("Asia/Baku");
    private static readonly Watchkeeper First = new("first", "duty-officer");
    private static readonly string Salt = new('a', 64);

    public static TheoryData<FactForm> Sound => [.. SoundForms];

    private static IReadOnlyList<FactForm> SoundForms =>
    [
        new(FactKind.Done, Noon) { Clause = "due", Party = "south" },
        new(FactKind.NotDone, Noon) { Clause = "paper", Product = "plan" },
        new(FactKind.Located, Noon) { Party = "contingent", Unit = "post-4", Place = EveryKind.Place(40.001, 46.5) },
        new(FactKind.Counted, Noon) { Party = "contingent", Of = Strength.Persons, Count = new ReportedCount(CountQualifier.Exactly, 1960) },
        new(FactKind.Stored, Noon) { Party = "north", Site = "town", Stored = [new StoredWeapons(new Weapon(WeaponClass.Artillery, 122), 6)] },
        new(FactKind.Obstructed, Noon - Duration.FromHours(2)) { Zone = "road-side", To = Noon, Cause = ObstructionCause.Deliberate, Party = "north" },
        new(FactKind.Patrolled, Noon) { Clause = "patrols", With = ["north", "south"] },
        new(FactKind.NotPatrolled, Noon) { Clause = "patrols", With = ["north", "south"], Party = "north" },
        new(FactKind.Begun, Noon) { Party = "north", Thing = NotifiedThing.Exercise, Told = Noon - Duration.FromHours(1) },
        new(FactKind.NoticeGiven, Noon) { Clause = "term", Party = "south" },
    ];

    [Theory]
    [MemberData(nameof(Sound))]
    public void A_form_with_the_members_of_its_kind_is_entered_and_read_back_as_a_fact(FactForm form)
    {
        var made = Report(form).ShouldBeOfType<Statement.FactReported>();

        StatementJson.Read("fact-reported", StatementJson.Write(made)).ShouldBeOfType<Statement.FactReported>().Form.Kind.ShouldBe(form.Kind);
        ReadFact.Of(made.Form, "r-1", Noon, FactLevel.Alleged).ShouldNotBeNull().Level.ShouldBe(FactLevel.Alleged);
    }

    [Fact]
    public void There_is_a_sound_form_of_every_kind() => SoundForms.Select(form => form.Kind).ShouldBe(Enum.GetValues<FactKind>());

    [Fact]
    public void What_is_missing_too_much_or_unknown_is_refused_in_a_sentence()
    {
        var count = SoundForms[3];
        Refused(count with { Count = null }).ShouldBe("Something is missing that a fact of this kind has.");
        Refused(count with { Clause = "ceilings" }).ShouldBe("Something is stated that a fact of this kind does not have.");
        Refused(count with { At = Noon + Duration.FromSeconds(1) }).ShouldBe("What is reported lies in the future.");
        Refused(count with { Party = "west" }).ShouldBe("The agreement binds nobody of that name.");
        Refused(count with { Count = new ReportedCount(CountQualifier.Exactly, 0) }).ShouldBe("The count is not one.");
        Refused(SoundForms[0] with { Clause = "entry" }).ShouldStartWith("There is no such clause");
        Refused(SoundForms[4] with { Site = "line" }).ShouldBe("There is no such zone.");
        Refused(SoundForms[4] with { Stored = [] }).ShouldStartWith("State up to 50");
        Refused(SoundForms[2] with { Unit = "Sergeant Smith" }).ShouldContain("no person's name");
        Refused(SoundForms[2] with { Place = EveryKind.Place(140, 46) }).ShouldStartWith("The place is none");
        Refused(SoundForms[2] with { Place = EveryKind.Place(40, 46, double.NaN) }).ShouldStartWith("The place is none");
        Refused(SoundForms[5] with { To = Noon - Duration.FromHours(2) }).ShouldBe("It ended before it began.");
        Refused(SoundForms[6] with { With = ["north", "north"] }).ShouldBe("Name those who took part, each once.");
        Refused(SoundForms[8] with { Told = Noon + Duration.FromSeconds(1) }).ShouldStartWith("It was told after");
        new ReportFact("r-1", new Watchkeeper("third", "duty-officer"), count, Provenance.PartyClaim, null).Decide(Mission, Noon)
            .ShouldBeOfType<Decision<Statement>.Refused>();
    }

    [Fact]
    public void The_place_of_a_party_or_of_a_weapon_is_entered_as_a_cell_and_a_contingents_post_as_it_stands()
    {
        var exact = EveryKind.Place(40.00123, 46.50123);
        var post = new FactForm(FactKind.Located, Noon) { Party = "contingent", Unit = "post-4", Place = exact };

        Placed(post).At.ShouldBe(exact.At);
        Placed(post with { Weapon = new Weapon(WeaponClass.Mortar, 82) }).ShouldBe(GuardedPlace.Coarsened(exact));
        Placed(post with { Party = "north" }).ShouldBe(GuardedPlace.Coarsened(exact));

        static PlacedPoint Placed(FactForm form) => Report(form).ShouldBeOfType<Statement.FactReported>().Form.Place.ShouldNotBeNull();
    }

    [Fact]
    public void A_fact_speaks_to_its_clause_until_its_own_delegation_takes_it_back()
    {
        var rows = new RegisterRowsInMemory();
        var projector = new Projector(_ => null, (_, _, _) => false);
        var made = (Statement.FactReported)Report(SoundForms[3] with { Count = new ReportedCount(CountQualifier.Exactly, 1961) });
        projector.Apply(At(0), made, rows);
        projector.Apply(At(1), made with { Delegation = "second", Form = SoundForms[0] }, rows);
        Outcome().ShouldBe(ClauseOutcome.Breached);

        var view = rows.Get<FactView>(RegisterKinds.Fact, "r-1").ShouldNotBeNull();
        new WithdrawFact("r-1", new Watchkeeper("second", "duty-officer"), new OwnWords("No.", Salt)).Decide(Mission, view, Noon).ShouldBeOfType<Decision<Statement>.Refused>();
        new WithdrawFact("r-1", First, null).Decide(Mission, view, Noon).ShouldBeOfType<Decision<Statement>.Refused>();
        projector.Apply(At(2), new Statement.FactWithdrawn("r-1", "second", "duty-officer", Salt, Noon), rows);
        Outcome().ShouldBe(ClauseOutcome.Breached);

        var taken = new WithdrawFact("r-1", First, new OwnWords("A miscount.", Salt)).Decide(Mission, view, Noon).ShouldBeOfType<Decision<Statement>.Accepted>().Value;
        projector.Apply(At(3), taken, rows);
        Outcome().ShouldBe(ClauseOutcome.NotObservable);
        new WithdrawFact("r-1", First, new OwnWords("Again.", Salt)).Decide(Mission, rows.Get<FactView>(RegisterKinds.Fact, "r-1"), Noon).ShouldBeOfType<Decision<Statement>.Refused>();

        ClauseOutcome Outcome() => EveryKind.Ask(
            "ceilings", "contingent", Noon, [.. rows.List<FactView>(RegisterKinds.Fact).Select(fact => fact.Read()).OfType<Fact>()]).Outcome;
    }

    [Fact]
    public void A_fact_is_alleged_until_one_delegation_stands_behind_it_and_found_jointly_once_both_do()
    {
        var rows = new RegisterRowsInMemory();
        var projector = new Projector(_ => null, (_, _, _) => false);
        projector.Apply(At(0), Report(SoundForms[3] with { Count = new ReportedCount(CountQualifier.Exactly, 1961) }), rows);
        View().Level.ShouldBe(FactLevel.Alleged);

        Say("second", FactVerdict.Confirmed).ShouldBe(FactLevel.FoundByOne);
        Cell().ShouldBe((1, 0));
        Say("first", FactVerdict.Confirmed).ShouldBe(FactLevel.FoundJointly);
        Cell().ShouldBe((0, 1));
        Say("second", FactVerdict.Denied).ShouldBe(FactLevel.FoundByOne);
        View().Verdicts.Select(said => (said.Delegation, said.Verdict)).ShouldBe([("first", FactVerdict.Confirmed), ("second", FactVerdict.Denied)]);

        projector.Apply(At(9), new Statement.FactWithdrawn("r-1", "first", "duty-officer", Salt, Noon), rows);
        projector.Apply(At(10), new Statement.FactJudged("r-1", FactVerdict.Confirmed, "second", "reviewer", null, Noon), rows);
        View().Verdicts.Count.ShouldBe(2);
        View().Read().ShouldBeNull();

        FactView View() => rows.Get<FactView>(RegisterKinds.Fact, "r-1").ShouldNotBeNull();
        FactLevel Say(string delegation, FactVerdict verdict)
        {
            projector.Apply(At(1), Judge(View(), delegation, verdict).ShouldBeOfType<Decision<Statement>.Accepted>().Value, rows);
            return View().Level;
        }

        (int One, int Jointly) Cell()
        {
            var grades = EveryKind.Ask("ceilings", "contingent", Noon, [View().Read()!]).Grades;
            grades.IndicatedByRule.ShouldBe(["r-1"]);
            return (grades.FoundByOne.Count, grades.FoundJointly.Count);
        }
    }

    [Fact]
    public void What_a_delegation_saw_itself_it_stands_behind_and_neither_confirms_nor_denies()
    {
        var rows = new RegisterRowsInMemory();
        new Projector(_ => null, (_, _, _) => false).Apply(At(0), (Statement.FactReported)Report(SoundForms[3]) with { Provenance = Provenance.OwnSensor }, rows);
        var view = rows.Get<FactView>(RegisterKinds.Fact, "r-1").ShouldNotBeNull();
        view.Level.ShouldBe(FactLevel.FoundByOne);

        Judge(view, "first", FactVerdict.Confirmed).ShouldBeOfType<Decision<Statement>.Refused>();
        Judge(view, "first", FactVerdict.Denied).ShouldBeOfType<Decision<Statement>.Refused>().Sentence.ShouldContain("take it back");
        Judge(view, "second", FactVerdict.Confirmed).ShouldBeOfType<Decision<Statement>.Accepted>();
        Judge(view, "third", FactVerdict.Confirmed).ShouldBeOfType<Decision<Statement>.Refused>();
        Judge(null, "second", FactVerdict.Confirmed).ShouldBeOfType<Decision<Statement>.Refused>();
        Judge(view with { WithdrawnAt = Noon }, "second", FactVerdict.Confirmed).ShouldBeOfType<Decision<Statement>.Refused>();
        Judge(view with { Verdicts = [new("second", "head", FactVerdict.Confirmed, null, Noon, 1)] }, "second", FactVerdict.Confirmed).ShouldBeOfType<Decision<Statement>.Refused>();
        new JudgeFact("r-1", new Watchkeeper("second", "head"), FactVerdict.Denied, null).Decide(Mission, view, Noon).ShouldBeOfType<Decision<Statement>.Refused>();
    }

    private static Decision<Statement> Judge(FactView? view, string delegation, FactVerdict verdict) =>
        new JudgeFact("r-1", new Watchkeeper(delegation, "reviewer"), verdict, new OwnWords("We looked.", Salt)).Decide(Mission, view, Noon);

    private static EntryFacts At(long index) => new(index, Noon, "", []);

    private static Statement Report(FactForm form) =>
        new ReportFact("r-1", First, form, Provenance.PartyClaim, null).Decide(Mission, Noon).ShouldBeOfType<Decision<Statement>.Accepted>().Value;

    private static string Refused(FactForm form) =>
        new ReportFact("r-1", First, form, Provenance.PartyClaim, null).Decide(Mission, Noon).ShouldBeOfType<Decision<Statement>.Refused>().Sentence;
}
