using System.Net;
using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Ledger;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Mandates;

public sealed class A_released_bulletin_waits_for_its_delay
{
    private static readonly Modalities Delayed = Modalities.Default with { ReleaseDelay = Duration.FromHours(1) };

    [Theory]
    [InlineData("2026-01-01T00:00:00Z", HttpStatusCode.NotFound, 0)]
    [InlineData("9000-01-01T00:00:00Z", HttpStatusCode.OK, 1)]
    public async Task As_the_modalities_say_that_were_in_force_when_the_last_head_spoke(string inForce, HttpStatusCode expected, int listed)
    {
        var from = NodaTime.Text.InstantPattern.General.Parse(inForce).Value;
        await using var server = await RunningServer.StartAsync(record: (data, log) => AgreedBefore.EnterAsync(data, log, Delayed, from));
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        var index = await EnteredAsync(await officer.PostAsync("/api/bulletins", new { date = "2026-01-01", command = "draw" }));
        var digest = (await officer.ReadAsync($"/api/bulletins?minIndex={index}"))[0].GetProperty("digest").GetString()!;
        foreach (var delegation in new[] { "tr", "ru" })
        {
            using var head = await server.SignedInAsync(Role.Head, delegation);
            var seed = server.Centre.DemoKeys!.SeedOf(delegation, KeyRoles.Head);
            index = await EnteredAsync(await head.PostAsync("/api/bulletins/2026-01-01/1/releases", new
            {
                approved = true, headKey = Hex.Of(Ed25519.PublicKeyOf(seed)), digest, command = "release",
                signature = Hex.Of(Ed25519.Sign(seed, SignedTexts.Bulletin("karabakh", new LocalDate(2026, 1, 1), 1, digest, true))),
            }));
        }

        using var visitor = server.Visitor();
        (await visitor.ReadAsync($"/api/bulletins/released?minIndex={index}")).GetArrayLength().ShouldBe(listed);
        (await visitor.GetAsync("/api/bulletins/2026-01-01/1.json")).StatusCode.ShouldBe(expected);
        (await officer.GetAsync("/api/bulletins/2026-01-01/1.json")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<long> EnteredAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (await Visitor.JsonOf(answer)).GetProperty("index").GetInt64();
    }
}
