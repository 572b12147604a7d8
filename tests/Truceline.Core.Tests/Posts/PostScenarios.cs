using CsCheck;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Posts;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Core.Tests.Agreement;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Posts;

public sealed class PostScenarios
{
    private static readonly Watchkeeper One = new("delegation-a", "duty-officer");
    private static readonly Watchkeeper Other = new("delegation-b", "duty-officer");
    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly Mission Mission = Peacekept("west", "east", "contingent");

    [Fact]
    public void A_post_that_moves_keeps_its_history_and_stands_at_any_past_time_where_it_stood()
    {
        var it = new CaseScenario();
        Open(it, from: it.Now - (Day * 10)).ShouldBe("");
        Move(it, 3_000, it.Now - (Day * 5)).ShouldBe("");
        Close(it, it.Now - Day).ShouldBe("");
        var post = View(it);
        post.PlaceAt(it.Now - (Day * 11)).ShouldBeNull();
        post.PlaceAt(it.Now - (Day * 6))!.Cell.At.ShouldBe(GuardedPlace.Cell(TestMissions.At(100, 100)));
        post.PlaceAt(it.Now - (Day * 2))!.Cell.At.ShouldBe(GuardedPlace.Cell(TestMissions.At(3_000, 100)));
        post.PlaceAt(it.Now).ShouldBeNull("it was closed");
        Move(it, 9_000, it.Now).ShouldContain("closed");
    }

    [Fact]
    public void The_exact_place_is_entered_when_the_delay_has_run_out_and_not_before_and_only_as_it_was_promised()
    {
        var it = new CaseScenario();
        Open(it, from: it.Now).ShouldBe("");
        var place = View(it).Places.ShouldHaveSingleItem();
        StatementJson.Write(new Statement.PostMoved("op-1", place.Cell, place.Digest, place.OpensAt, it.Now, "delegation-a", "duty-officer", it.Now)).Length.ShouldBeGreaterThan(0);
        place.OpensAt.ShouldBe(it.Now + Day);
        OpenIt(it, Exact(100)).ShouldContain("not open yet");
        it.After(Day);
        OpenIt(it, null).ShouldContain("no longer kept");
        OpenIt(it, Exact(101)).ShouldContain("no longer kept");
        OpenIt(it, Exact(100)).ShouldBe("");
        var opened = View(it).Places.ShouldHaveSingleItem();
        Geodesic.Between(opened.Opened!.At, TestMissions.At(100, 100)).Metres.ShouldBeLessThan(1);
        ExactPlace.Read(Exact(100).Text, Exact(100).Salt)!.Digest().ShouldBe(opened.Digest);
        OpenIt(it, Exact(100)).ShouldContain("open already");
    }

    [Fact]
    public void What_stood_long_ago_opens_at_once()
    {
        var it = new CaseScenario();
        Open(it, from: it.Now - (Day * 400)).ShouldBe("");
        View(it).Places[0].OpensAt.ShouldBe(it.Now);
    }

    [Fact]
    public void Only_the_delegation_that_entered_it_tells_of_it()
    {
        var it = new CaseScenario();
        Open(it).ShouldBe("");
        it.When(new MovePost("op-1", Other, Exact(900), it.Now).Decide(Mission, View(it), Day, it.Now)).Refused!.ShouldContain("alone tells of it");
        it.When(new ClosePost("op-1", Other, it.Now).Decide(Mission, View(it), it.Now)).Refused!.ShouldContain("alone tells of it");
        it.When(new ReportPost("op-1", Other, Strong(3), it.Now).Decide(Mission, View(it), it.Now)).Refused!.ShouldContain("alone tells of it");
    }

    [Fact]
    public void What_is_no_post_is_refused_with_one_sentence()
    {
        var it = new CaseScenario();
        Open(it, post: "Sergeant Smith").ShouldContain("nobody's name");
        Open(it, party: "west").ShouldContain("what a party holds");
        Open(it, party: "nobody").ShouldContain("binds no such force");
        Open(it, from: it.Now + Day).ShouldContain("has happened");
        Open(it, place: Exact(1) with { At = new Position(91, 0) }).ShouldContain("Say where");
        Open(it, place: Exact(1) with { Sigma = double.NaN }).ShouldContain("how well");
        Open(it, strength: Strong(-1)).ShouldContain("how many");
        Open(it, strength: new([new(Strength.Persons, 1), new(Strength.Persons, 2)], [])).ShouldContain("each thing once");
        Move(it, 5, it.Now).ShouldContain("No such post");
        Open(it).ShouldBe("");
        Open(it).ShouldContain("stands in the register already");
        Move(it, 5, it.Now - Day).ShouldContain("not there yet");
        it.When(new ReportPost("op-1", One, Strong(3), it.Now - Day).Decide(Mission, View(it), it.Now)).Refused!.ShouldContain("not there yet");
    }

