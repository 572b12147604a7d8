using CsCheck;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Bulletins;
using Truceline.Core.Cases;
using Truceline.Core.Claims;
using Truceline.Core.Mandates;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Core.Tests.Agreement;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Claims;

public sealed class ComplaintScenarios
{
    private const string First = "TEST-C-2026-0001";

    private static readonly Watchkeeper One = new("delegation-a", "duty-officer");
    private static readonly Watchkeeper Other = new("delegation-b", "head");
    private static readonly OwnWords Words = new("Shots were heard at the mill.", new string('a', 64));

    [Fact]
    public void A_complaint_is_registered_acknowledged_tasked_assessed_and_answered_and_its_state_says_so()
    {
        var it = new CaseScenario();
        File(it, First).ShouldBe("");
        (View(it).State, View(it).DueAt, View(it).Index).ShouldBe((ComplaintState.Registered, it.Now + Duration.FromHours(24), View(it).Entries[0]));
        it.When(new AcknowledgeComplaint(First, One).Decide(Mission(), View(it), it.Now)).Refused.ShouldBeNull();
        (View(it).State, View(it).DueAt).ShouldBe((ComplaintState.Acknowledged, it.Now + Duration.FromHours(72)));
        it.When(new AcknowledgeComplaint(First, One).Decide(Mission(), View(it), it.Now)).Refused!.ShouldContain("acknowledged it before");
        it.When(new TaskComplaint(First, One, "l-1", null).Decide(Mission(), View(it), known: true, it.Now)).Refused.ShouldBeNull();
        View(it).State.ShouldBe(ComplaintState.Tasked);
        it.When(new OpenCase(CaseScenario.Number, [First], it.A, "A party complains.", CaseTerms.Default).Decide(it.MissionView, id => id == First, it.Now)).Refused.ShouldBeNull();
        (View(it).State, View(it).Cases).ShouldBe((ComplaintState.Assessed, View(it).Cases));
        View(it).Cases.ShouldBe([CaseScenario.Number]);
        Answer(it, One, Words).ShouldBe("");
        (View(it).State, View(it).DueAt, View(it).Entries.Count).ShouldBe((ComplaintState.Answered, null, 5));
        Answer(it, One, Words).ShouldContain("answered it before");
        Answer(it, Other, Words).ShouldBe("", "each delegation answers for itself");
        View(it).Answers.Select(one => one.Delegation).ShouldBe(["delegation-a", "delegation-b"]);
    }

    [Fact]
    public void A_joint_finding_is_an_answer_once_both_heads_have_signed_it()
    {
        var it = new CaseScenario();
        File(it, First);
        it.Opened();
        it.When(new AnswerComplaint(First, One, null, null, CaseScenario.Number).Decide(Mission(), View(it), it.Case, it.Now)).Refused!.ShouldContain("not about this complaint");
        it.When(new TaskComplaint(First, Other, null, CaseScenario.Number).Decide(Mission(), View(it), known: true, it.Now)).Refused.ShouldBeNull();
        it.When(new AnswerComplaint(First, One, null, null, CaseScenario.Number).Decide(Mission(), View(it), it.Case, it.Now)).Refused!.ShouldContain("not signed");
        it.Seals(it.A).Seals(it.B).Ticks().Opens(it.A).Opens(it.B).Signs(it.A).Signs(it.B);
        it.When(new AnswerComplaint(First, One, null, null, CaseScenario.Number).Decide(Mission(), View(it), it.Case, it.Now)).Refused.ShouldBeNull();
        View(it).Answers.ShouldHaveSingleItem().Case.ShouldBe(CaseScenario.Number);
    }

