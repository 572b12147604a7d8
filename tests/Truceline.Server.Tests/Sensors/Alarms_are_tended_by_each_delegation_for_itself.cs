using System.Net;
using System.Text.Json;
using NodaTime;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Core.Sensors;
using Truceline.Core.Shifts;
using Truceline.Engine.Record;
using Truceline.Ledger;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Sensors;

public sealed class Alarms_are_tended_by_each_delegation_for_itself
{
    private static readonly OwnWords Why = new("The relay is being repaired.", new string('a', 64));

    [Fact]
    public async Task Why_an_alarm_is_shelved_is_read_by_those_who_read_the_record()
    {
        await using var server = await RunningServer.StartAsync(record: ShelveAsync);
        using var other = await server.SignedInAsync(Role.DutyOfficer, "ru");
        using var host = await server.SignedInAsync(Role.Host, null);
        var seen = (await other.ReadAsync("/api/alarms")).EnumerateArray().ShouldHaveSingleItem();
        seen.GetProperty("tended").GetProperty("delegation").GetString().ShouldBe("tr");
        seen.GetProperty("reasonText").GetString().ShouldBe(Why.Text);
        (await host.ReadAsync("/api/alarms"))[0].GetProperty("reasonText").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("/api/sources/uav-1/alarms/dark/acknowledge", HttpStatusCode.Conflict)]
    [InlineData("/api/sources/uav-1/alarms/dark/shelve", HttpStatusCode.Conflict)]
    [InlineData("/api/sources/uav-1/alarms/dark/resume", HttpStatusCode.Conflict)]
    [InlineData("/api/sources/uav-1/alarms/1/resume", HttpStatusCode.BadRequest)]
    [InlineData("/api/sources/uav-1/alarms/thirst/shelve", HttpStatusCode.BadRequest)]
    public async Task What_is_not_raised_or_does_not_exist_is_not_tended(string path, HttpStatusCode expected)
    {
        await using var server = await RunningServer.StartAsync();
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        object form = path.EndsWith("acknowledge", StringComparison.Ordinal) ? new { raised = "2026-01-01T00:00:00Z", command = "c" }
            : path.EndsWith("shelve", StringComparison.Ordinal) ? new { until = "2026-01-01T00:00:00Z", reason = "x", reasonSalt = Why.Salt, command = "c" }
            : new { command = "c" };
        var answer = await officer.PostAsync(path, form);
        answer.StatusCode.ShouldBe(expected, (await Visitor.JsonOf(answer)).ToString());
        (await officer.GetAsync("/api/sources/uav-9/curve")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task ShelveAsync(string data, LogWriter log)
    {
        var at = Instant.FromUtc(2026, 1, 1, 10, 0);
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(data, "texts")).FullName, Why.Digest());
        byte[] bytes = [.. Convert.FromHexString(Why.Salt), .. System.Text.Encoding.UTF8.GetBytes(Why.Text)];
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        var shelved = new Statement.AlarmShelved("uav-1", AlarmKind.Dark, at + Duration.FromHours(1), Why.Digest(), "tr", "duty-officer", at);
        await new Registrar(log).MustEnterAsync(shelved, "watch/tr", "shelved", at, [], TestContext.Current.CancellationToken);
    }
}
