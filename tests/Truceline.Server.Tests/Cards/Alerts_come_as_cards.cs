using System.Net;
using Truceline.Core.Mandates;
using Truceline.Server.Tests.Cases;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Cards;

public sealed class Alerts_come_as_cards
{
    private static readonly string Salt = new('a', 64);

    [Fact]
    public async Task A_card_is_snoozed_for_one_delegation_with_a_reason()
    {
        await using var server = await RunningServer.StartAsync(record: Alleged.EnterAsync);
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        using var other = await server.SignedInAsync(Role.DutyOfficer, "ru");
        const string Then = "/api/cards?asOf=2026-01-01T10:30:00Z";
        var card = (await officer.ReadAsync(Then)).EnumerateArray().ShouldHaveSingleItem().GetProperty("card");
        (card.GetProperty("id").GetString(), card.GetProperty("standing").GetString(), card.GetProperty("open").GetInt32()).ShouldBe((Alleged.Incident, "overdue", 1));
        (await officer.ReadAsync("/api/cards?asOf=2026-01-01T09:59:00Z")).GetArrayLength().ShouldBe(0, "it had not happened yet");

        var until = DateTimeOffset.UtcNow.AddHours(1).ToString("yyyy-MM-ddTHH:mm:ssZ");
        var form = new { until, reason = "Cattle.", reasonSalt = Salt, command = "s" };
        (await officer.PostAsync("/api/cards/nothing/snooze", form)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var answer = await officer.PostAsync($"/api/cards/{Alleged.Incident}/snooze", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, (await Visitor.JsonOf(answer)).ToString());
        (await other.ReadAsync(Then)).EnumerateArray().ShouldHaveSingleItem().GetProperty("card").GetProperty("snoozedByOthers").GetArrayLength()
            .ShouldBe(0, "as of then nobody had snoozed it");
    }
}
