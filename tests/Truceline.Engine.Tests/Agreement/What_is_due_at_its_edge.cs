using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Marks;
using Truceline.Core.Places;
using Truceline.Core.Record;
using static Truceline.Core.Agreement.ClauseOutcome;

namespace Truceline.Engine.Tests.Agreement;

/// <summary>Clauses that count time just before, at and after their edge, on the clocks of Baku, of Moscow and in UTC.</summary>
public sealed class What_is_due_at_its_edge
{
    private static readonly Duration Second = Duration.FromSeconds(1);

    [Theory]
    [InlineData("Asia/Baku", 19, 20)]
    [InlineData("UTC", 20, 0)]
    [InlineData("Europe/Moscow", 19, 21)]
    public void A_deadline_runs_out_under_one_reading_a_day_before_the_other(string zone, int day, int hour)
    {
        var mission = EveryKind.In(zone);
        var begins = Instant.FromUtc(2021, 3, day, hour, 0);
        var ends = begins + Duration.FromDays(1);

        Says(begins - Second).ShouldBe([NotYetDue, NotYetDue]);
        Says(begins).ShouldBe([NotObservable, NotYetDue]);
        Says(ends - Second).ShouldBe([NotObservable, NotYetDue]);
        Says(ends).ShouldBe([NotObservable, NotObservable]);

        Says(ends, EveryKind.Done("due", begins - Second)).ShouldBe([Complied, Complied]);
        Says(ends, EveryKind.Done("due", begins)).ShouldBe([BreachedUnderReadingOnly, Complied]);
        Says(ends, EveryKind.Done("due", ends - Second)).ShouldBe([BreachedUnderReadingOnly, Complied]);
        Says(ends + Second, EveryKind.Done("due", ends)).ShouldBe([Breached, Breached]);

        IEnumerable<ClauseOutcome> Says(Instant at, params Fact[] facts) =>
            EveryKind.Ask("due", "south", at, facts, mission: mission).Answers.Select(answer => answer.Outcome);
    }

    [Theory]
    [InlineData("Asia/Baku", 20)]
    [InlineData("UTC", 0)]
    [InlineData("Europe/Moscow", 21)]
    public void A_deadline_counts_down_and_then_up(string zone, int hour)
    {
        var mission = EveryKind.In(zone);
        var due = Instant.FromUtc(2021, 3, hour == 0 ? 20 : 19, hour, 0);

        Clock(due - Duration.FromDays(3)).ShouldBe(new ClauseClock(due, 3, null));
        Clock(due - Second).ShouldBe(new ClauseClock(due, 0, null));
        Clock(due).ShouldBe(new ClauseClock(due, null, 0));
        Clock(due + Duration.FromDays(2)).ShouldBe(new ClauseClock(due, null, 2));

        // The second reading is told first once it is the worse; both have a clock of their own in the sentence.
        ClauseClock? Clock(Instant at) => EveryKind.Ask("due", "south", at, mission: mission).Clock;
    }

    [Fact]
    public void Records_that_contradict_each_other_decide_nothing()
    {
        var due = Instant.FromUtc(2021, 3, 19, 20, 0);
        EveryKind.Ask("due", "south", due + Duration.FromDays(3), [EveryKind.Done("due", due - Second), EveryKind.Done("due", due + Duration.FromDays(2), achieved: false)])
            .Outcome.ShouldBe(NotObservable);
        EveryKind.Ask("due", "south", due + Duration.FromDays(3), [EveryKind.Done("due", due + Duration.FromDays(2), achieved: false)]).Outcome.ShouldBe(Breached);
    }

    [Theory]
    [InlineData("Asia/Baku")]
    [InlineData("UTC")]
    [InlineData("Europe/Moscow")]
    public void A_procedural_deadline_keeps_the_clock_that_it_names(string zone)
    {
        var ends = Instant.FromUtc(2021, 3, 21, 0, 0);

        Says(ends - Second).ShouldBe(NotYetDue);
        Says(ends).ShouldBe(NotObservable);
        Says(ends, EveryKind.Done("paper", ends - Second, product: "plan")).ShouldBe(Complied);
        Says(ends, EveryKind.Done("paper", ends, product: "plan")).ShouldBe(Breached);
        Says(ends, EveryKind.Done("paper", ends - Second, product: "a speech")).ShouldBe(NotObservable);

        ClauseOutcome Says(Instant at, params Fact[] facts) => EveryKind.Ask("paper", "north", at, facts, mission: EveryKind.In(zone)).Outcome;
    }

