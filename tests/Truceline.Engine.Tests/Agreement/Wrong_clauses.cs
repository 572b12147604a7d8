using System.Text;
using CsCheck;
using Truceline.Engine.Agreement;

namespace Truceline.Engine.Tests.Agreement;

/// <summary>Each is the mission with every kind of clause, with one thing wrong; the answer names the line and the reason.</summary>
public sealed class Wrong_clauses
{
    private static readonly ChangedMission Mission = new(Missions.EveryKind);

    private static readonly string Text = Mission.Root;

    [Theory]
    [InlineData("calibre-below: 152.1", "calibre-below: 50", "'calibre-below' is not above 'calibre-from', so that no weapon is meant.")]
    [InlineData("weapons: [mortar, artillery]", "weapons: [mortar, trebuchet]", "'weapons' is 'trebuchet'; it may be: small-arms, machine-gun, grenade-launcher, anti-tank, mortar, artillery, rocket-artillery, tactical-missile, tank, armoured-vehicle, air-defence, aircraft, drone, mine.")]
    [InlineData("to: \"06:00\"", "to: \"20:00\"", "'from' and 'to' are the same; leave 'hours' out where every hour is meant.")]
    [InlineData("            areas: areas\n            acts", "            areas: strip\n            acts", "'strip' is not a set of control areas listed under 'geometries'.")]
    [InlineData("binds: [south]", "binds: [west]", "'west' is not a party, nor one of 'others-bound'.")]
    [InlineData("by: [first, hosts]", "by: [third]", "'third' is not a party, one of 'others-bound', a delegation or the host.")]
    [InlineData("  - {id: contingent, name: Contingent}", "  - {id: north, name: Contingent}", "'north' is a party already.")]
    [InlineData("due: \"2021-03-20\"", "due: \"2021-02-30\"", "'due' is '2021-02-30'; write a date such as \"2020-11-10\".")]
    [InlineData("due: \"2021-03-20\"", "due: \"2020-03-20\"", "It would be due before the version takes effect, read as 'before'.")]
    [InlineData("due: \"2021-03-20\"", "due: \"9021-03-20\"", "'due' lies outside the years 1900 to 2200.")]
    [InlineData("            edge: by-its-end\n", "", "Whether it may still be done on the day due is not said: give 'edge', here or with each reading.")]
    [InlineData("            until: \"2021-03-01T00:00:00Z\"", "            until: \"2020-03-01T00:00:00Z\"", "'until' is not after 'effective', so that the version never binds.")]
    [InlineData("            until: \"2021-03-01T00:00:00Z\"", "            until: \"2021-03-02T00:00:00Z\"", "Versions 1 and 2 of clause 'changed' overlap: 1 binds until 2021-03-02T00:00:00Z.")]
    [InlineData("            effective: \"2021-03-01T00:00:00Z\"", "            effective: \"2020-03-01T00:00:00Z\"", "Version 1 of clause 'changed' takes effect after version 2; number them in order of effect.")]
    [InlineData("amends: [\"1\", owed/1]", "amends: [\"1\", owed/2]", "There is no version 'owed/2' to amend.")]
    [InlineData("amends: [\"1\", owed/1]", "amends: [\"2\"]", "Amendments go in a circle: changed/2 → changed/2.")]
    [InlineData("amends: [\"1\", owed/1]", "amends: [one]", "'amends' lists versions: \"1\" of the same clause, or \"6a/1\" of another.")]
    [InlineData("            notice-months: 1\n", "            notice-months: 3\n", "Notice would be due before the term begins.")]
    [InlineData("every-days: 7", "every-days: 0", "'every-days' is '0'; write a number from 1 to 3650.")]
    [InlineData("{of: vehicles, at-most: 380}", "{of: persons, at-most: 380}", "'limits' counts each thing once.")]
    [InlineData("zones: [strip, road-side]", "zones: [strip, seaside]", "'seaside' is not a zone listed under 'geometries'.")]
    [InlineData("width-metres: 1110", "width-metres: 5000", "Version 1 of 'road-side' is 1118 m wide on average, not 5000 m.")]
    [InlineData("excludes: [town]", "excludes: [road-side]", "'road-side' overlaps 'road-side', which the clause keeps out of it.")]
    [InlineData("            controlled-by: contingent", "            controlled-by: nobody", "'nobody' is not a party, nor one of 'others-bound'.")]
    [InlineData("with: [north, south]", "with: [north, first]", "'first' is not a party, nor one of 'others-bound'.")]
    [InlineData("of: [exercise, flight]", "of: []", "'of' lists nothing.")]
    [InlineData("held-by: [south], acts: [works]}", "held-by: [south], edge: by-its-end}", "A clause of the kind positions-freeze is not read by 'edge'.")]
    [InlineData("held-by: [south], acts: [works]}", "held-by: [south], zones: [town]}", "A clause of the kind positions-freeze is not read by 'zones'.")]
    [InlineData("        text: not held\n        paraphrase: Good", "        text: Peace.\n        paraphrase: Good", "'text' is 'not held'; words of the agreement stand in 'texts', each with 'language', 'words' and 'source'.")]
    [InlineData("language: en", "language: English", "'English' is not a language code such as az, hy, ru, tr or en.")]
    [InlineData("            because: Both agreed to it.\n", "            because: Both agreed to it.\n            why: So.\n", "'why' is not known here.")]
    public void The_fault_is_named_with_its_line(string right, string wrong, string reason)
    {
        Text.ShouldContain(right);
        var at = Text.IndexOf(right, StringComparison.Ordinal);

        var faults = Refused(Text.Remove(at, right.Length).Insert(at, wrong));

        var fault = faults.Where(fault => fault.Reason == reason).ShouldHaveSingleItem(string.Join('\n', faults));
        var line = Text[..at].Count(c => c == '\n') + 1;
        fault.Line.ShouldBeInRange(line - 11, line + 11);
    }

