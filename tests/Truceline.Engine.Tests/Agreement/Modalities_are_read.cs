using System.Reflection;
using System.Text;
using CsCheck;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Mandates;
using Truceline.Engine.Agreement;

namespace Truceline.Engine.Tests.Agreement;

public sealed class Modalities_are_read
{
    private const string Block = "modalities:\n  assess-hours: 72\n  reveal-hours: 24\n  attribution: true\n  attribution-before-seal: false\n";

    private const string Every = """
        modalities:
          assess-hours: 1
          reveal-hours: 2
          sign-hours: 3
          acknowledge-complaint-hours: 4
          answer-complaint-hours: 5
          acknowledge-notice-hours: 6
          complied-from: 0.5
          found-from: clear-and-convincing
          count-as-one-seconds: 7
          cut-off: "06:00"
          attribution: false
          attribution-before-seal: true
          release-delay-hours: 8
          posts-delay-hours: 10
          retention-days: 11
          staff-ceiling: 12
          parity: false
          sources:
            - {id: uav-1, held-by: ru, class: small-drone, zone: conflict-zone, hours: "20:00-06:00"}
          observation-post: {permitted: true, post: op-1, site: conflict-zone, observers: 4, hours: "06:00-20:00"}

        """;

    private static readonly Dictionary<string, ReadOnlyMemory<byte>> Files =
        Missions.Accepted(Missions.Karabakh).Files.ToDictionary(file => file.Path, file => file.Content);

    [Fact]
    public void A_mission_that_says_nothing_starts_with_the_default() => Accepted("").ShouldBe(Modalities.Default);

    [Fact]
    public void Every_key_is_taken()
    {
        var read = Accepted(Every);

        foreach (var member in typeof(Modalities).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            member.GetValue(read).ShouldNotBe(member.GetValue(Modalities.Default), member.Name);
        }

        read.Sources.ShouldHaveSingleItem().ShouldBe(new SourceTerms("uav-1", "ru", "small-drone", "conflict-zone", new LocalHours(new LocalTime(20, 0), new LocalTime(6, 0))));
        read.ObservationPost.ShouldBe(new ObservationPost(true, "op-1", "conflict-zone", 4, new LocalHours(new LocalTime(6, 0), new LocalTime(20, 0))));
    }

    [Fact]
    public void Their_canonical_text_reads_back_as_what_it_was_written_from()
    {
        var mission = Missions.Accepted(Missions.Karabakh).Mission;
        foreach (var modalities in new[] { Modalities.Default, Accepted(Every) })
        {
            var text = ModalitiesText.Write(modalities);
            var read = ModalitiesReader.Read(text, mission);
            read.Faults.ShouldBeEmpty();
            read.Document.ShouldBe(text);
            ModalitiesReader.Agreed(text).ShouldNotBeNull().ShouldBeEquivalentTo(modalities);
        }
    }

    [Fact]
    public void Whatever_is_written_is_read_or_refused_with_a_line_and_nothing_else_happens()
    {
        var mission = Missions.Accepted(Missions.Karabakh).Mission;
        var right = ModalitiesText.Write(Accepted(Every));
        Gen.Select(Gen.Int[0, right.Length - 1], Gen.Char[' ', '~'], Gen.Int[0, 2]).Array[1, 6].Sample(
            changes =>
            {
                var text = changes.Aggregate(right, (now, change) => change.Item3 switch
                {
                    0 => now.Remove(Math.Min(change.Item1, now.Length - 1), 1),
                    1 => now.Insert(Math.Min(change.Item1, now.Length), $"{change.Item2}"),
                    _ => now[..Math.Min(change.Item1, now.Length)] + "\n" + now[Math.Min(change.Item1, now.Length)..],
                });
                var read = ModalitiesReader.Read(text, mission);
                (read.Document is null).ShouldBe(read.Faults.Count > 0);
            },
            iter: 2_000);
        Gen.String[0, 200].Sample(text => ModalitiesReader.Read(text, mission).ShouldNotBeNull(), iter: 1_000);
        ModalitiesReader.Read(new string('a', ModalitiesReader.Longest + 1), mission).Faults.ShouldHaveSingleItem().Reason.ShouldContain("longer");
        ModalitiesReader.Read("assess-hours: 1\nassess-hours: 2\n", mission).Faults.ShouldHaveSingleItem().ToString().ShouldBe("modalities.yaml:2: 'assess-hours' is given twice.");
    }

    [Fact]
    public void Hours_may_reach_over_midnight_and_end_before_their_end()
    {
        var night = new LocalHours(new LocalTime(20, 0), new LocalTime(6, 0));
        night.Contains(new LocalTime(19, 59)).ShouldBeFalse();
        night.Contains(new LocalTime(20, 0)).ShouldBeTrue();
        night.Contains(new LocalTime(5, 59)).ShouldBeTrue();
        night.Contains(new LocalTime(6, 0)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("  staff-ceiling: 0", "'staff-ceiling' is '0'; write a number from 1 to 10000.")]
    [InlineData("  found-from: certainty", "'found-from' is 'certainty'; it may be: none, reasonable-grounds, balance-of-probabilities, clear-and-convincing, beyond-reasonable-doubt.")]
    [InlineData("  retention: 3", "'retention' is not known here.")]
    [InlineData("  sources: [{id: uav-9}]", "'uav-9' is not a source of the mission.")]
    [InlineData("  sources: [{id: uav-1}, {id: uav-1}]", "'uav-1' stands twice in 'sources'.")]
    [InlineData("  sources: [{id: uav-1, held-by: az}]", "'az' is not a delegation of the mission.")]
    [InlineData("  sources: [{id: uav-1, hours: \"06:00\"}]", "'hours' is '06:00'; write two different local times such as \"06:00-20:00\".")]
    [InlineData("  observation-post: {permitted: true}", "A permitted observation post has its 'post', the id it reports under, and its 'site', a geometry of the mission.")]
    public void A_fault_is_named_with_its_line(string wrong, string reason)
    {
        var refused = Read($"modalities:\n{wrong}\n").ShouldBeOfType<MissionReading.Refused>();

        var line = Text().Split("modalities:")[0].Count(c => c == '\n') + 2;
        refused.Faults.ShouldContain(fault => fault.File == MissionReader.RootFile && fault.Line == line && fault.Reason == reason, string.Join('\n', refused.Faults));
    }

    [Fact]
    public void Every_key_is_described()
    {
        var page = File.ReadAllText(Path.Combine(Missions.Karabakh, "..", "..", "docs", "formats", "modalities.md"));

        Every.Split('\n').Skip(1).Where(line => line.StartsWith("  ", StringComparison.Ordinal) && !line.StartsWith("   ", StringComparison.Ordinal))
            .Select(line => line.Trim().Split(':')[0]).ShouldAllBe(key => page.Contains($"`{key}`"));
    }

    private static Modalities Accepted(string block) => Read(block).ShouldBeOfType<MissionReading.Accepted>().Mission.Modalities;

    private static MissionReading Read(string block)
    {
        Text().ShouldContain(Block);
        return MissionReader.Read(new Dictionary<string, ReadOnlyMemory<byte>>(Files) { [MissionReader.RootFile] = Encoding.UTF8.GetBytes(Text().Replace(Block, block)) });
    }

    private static string Text() => Encoding.UTF8.GetString(Files[MissionReader.RootFile].Span);
}