    [Fact]
    public void What_cannot_be_registered_is_refused_with_one_sentence()
    {
        var it = new CaseScenario();
        var form = Form(it.Now);
        Refused(it, form, party: "nobody").ShouldContain("handed in by the parties");
        Refused(it, form with { Act = (Act)999 }).ShouldContain("Choose what");
        Refused(it, form with { Against = "nobody" }).ShouldContain("binds nobody");
        Refused(it, form with { Article = "99" }).ShouldContain("no such article");
        Refused(it, form with { To = form.From - Duration.FromHours(1) }).ShouldContain("ends after");
        Refused(it, form with { To = it.Now + Duration.FromHours(1) }).ShouldContain("still to come");
        Refused(it, form with { From = it.Now - Duration.FromDays(400) }).ShouldContain("at most 365 days");
        Refused(it, form with { Place = new Position(double.NaN, 0) }).ShouldContain("no such place");
        Refused(it, form with { Within = null }).ShouldContain("together with the distance");
        Refused(it, form with { Within = 60_000 }).ShouldContain("together with the distance");
        Refused(it, form, language: "English!").ShouldContain("language of the words");
        Refused(it, form, words: new OwnWords(" ", Words.Salt)).ShouldContain("own words");
        Refused(it, form, words: Words with { Salt = "1" }).ShouldContain("salt");
        Refused(it, form, files: [new("application/x-msdownload", [1])]).ShouldContain("A file is PDF");
        Refused(it, form, files: [new("image/png", [])]).ShouldContain("empty");
        Refused(it, form, files: [new("image/png", new byte[(4 << 20) + 1])]).ShouldContain("at most 4 MiB");
        Refused(it, form, files: [.. Enumerable.Repeat(new HandedFile("image/png", [1]), 7)]).ShouldContain("at most 6 files");
        it.Rows.List<ComplaintView>(RegisterKinds.Complaint).ShouldBeEmpty();
    }

    [Fact]
    public void No_form_whatever_throws_or_is_registered_in_a_way_that_the_log_cannot_say() =>
        (from act in Gen.Int[-3, 60]
         from text in Gen.String[0, 40]
         from salt in Gen.String[0, 70]
         from latitude in Gen.Double
         from longitude in Gen.Double
         from within in Gen.Double
         from hours in Gen.Int[-9000, 9000]
         from type in Gen.Int[0, 3].Select(i => new[] { "image/png", "", "text/plain", "../x" }[i])
         select (act, text, salt, latitude, longitude, within, hours, type)).Sample(made =>
        {
            var now = CaseScenario.Start;
            var form = new ComplaintForm(
                (Act)made.act, made.text, made.text, now + Duration.FromHours(made.hours), now, new Position(made.latitude, made.longitude), made.within);
            var decided = new FileComplaint(First, "west", form, new OwnWords(made.text, made.salt), made.text, [new HandedFile(made.type, [1])]).Decide(Mission(), now);
            if (decided is Decision<Statement>.Accepted accepted)
            {
                StatementJson.Read("complaint-filed", StatementJson.Write(accepted.Value)).ShouldBeOfType<Statement.ComplaintFiled>();
            }
        }, iter: 2_000);

    [Fact]
    public void A_place_of_fire_is_registered_as_a_cell()
    {
        var it = new CaseScenario();
        it.When(new FileComplaint(First, "west", Form(it.Now) with { Act = Act.Shot }, Words, "hy", []).Decide(Mission(), it.Now));
        View(it).Place.ShouldBe(GuardedPlace.Cell(Form(it.Now).Place!.Value));
    }

    [Fact]
    public void Clocks_are_those_of_the_modalities()
    {
        var it = new CaseScenario();
        var quick = Mission() with { Modalities = Modalities.Default with { AcknowledgeComplaint = Duration.FromHours(1), AnswerComplaint = Duration.FromHours(2) } };
        it.When(new FileComplaint(First, "west", Form(it.Now), Words, "hy", []).Decide(quick, it.Now));
        View(it).IsOverdueAt(it.Now + Duration.FromMinutes(60)).ShouldBeFalse();
        View(it).IsOverdueAt(it.Now + Duration.FromMinutes(61)).ShouldBeTrue();
        it.When(new AcknowledgeComplaint(First, One).Decide(quick, View(it), it.Now));
        View(it).IsOverdueAt(it.Now + Duration.FromMinutes(61)).ShouldBeFalse();
        View(it).IsOverdueAt(it.Now + Duration.FromMinutes(121)).ShouldBeTrue();
    }

    /// <summary>"Not reflected in the bulletin" cannot happen: whatever is done and whenever.</summary>
    [Fact]
    public void Every_complaint_stands_in_the_bulletin_of_its_day_and_of_every_day_until_it_is_answered() =>
        (from steps in Gen.Select(Gen.Int[0, 5], Gen.Int[0, 4], Gen.Int[0, 30]).List[1, 40] select steps).Sample(steps =>
        {
            var it = new CaseScenario();
            var history = Play(it, Mission(), steps);
            var first = CaseScenario.Start.InUtc().Date;
            for (var day = first; day <= it.Now.InUtc().Date.PlusDays(1); day = day.PlusDays(1))
            {
                var span = Mission().DayOf(day);
                var listed = Draw(it, Mission(), day).ComplaintLines!.Select(one => one.Complaint).ToList();
                listed.ShouldBeUnique();
                foreach (var one in history.Where(one => one.Filed < span.End && (one.Answers.Count == 0 || one.Answers[0].At >= span.Start)))
                {
                    listed.ShouldContain(one.Complaint);
                }
            }
        }, iter: 60);