    [Fact]
    public void Sums_stand_against_the_ceilings_at_once_with_the_headroom_and_what_is_not_stated()
    {
        var it = new CaseScenario();
        Open(it, strength: Strong(1_900)).ShouldBe("");
        Open(it, post: "op-2", strength: new([new(Strength.Vehicles, 9)], [WeaponClass.MachineGun])).ShouldBe("");
        var force = Contingent.Of(Mission, it.Rows.List<PostView>(RegisterKinds.Post), it.Now).ShouldHaveSingleItem();
        (force.Party, force.Posts).ShouldBe(("contingent", 2));
        force.Lines.Single(line => line.Of == Strength.Persons).ShouldBe(new ContingentLine(Strength.Persons, 1_900, 1, 1_960, "3a"));
        force.Lines.Single(line => line.Of == Strength.Persons).Headroom.ShouldBe(60);
        force.Lines.Single(line => line.Of == Strength.Vehicles).Headroom.ShouldBeNull();
        force.OtherThanSmallArms.ShouldBe(["op-2"]);
    }

    [Fact]
    public void The_register_is_tested_against_ceilings_and_deployment_and_keeps_no_ceiling_by_itself()
    {
        var it = new CaseScenario();
        Open(it, strength: Strong(1_900)).ShouldBe("");
        Answer(it, "3a").ShouldBe((ClauseOutcome.NoBreachObserved, "At least 1900 persons were counted; up to 1960 are allowed."));
        it.When(new ReportPost("op-1", One, Strong(1_961), it.Now).Decide(Mission, View(it), it.Now)).Refused.ShouldBeNull();
        Answer(it, "3a").Outcome.ShouldBe(ClauseOutcome.Breached);
        Answer(it, "3b").Outcome.ShouldBe(ClauseOutcome.NotObservable, "its place is not open yet");
        it.After(Day);
        Answer(it, "3a").Outcome.ShouldBe(ClauseOutcome.Breached, "it stands the next day as it stood");
        OpenIt(it, Exact(100)).ShouldBe("");
        Answer(it, "3b").Outcome.ShouldBe(ClauseOutcome.NoBreachObserved);
        Move(it, 900, it.Now).ShouldBe("");
        Answer(it, "3b").Outcome.ShouldBe(ClauseOutcome.NoBreachObserved, "the next place is not open yet");
        it.After(Day);
        OpenIt(it, Exact(900), 1).ShouldBe("");
        Answer(it, "3b").Outcome.ShouldBe(ClauseOutcome.Breached);
    }

    [Fact]
    public void An_earlier_answer_knows_nothing_that_was_entered_later()
    {
        var it = new CaseScenario();
        Open(it, from: it.Now - (Day * 3)).ShouldBe("");
        OpenIt(it, Exact(100)).ShouldBe("");
        var before = it.Now;
        it.After(Duration.FromHours(2));
        Move(it, 9_000, before - (Day * 2)).ShouldBe("");
        OpenIt(it, Exact(9_000), 1).ShouldBe("");
        Facts(it, before).OfType<Fact.Located>().ShouldHaveSingleItem().Place.At.ShouldBe(Exact(100).Point().At);
        Facts(it, it.Now).OfType<Fact.Located>().ShouldHaveSingleItem().Place.At.ShouldBe(Exact(9_000).Point().At);
        Facts(it, it.Now, it.Now - (Day * 3)).OfType<Fact.Located>().ShouldNotBeEmpty("it stood there before it moved");
    }

    [Fact]
    public void Exchanging_the_parties_and_the_delegations_changes_no_number() =>
        Gen.Select(Gen.Int[0, 3_000].Array[1, 6], Gen.Int[-8_000, 8_000].Array[6]).Sample((persons, east) =>
        {
            var (plain, exchanged) = (Run(persons, east, "west", "east", One), Run(persons, east, "east", "west", Other));
            exchanged.Sums.ShouldBe(plain.Sums);
            exchanged.Answers.ShouldBe(plain.Answers);
        }, iter: 60);

    [Fact]
    public void No_form_whatever_throws() =>
        Gen.Select(Gen.String[0, 45], Gen.Double, Gen.Int[-5, 200_000], Gen.Int[-9_000, 9_000]).Sample((text, number, count, hours) =>
        {
            var (now, at) = (CaseScenario.Start, CaseScenario.Start + Duration.FromHours(hours));
            var place = new ExactPlace(new Position(number, -number), number, text);
            var strength = new PostStrength([new((Strength)count, count)], [(WeaponClass)count]);
            new OpenPost(text, One, (PostKind)count, "contingent", place, strength, at).Decide(Mission, null, Day, now).ShouldNotBeNull();
            new OpenPost("op-1", One, PostKind.Post, "contingent", place with { Salt = new string('a', 64) }, Strong(1), at).Decide(Mission, null, Day, now).ShouldNotBeNull();
            _ = ExactPlace.Read(text, text);
        }, iter: 2_000);

