using System.Text;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Mandates;

public sealed class MandateTests(ITestOutputHelper output)
{
    /// <summary>The whole table, so that a change of it is seen and meant. Columns in the order of the roles.</summary>
    private const string Table = """
        read-health           duty-officer reviewer head administrator host observer operator
        watch-live            duty-officer reviewer head observer
        read-record           duty-officer reviewer head observer
        read-evidence         duty-officer reviewer head observer
        export                duty-officer reviewer head
        read-entries          duty-officer reviewer head observer
        read-cases            duty-officer reviewer head observer
        read-draft-bulletins  duty-officer reviewer head observer
        mark                  duty-officer reviewer
        tend-alarms           duty-officer
        ask-for-look          duty-officer reviewer head
        keep-watch            duty-officer
        report-fact           duty-officer reviewer
        judge-fact            reviewer head
        open-case             duty-officer reviewer head
        reopen-case           duty-officer head
        seal-assessment       reviewer
        open-seal             reviewer
        judge-finding         head
        draw-up-bulletin      duty-officer head
        judge-bulletin        head
        enrol-key             head administrator
        revoke-key            head administrator
        read-users            administrator
        enrol-user            administrator
        end-sessions          administrator operator
        file-complaint        liaison
        read-complaints       duty-officer reviewer head observer
        tend-complaints       duty-officer head
        read-notices          duty-officer reviewer head observer liaison
        send-notice           duty-officer
        notify-as-party       liaison
        report-from-ground    observer post
        read-mandate          duty-officer reviewer head administrator host observer operator
        draft-modalities      head
        judge-modalities      head
        approve-modalities    host
        replace-sensor        head administrator
        state-instrument      head administrator
        plan-flight           duty-officer
        state-impediment      duty-officer observer post
        review-impediment     duty-officer reviewer head
        reply                 liaison
        read-posts            duty-officer reviewer head observer
        read-strengths        duty-officer reviewer head host observer
        read-staffing         duty-officer reviewer head administrator observer
        read-outside          duty-officer reviewer head administrator host observer
        read-own-staff        head administrator
        keep-staff            administrator
        check-in              duty-officer reviewer head administrator
        keep-posts            duty-officer
        """;

    [Fact]
    public void Who_may_do_what_is_this_table_and_nothing_else()
    {
        var printed = new StringBuilder();
        foreach (var deed in Enum.GetValues<Deed>())
        {
            var roles = Enum.GetValues<Role>().Where(role => Mandate.May(role, deed)).Select(Kebab.Of);
            printed.Append($"{Kebab.Of(deed),-22}").AppendJoin(' ', roles).Append('\n');
        }

        output.WriteLine(printed.ToString());
        printed.ToString().ShouldBe(Table.ReplaceLineEndings("\n") + "\n");
    }

    [Fact]
    public void What_is_done_for_a_delegation_is_done_by_its_own_people_only()
    {
        foreach (var deed in Enum.GetValues<Deed>().Where(Mandate.IsForOwnDelegation))
        {
            foreach (var role in Enum.GetValues<Role>().Where(role => Mandate.May(role, deed)))
            {
                var person = new Person("x", role, "delegation-a");
                Mandate.Refusal(person, deed, "delegation-a").ShouldBeNull();
                Mandate.Refusal(person, deed, "delegation-b").ShouldNotBeNull();
                Mandate.Refusal(person, deed).ShouldNotBeNull();
            }
        }
    }

    [Fact]
    public void An_account_whose_role_and_delegation_do_not_fit_may_do_nothing()
    {
        Mandate.Refusal(new("x", Role.Reviewer, null), Deed.ReadCases).ShouldNotBeNull();
        Mandate.Refusal(new("x", Role.Operator, "delegation-a"), Deed.ReadHealth).ShouldNotBeNull();
    }

    [Fact]
    public void The_machines_opinion_is_withheld_from_a_delegation_until_it_has_sealed()
    {
        var it = new CaseScenario().Opened();
        Seen(it, it.A).ShouldBeFalse();
        it.Seals(it.A);
        Seen(it, it.A).ShouldBeTrue();
        Seen(it, it.B).ShouldBeFalse();
        Seen(it, null).ShouldBeFalse("an observer sees it when the round has closed");
        it.Seals(it.B).Ticks();
        Seen(it, it.B).ShouldBeTrue();
        Seen(it, null).ShouldBeTrue();
    }

    [Fact]
    public void Modalities_may_show_the_machines_opinion_from_the_start()
    {
        var it = new CaseScenario().Opened();
        Sight.Of(it.Incident, [it.Case], it.A, shownAlways: true).Attribution.ShouldNotBeEmpty();
    }

    private static bool Seen(CaseScenario it, string? delegation)
    {
        var incident = Sight.Of(it.Incident, [it.Case], delegation);
        (incident.AttributionWithheld is null).ShouldBe(incident.Attribution.Count > 0);
        return incident.Attribution.Count > 0;
    }
}
