using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Truceline.Core.Record;

namespace Truceline.Scenario.Tests;

/// <summary>A simulated hour from bytes to bulletin, held against what truly happened.</summary>
public sealed class GoldenHourTests(GoldenHour hour)
{
    [Fact]
    public void Every_byte_is_recorded()
    {
        hour.Report.GetProperty("joinedSha256").GetString().ShouldBe(hour.VideoSha256);
        hour.Report.GetProperty("bytes").GetInt64().ShouldBe(new FileInfo(hour.Video).Length);
    }

    [Fact]
    public void The_incidents_are_the_true_entries_each_once_at_its_time_and_place()
    {
        hour.Truth.ShouldBeTold([.. hour.Incidents.Select(one => (one.Track!, one.Claimed, one.Place))]);
        hour.Incidents.ShouldAllBe(one => one.Evidence.Count > 0 && one.Attribution.Count > 0);
    }

    [Fact]
    public void Who_comes_from_a_side_is_attributed_to_that_side_under_every_drawing()
    {
        foreach (var incident in hour.Incidents)
        {
            var sides = incident.Attribution.Where(share => share.Party is not null).GroupBy(share => (share.Geometry, share.Version));
            sides.Count().ShouldBe(2);
            sides.ShouldAllBe(shares => shares.Max(share => share.Probability) > 0.99);
        }

        hour.Incidents.Select(one => one.Attribution.MaxBy(share => share.Probability)!.Party).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void Damaged_reception_is_counted_and_never_believed()
    {
        var decoded = hour.Report.GetProperty("decoded");

        decoded.GetProperty("continuityErrors").GetInt64().ShouldBeGreaterThan(20);
        decoded.GetProperty("klvDropped").GetInt64().ShouldBeGreaterThan(0);
        // An hour of five a second, less the outage, less what was hit.
        decoded.GetProperty("reports").GetInt64().ShouldBeInRange(17_300, 17_400);
    }

    [Fact]
    public async Task The_bulletin_counts_what_happened_and_says_for_how_long_it_watched()
    {
        var bulletin = await Program.JsonAsync("bulletin", "--data", hour.Data, "--date", "2021-06-01", "--format", "json");

        bulletin.GetProperty("total").GetProperty("count").GetInt32().ShouldBe(hour.Truth.Seen.Count);
        var count = bulletin.GetProperty("counts").EnumerateArray().Single();
        count.GetProperty("act").GetString().ShouldBe("crossing-by-vehicle");
        count.GetProperty("count").GetInt32().ShouldBe(hour.Truth.Seen.Count);
        bulletin.GetProperty("events").EnumerateArray().Select(one => one.GetProperty("incident").GetString())
            .ShouldBe(hour.Incidents.Select(one => one.Incident), ignoreOrder: true);
        var outage = hour.Truth.Outages.Single();
        var inside = await InsideAsync();
        inside.GetProperty("coverage").GetProperty("sources")[0].GetProperty("hours").GetDouble()
            .ShouldBe(1 - outage.Duration.TotalHours, 0.02);
    }

    [Fact]
    public async Task The_outage_is_an_impediment_of_its_length()
    {
        var outage = hour.Truth.Outages.Single();

        var inside = await InsideAsync();

        var impediment = inside.GetProperty("impediments").EnumerateArray().Single();
        impediment.GetProperty("kind").GetString().ShouldBe("outage");
        (TimeOf(impediment, "since") - outage.Start).TotalSeconds.ShouldBe(0, 1.5);
        (TimeOf(impediment, "until") - outage.End).TotalSeconds.ShouldBe(0, 1.5);
    }

    [Fact]
    public async Task What_stands_in_the_log_is_listed_from_the_log_alone()
    {
        async Task<JsonElement> ListAsync(string command) => await Program.JsonAsync(command, "--data", hour.Data, "--json");

        (await ListAsync("impediments")).EnumerateArray().Count(one => one.GetProperty("kind").GetString() == "outage").ShouldBe(hour.Truth.Outages.Count);
        (await ListAsync("complaints")).GetArrayLength().ShouldBe(0);
        (await ListAsync("notices")).GetProperty("notices").GetArrayLength().ShouldBe(0);
        (await ListAsync("staff")).GetProperty("numbers").GetProperty("ceiling").GetInt32().ShouldBe(60);
    }

    [Fact]
    public async Task The_record_checks_out_from_every_side()
    {
        (await Program.JsonAsync("fsck", "--data", hour.Data, "--json")).GetProperty("ok").GetBoolean().ShouldBeTrue();
        (await Program.JsonAsync("verify", hour.Data, "--json")).GetProperty("ok").GetBoolean().ShouldBeTrue();
        var recomputed = await Program.JsonAsync("recompute", "--data", hour.Data, "--json");
        recomputed.GetProperty("incidents").GetInt32().ShouldBe(hour.Truth.Seen.Count);
        recomputed.GetProperty("differences").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_same_bytes_give_the_same_log_and_the_same_register()
    {
        var again = await hour.ReplayAsync(hour.Folder("again"));

        again.GetProperty("registerDigest").GetString().ShouldBe(hour.Report.GetProperty("registerDigest").GetString());
        again.GetProperty("logRoot").GetString().ShouldBe(hour.Report.GetProperty("logRoot").GetString());
        var afresh = await Program.JsonAsync("register", "digest", "--data", hour.Folder("again"), "--afresh", "--json");
        afresh.GetProperty("digest").GetString().ShouldBe(hour.Report.GetProperty("registerDigest").GetString());
    }

    private Task<JsonElement> InsideAsync() => Program.JsonAsync("bulletin", "--data", hour.Data, "--date", "2021-06-01", "--inside", "--format", "json");

    private static Instant TimeOf(JsonElement element, string name) =>
        InstantPattern.ExtendedIso.Parse(element.GetProperty(name).GetString()!).Value;
}