    private static (string Sums, string Answers) Run(int[] persons, int[] east, string west, string other, Watchkeeper by)
    {
        var it = new CaseScenario();
        var mission = Peacekept(west, other, "contingent");
        for (var i = 0; i < persons.Length; i++)
        {
            it.When(new OpenPost($"op-{i}", by, PostKind.Post, "contingent", Exact(east[i]), Strong(persons[i]), it.Now).Decide(mission, null, Duration.Zero, it.Now)).Refused.ShouldBeNull();
            var post = it.Rows.Get<PostView>(RegisterKinds.Post, $"op-{i}")!;
            it.When(new OpenPlace(post.Post, post.Index, Exact(east[i])).Decide(post, it.Now)).Refused.ShouldBeNull();
        }

        var posts = it.Rows.List<PostView>(RegisterKinds.Post);
        var sums = Contingent.Of(mission, posts, it.Now).SelectMany(force => force.Lines);
        return (string.Join("|", sums), Answer(it, mission, "3a") + "|" + Answer(it, mission, "3b"));
    }

    private static (ClauseOutcome Outcome, string Because) Answer(CaseScenario it, string clause) => Answer(it, Mission, clause);

    private static (ClauseOutcome Outcome, string Because) Answer(CaseScenario it, Mission mission, string clause)
    {
        var date = mission.DateOf(it.Now);
        var facts = PostFacts.Of(mission, it.Rows.List<PostView>(RegisterKinds.Post), date, date, it.Now);
        var cell = Compliance.Of(mission, date, date, it.Now, [], [], facts, Compliance.NoFigure).Cells
            .Single(cell => cell.Party == "contingent" && cell.Article == "3").Clauses.Single(one => one.Clause == clause);
        return (cell.Outcome, cell.Because);
    }

    private static IReadOnlyList<Fact> Facts(CaseScenario it, Instant knownAt, Instant? day = null) =>
        PostFacts.Of(Mission, it.Rows.List<PostView>(RegisterKinds.Post), Mission.DateOf(day ?? it.Now), Mission.DateOf(day ?? it.Now), knownAt);

    private static Mission Peacekept(string west, string east, string force) => TestMissions.TwoSides(west, east) with
    {
        Delegations = [new("delegation-a", "A"), new("delegation-b", "B")],
        OthersBound = [new Party(force, "Contingent")],
        Articles =
        [
            new Article("3", "Three", "not held", "A contingent.",
            [
                Clause("3a", new ClauseRule.Ceilings([new Ceiling(Strength.Persons, 1_960)]), force),
                Clause("3b", new ClauseRule.Deployment(["zone"]), force),
            ]),
        ],
    };

    private static Clause Clause(string id, ClauseRule rule, string binds) => new(
        id, "3", id, "not held", id, [new ClauseVersion(1, TestMissions.Signed, TestMissions.Signed, Basis.Unstated("Signed text"), rule, []) { Binds = [binds] }]);

    private static ExactPlace Exact(double east) => new(TestMissions.At(east, 100), 10, new string('a', 64));

    private static PostStrength Strong(int persons) => new([new(Strength.Persons, persons)], [WeaponClass.SmallArms]);

    private static string Open(
        CaseScenario it, string post = "op-1", string party = "contingent", ExactPlace? place = null, PostStrength? strength = null, Instant? from = null) =>
        it.When(new OpenPost(post, One, PostKind.ObservationPost, party, place ?? Exact(100), strength ?? Strong(20), from ?? it.Now)
            .Decide(Mission, it.Rows.Get<PostView>(RegisterKinds.Post, post), Day, it.Now)).Refused ?? "";

    private static string Move(CaseScenario it, double east, Instant from) => it.When(new MovePost("op-1", One, Exact(east), from)
        .Decide(Mission, it.Rows.Get<PostView>(RegisterKinds.Post, "op-1"), Day, it.Now)).Refused ?? "";

    private static string Close(CaseScenario it, Instant from) => it.When(new ClosePost("op-1", One, from).Decide(Mission, View(it), it.Now)).Refused ?? "";

    private static string OpenIt(CaseScenario it, ExactPlace? exact, int place = 0) =>
        it.When(new OpenPlace("op-1", View(it).Places[place].Index, exact).Decide(View(it), it.Now)).Refused ?? "";

    private static PostView View(CaseScenario it) => it.Rows.Get<PostView>(RegisterKinds.Post, "op-1")!;
}