    [Fact]
    public void Exchanging_the_parties_changes_nothing_but_names()
    {
        (int, int, int)[] steps = [(0, 0, 3), (0, 1, 5), (1, 0, 2), (2, 1, 9), (0, 2, 30), (4, 0, 1), (3, 1, 20), (5, 2, 4)];
        var (here, there) = (new CaseScenario(), new CaseScenario());
        Play(here, Mission(), steps);
        Play(there, Mission("east", "west"), steps);
        var date = here.Now.InUtc().Date;
        var swapped = BulletinJson.Write(Draw(here, Mission(), date)).Replace("\"west\"", "\"?\"").Replace("\"east\"", "\"west\"").Replace("\"?\"", "\"east\"");
        swapped.ShouldBe(BulletinJson.Write(Draw(there, Mission("east", "west"), date)));
        BulletinCsv.Write(Draw(here, Mission(), date)).ShouldContain(Draw(here, Mission(), date).ComplaintLines![0].Complaint);
        BulletinHtml.Write(Draw(here, Mission(), date), []).ShouldContain(Draw(here, Mission(), date).ComplaintLines![0].Complaint);
    }

    private static List<ComplaintView> Play(CaseScenario it, Mission mission, IReadOnlyList<(int Deed, int Which, int Hours)> steps)
    {
        var filed = 0;
        foreach (var (deed, which, hours) in steps)
        {
            it.After(Duration.FromHours(hours));
            if (deed == 0 || filed == 0)
            {
                filed++;
                it.When(new FileComplaint(Number(filed), mission.Parties[which % 2].Id, Form(it.Now) with { Against = mission.Parties[1 - (which % 2)].Id }, Words, "en", []).Decide(mission, it.Now));
                continue;
            }

            var number = Number((which % filed) + 1);
            var view = it.Rows.Get<ComplaintView>(RegisterKinds.Complaint, number);
            it.When(deed switch
            {
                1 => new AcknowledgeComplaint(number, One).Decide(mission, view, it.Now),
                2 => new TaskComplaint(number, Other, $"l-{hours}", null).Decide(mission, view, true, it.Now),
                3 => new TaskComplaint(number, One, null, $"K-{hours}").Decide(mission, view, true, it.Now),
                4 => new AnswerComplaint(number, One, Words, "tr", null).Decide(mission, view, null, it.Now),
                _ => new AnswerComplaint(number, Other, Words, "ru", null).Decide(mission, view, null, it.Now),
            });
        }

        return [.. it.Rows.List<ComplaintView>(RegisterKinds.Complaint)];
    }

    private static Bulletin Draw(CaseScenario it, Mission mission, LocalDate date) =>
        new DrawUpBulletin(date, 1, null, 99, it.Now, new Dictionary<string, IReadOnlyList<ZoneLine>>()).From(it.Rows, mission);

    private static string Number(int n) => $"TEST-C-2026-{n:D4}";

    private static Mission Mission(string west = "west", string east = "east") =>
        TestMissions.TwoSides(west, east) with { Delegations = [new("delegation-a", "A"), new("delegation-b", "B")] };

    private static ComplaintForm Form(Instant now) =>
        new(Act.ExplosionImpact, "east", "1", now - Duration.FromHours(2), now - Duration.FromHours(1), new Position(39.9, 46.9), 500);

    private static string File(CaseScenario it, string number) =>
        it.When(new FileComplaint(number, "west", Form(it.Now), Words, "hy", []).Decide(Mission(), it.Now)).Refused ?? "";

    private static string Refused(
        CaseScenario it, ComplaintForm form, string party = "west", string language = "hy", OwnWords? words = null, IReadOnlyList<HandedFile>? files = null) =>
        it.When(new FileComplaint(First, party, form, words ?? Words, language, files ?? []).Decide(Mission(), it.Now)).Refused ?? "";

    private static string Answer(CaseScenario it, Watchkeeper by, OwnWords words) =>
        it.When(new AnswerComplaint(First, by, words, "en", null).Decide(Mission(), View(it), null, it.Now)).Refused ?? "";

    private static ComplaintView View(CaseScenario it) => it.Rows.Get<ComplaintView>(RegisterKinds.Complaint, First)!;
}
