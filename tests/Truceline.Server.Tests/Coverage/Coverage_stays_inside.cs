using System.Net;
using Truceline.Core.Mandates;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Coverage;

public sealed class Coverage_stays_inside
{
    private const string Line = "/api/coverage/line?date=2026-01-01&kind=movement";
    private const string Claim = "/api/coverage/claim?lat=39.9&lon=46.8&radius=500&from=2026-01-01T09:00:00Z&to=2026-01-01T10:00:00Z&kind=fire";

    [Fact]
    public async Task Those_who_read_the_record_read_it_and_nobody_else()
    {
        await using var server = await RunningServer.StartAsync();
        (Role Role, string? Delegation)[] may = [(Role.DutyOfficer, "tr"), (Role.Reviewer, "ru"), (Role.Head, "tr"), (Role.Observer, null)];
        (Role Role, string? Delegation)[] mayNot = [(Role.Administrator, "tr"), (Role.Host, null), (Role.Operator, null)];
        string[] addresses = [Line, Claim];
        foreach (var (role, delegation) in may.Concat(mayNot))
        {
            using var visitor = await server.SignedInAsync(role, delegation);
            foreach (var address in addresses)
            {
                (await visitor.GetAsync(address)).StatusCode.ShouldBe(may.Contains((role, delegation)) ? HttpStatusCode.OK : HttpStatusCode.Forbidden, $"{role} {address}");
            }
        }

        using var stranger = server.Visitor();
        foreach (var address in addresses)
        {
            (await stranger.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task A_day_that_nobody_watched_says_so_for_every_kilometre_and_hour()
    {
        await using var server = await RunningServer.StartAsync();
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        var day = await officer.ReadAsync(Line);
        day.GetProperty("hours").GetArrayLength().ShouldBe(24);
        var line = day.GetProperty("lines")[0];
        line.GetProperty("observed").GetDouble().ShouldBe(0);
        line.GetProperty("cells").GetArrayLength().ShouldBe(24 * line.GetProperty("kilometres").GetArrayLength());
        line.GetProperty("cells")[0].GetProperty("cause").GetString().ShouldBe("nobody-looked");
        var claim = await officer.ReadAsync(Claim);
        claim.GetProperty("verdict").GetString().ShouldBe("no");
        claim.GetProperty("causes").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("/api/coverage/line?kind=noise")]
    [InlineData("/api/coverage/line?date=yesterday")]
    [InlineData("/api/coverage/claim?lat=39.9&lon=46.8&radius=500&kind=fire")]
    [InlineData("/api/coverage/claim?lat=x&lon=46.8&radius=500&from=2026-01-01T09:00:00Z&to=2026-01-01T10:00:00Z")]
    [InlineData("/api/coverage/claim?lat=39.9&lon=46.8&radius=-1&from=2026-01-01T09:00:00Z&to=2026-01-01T10:00:00Z")]
    [InlineData("/api/coverage/claim?lat=39.9&lon=46.8&radius=NaN&from=2026-01-01T09:00:00Z&to=2026-01-01T10:00:00Z")]
    [InlineData("/api/coverage/claim?lat=39.9&lon=46.8&radius=5&from=2026-01-01T09:00:00Z&to=2026-02-01T10:00:00Z")]
    public async Task What_cannot_be_asked_is_refused_in_a_sentence(string address)
    {
        await using var server = await RunningServer.StartAsync();
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        (await officer.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