    [Fact]
    public void Amendments_of_several_clauses_in_a_circle_are_named()
    {
        var changed = Text.Replace("            product: prisoners", "            amends: [changed/2]\n            product: prisoners", StringComparison.Ordinal);

        Refused(changed).ShouldHaveSingleItem().Reason.ShouldMatch("^Amendments go in a circle: (owed/1 → changed/2 → owed/1|changed/2 → owed/1 → changed/2)\\.$");
    }

    [Fact]
    public void A_long_chain_of_amendments_is_followed_to_its_end()
    {
        var chain = string.Concat(Enumerable.Range(2, 48).Select(number => $$"""
                          - number: {{number}}
                            effective: "2022-01-{{1 + (number / 2):00}}T{{number % 2:00}}:00:00Z"
                            known: "2022-01-01T00:00:00Z"
                            basis: The test
                            amends: ["{{number - 1}}"]
                            kind: undated
                            product: prisoners

                """));

        var changed = Text.Replace("            product: prisoners\n", "            product: prisoners\n" + chain.Replace("                          -", "          -", StringComparison.Ordinal)
            .Replace("                            ", "            ", StringComparison.Ordinal), StringComparison.Ordinal);
        Mission.Read(MissionReader.RootFile, changed).ShouldBeOfType<MissionReading.Accepted>(Mission.Read(MissionReader.RootFile, changed).ToString())
            .Mission.Clauses.Single(clause => clause.Id == "owed").Versions.Count.ShouldBe(49);
    }

    [Fact]
    public void A_drawing_that_two_versions_give_one_party_at_the_same_time_is_refused()
    {
        var version = Text.Split('\n').First(line => line.Contains("file: town.geojson", StringComparison.Ordinal));

        Refused(Text.Replace(version, version + "\n" + version.Replace("number: 1", "number: 2", StringComparison.Ordinal), StringComparison.Ordinal))
            .ShouldContain(fault => fault.Reason == "Versions of 'town' overlap: 'north' accepts 2 that take effect and become known at the same time.");
    }

    [Fact]
    public void Every_fault_is_told_and_not_only_the_first()
    {
        var changed = Text.Replace("kind: ceilings", "kind: ceiling", StringComparison.Ordinal)
            .Replace("every-days: 7", "every-days: often", StringComparison.Ordinal).Replace("duty: withdrawal", "duty: retreat", StringComparison.Ordinal);

        Refused(changed).Count.ShouldBe(3);
    }

    [Fact]
    public void Mutated_clauses_are_read_or_refused_and_never_more() => ChangedMission.Mutations.Sample(
        changes => Mission.Survives(MissionReader.RootFile, Mission.Mutated(MissionReader.RootFile, changes)), iter: 1_000);

    [Fact]
    public void Lines_of_clauses_put_in_any_order_are_read_or_refused_and_never_more()
    {
        var lines = Text.Split('\n');
        Gen.Select(Gen.Int[0, lines.Length - 1], Gen.Int[0, lines.Length - 1]).Array[1, 6].Sample(
            swaps =>
            {
                var changed = lines.ToArray();
                foreach (var (from, to) in swaps)
                {
                    (changed[from], changed[to]) = (changed[to], changed[from]);
                }

                return Mission.Survives(MissionReader.RootFile, Encoding.UTF8.GetBytes(string.Join('\n', changed)));
            }, iter: 500);
    }

    private static IReadOnlyList<MissionFault> Refused(string text) => Mission.Refused(MissionReader.RootFile, text);
}