    [Theory]
    [InlineData("Asia/Baku")]
    [InlineData("UTC")]
    [InlineData("Europe/Moscow")]
    public void What_has_no_date_is_counted_and_never_falls_due(string zone)
    {
        var mission = EveryKind.In(zone);
        var effective = Instant.FromUtc(2021, 1, 1, 0, 0);

        EveryKind.Ask("owed", "north", effective - Second, mission: mission).ShouldSatisfyAllConditions(
            cell => cell.Outcome.ShouldBe(NotYetDue), cell => cell.Version.ShouldBeNull());
        EveryKind.Ask("owed", "north", effective, mission: mission).Clock.ShouldBe(new ClauseClock(null, null, 0));
        EveryKind.Ask("owed", "north", effective + Duration.FromDays(1) - Second, mission: mission).Clock.ShouldBe(new ClauseClock(null, null, 0));
        EveryKind.Ask("owed", "north", effective + Duration.FromDays(1), mission: mission).Clock.ShouldBe(new ClauseClock(null, null, 1));
        EveryKind.Ask("owed", "north", effective + Duration.FromDays(50), [EveryKind.Done("owed", effective + Duration.FromDays(9))], mission: mission).Outcome.ShouldBe(Complied);
    }

    [Theory]
    [InlineData("Asia/Baku", 20)]
    [InlineData("UTC", 0)]
    [InlineData("Europe/Moscow", 21)]
    public void A_term_is_renewed_unless_notice_comes_in_time(string zone, int hour)
    {
        var mission = EveryKind.In(zone);
        // Two months from 31 January, to 31 March, and two more to 31 May: always reckoned from the first day.
        var (begins, notice, ends) = (Local(2021, 1, 31), Local(2021, 2, 28), Local(2021, 3, 31));
        var (notice2, ends2) = (Local(2021, 4, 30), Local(2021, 5, 31));

        Says(begins - Second).ShouldBe($"It begins at {Text(begins)}.");
        Says(begins).ShouldContain($"until {Text(ends)} and is then renewed, unless notice is given before {Text(notice)}");
        Says(notice - Second).ShouldContain("unless notice is given");
        Says(notice).ShouldContain($"renewed at {Text(ends)}");
        Says(ends - Second).ShouldContain($"renewed at {Text(ends)}");
        Says(ends).ShouldContain($"until {Text(ends2)} and is then renewed, unless notice is given before {Text(notice2)}");

        After(notice - Second, ends - Second).ShouldBe(NotYetDue);
        After(notice - Second, ends).ShouldBe(DoesNotApply);
        After(notice, ends).ShouldBe(NotYetDue);
        After(notice, ends2).ShouldBe(DoesNotApply);
        After(notice2 - Second, ends2).ShouldBe(DoesNotApply);
        After(notice2, ends2).ShouldBe(NotYetDue);

        Instant Local(int year, int month, int day) => hour == 0 ? Instant.FromUtc(year, month, day, 0, 0) : Instant.FromUtc(year, month, day, hour, 0) - Duration.FromDays(1);
        string Says(Instant at) => EveryKind.Ask("term", "north", at, mission: mission).Because;
        ClauseOutcome After(Instant given, Instant at) => EveryKind.Ask("term", "north", at, [Notice(given)], mission: mission).Outcome;
        static string Text(Instant at) => NodaTime.Text.InstantPattern.General.Format(at);
        static Fact Notice(Instant at) => new Fact.NoticeGiven("notice", at, FactLevel.Alleged, "term", "south", at);
    }

    [Theory]
    [InlineData("Asia/Baku")]
    [InlineData("UTC")]
    [InlineData("Europe/Moscow")]
    public void A_suspension_holds_from_its_effect_and_only_once_it_is_known(string zone)
    {
        var mission = EveryKind.In(zone);
        var (effective, known) = (Instant.FromUtc(2021, 3, 1, 0, 0), Instant.FromUtc(2021, 3, 5, 0, 0));

        Says("changed", effective - Second).ShouldBe(NotObservable);
        Says("changed", known - Second).ShouldBe(DoesNotApply);
        Says("changed", known).ShouldBe(SuspendedByAmendment);
        Says("owed", known - Second).ShouldBe(NotYetDue);
        Says("owed", known).ShouldBe(SuspendedByAmendment);

        ClauseOutcome Says(string clause, Instant at) => EveryKind.Ask(clause, "north", at, mission: mission).Outcome;
    }

    [Fact]
    public void What_became_known_later_changes_no_earlier_answer()
    {
        var mission = EveryKind.In("Asia/Baku");
        var due = Instant.FromUtc(2021, 3, 20, 20, 0);
        var late = EveryKind.Done("due", due + Second) with { Known = due + Duration.FromDays(10) };
        IncidentView seen = EveryKind.Incident(Act.CrossingByVehicle, EveryKind.Place(40.11, 46.51), due) with { Received = due + Duration.FromDays(10) };
        var date = new LocalDate(2021, 3, 22);

        Table(due + Duration.FromDays(5)).ShouldBe(Table(due + Duration.FromDays(5), withBoth: false));
        Table(due + Duration.FromDays(10)).ShouldNotBe(Table(due + Duration.FromDays(10), withBoth: false));

        string Table(Instant knownAt, bool withBoth = true) => System.Text.Json.JsonSerializer.Serialize(
            Compliance.Of(mission, date.PlusDays(-3), date, knownAt, withBoth ? [seen] : [], [], withBoth ? [late] : [], (_, _, _) => 0.5), StatementJson.Options);
    }
}
