using System.Net;
using System.Net.WebSockets;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Truceline.Core.Mandates;
using Truceline.Server.Access;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Access;

public sealed class Sessions_are_seen_and_ended
{
    private static readonly string[] Wanted = ["since", "lastSeen", "expires"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_account_sees_its_own_with_times_and_browser_and_this_one_marked()
    {
        await using var server = await RunningServer.StartAsync();
        using var reviewer = server.Visitor("tr-reviewer");
        reviewer.Client.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        (await reviewer.PostAsync("/api/session/link", new { token = server.Token(Role.Reviewer, "tr") })).EnsureSuccessStatusCode();
        using var other = await server.SignedInAsync(Role.Reviewer, "ru");

        var only = (await SessionsAsync(reviewer)).ShouldHaveSingleItem();
        (only.GetProperty("browser").GetString(), only.GetProperty("system").GetString()).ShouldBe(("Firefox 140", "Linux"));
        (only.GetProperty("own").GetBoolean(), only.GetProperty("isThis").GetBoolean()).ShouldBe((true, true));
        only.GetProperty("user").GetString().ShouldBe((await reviewer.ReadAsync("/api/session")).GetProperty("user").GetString());
        var times = Wanted.Select(name => only.GetProperty(name).GetDateTimeOffset()).ToArray();
        times[0].ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        times.ShouldBeInOrder();
        (await SessionsAsync(other)).ShouldHaveSingleItem().GetProperty("browser").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task One_that_is_ended_is_out_at_once_and_its_live_connections_are_cut()
    {
        await using var server = await RunningServer.StartAsync();
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        using var administrator = await server.SignedInAsync(Role.Administrator, "tr");
        using var live = await officer.OpenSocketAsync("/api/live");
        using var administrators = await administrator.OpenSocketAsync("/api/live");
        var before = (await administrator.ReadAsync("/api/ledger")).GetProperty("size").GetInt64();
        var seen = (await SessionsAsync(administrator)).Single(session => session.GetProperty("role").GetString() == "duty-officer");
        seen.GetProperty("connections").GetInt32().ShouldBe(1);

        (await EndAsync(administrator, Id(seen))).ShouldBe(HttpStatusCode.NoContent);
        await ShouldBeCutAsync(live);
        (await officer.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        administrators.State.ShouldBe(WebSocketState.Open);
        (await SessionsAsync(administrator)).ShouldHaveSingleItem().GetProperty("isThis").GetBoolean().ShouldBeTrue();
        (await administrator.ReadAsync("/api/ledger")).GetProperty("size").GetInt64().ShouldBe(before, "who signs in where is not for the record");
        (await EndAsync(administrator, Id(seen))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Everybody_ends_its_own_the_one_that_asks_too()
    {
        await using var server = await RunningServer.StartAsync();
        using var host = await server.SignedInAsync(Role.Host, null);
        (await EndAsync(host, Id((await SessionsAsync(host)).ShouldHaveSingleItem()))).ShouldBe(HttpStatusCode.NoContent);
        (await host.GetAsync("/api/sessions")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Nobody_sees_or_ends_one_that_is_not_in_its_charge()
    {
        await using var server = await RunningServer.StartAsync();
        var everybody = new Dictionary<(Role Role, string? Delegation), Visitor>();
        try
        {
            foreach (var (role, delegation) in People())
            {
                everybody[(role, delegation)] = await server.SignedInAsync(role, delegation);
            }

            foreach (var (who, visitor) in everybody)
            {
                var sessions = await SessionsAsync(visitor);
                sessions.Count.ShouldBe(People().Count(whose => MayEnd(who, whose)), $"{who}");
                sessions.Count(session => session.GetProperty("own").GetBoolean()).ShouldBe(1);
            }

            var names = new Dictionary<(Role, string?), string>();
            foreach (var (whose, visitor) in everybody)
            {
                names[whose] = Id((await SessionsAsync(visitor)).Single(session => session.GetProperty("isThis").GetBoolean()));
            }

            foreach (var (who, visitor) in everybody)
            {
                foreach (var whose in People().Where(whose => !MayEnd(who, whose)))
                {
                    (await EndAsync(visitor, names[whose])).ShouldBe(HttpStatusCode.NotFound, $"{who} ended that of {whose}");
                }
            }

            (await EndAsync(everybody[(Role.Operator, null)], names[(Role.Observer, null)])).ShouldBe(HttpStatusCode.NoContent);
            (await everybody[(Role.Observer, null)].GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
        finally
        {
            everybody.Values.ToList().ForEach(visitor => visitor.Dispose());
        }
    }

    [Fact]
    public async Task When_it_was_last_seen_is_noted_once_a_minute_at_most()
    {
        await using var server = await RunningServer.StartAsync();
        var databases = server.App.Services.GetRequiredService<IDbContextFactory<AccessDb>>();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var store = new SessionStore(databases, server.App.Services.GetRequiredService<OpenSockets>(), new ServerOptions { Data = server.Data }, clock);
        var nobody = new ClaimsPrincipal(new ClaimsIdentity([new Claim(Caller.SidClaim, "s1")]));
        var key = await store.StoreAsync(new AuthenticationTicket(nobody, IdentityConstants.ApplicationScheme));

        var first = clock.GetUtcNow().ToUnixTimeMilliseconds();
        clock.Advance(SessionStore.SeenWithin - TimeSpan.FromSeconds(1));
        (await LastSeenAsync()).ShouldBe(first);
        clock.Advance(TimeSpan.FromSeconds(1));
        (await LastSeenAsync()).ShouldBe(first + (long)SessionStore.SeenWithin.TotalMilliseconds);
        clock.Advance(TimeSpan.FromSeconds(30));
        (await LastSeenAsync()).ShouldBe(first + (long)SessionStore.SeenWithin.TotalMilliseconds);

        async Task<long> LastSeenAsync()
        {
            (await store.RetrieveAsync(key)).ShouldNotBeNull();
            await using var db = await databases.CreateDbContextAsync(Cancellation);
            return (await db.Sessions.SingleAsync(session => session.Sid == "s1", Cancellation)).LastSeen;
        }
    }

    private static IEnumerable<(Role Role, string? Delegation)> People() =>
        new[] { "tr", "ru" }.SelectMany(delegation => Roles.OfDelegation.Select(role => (role, (string?)delegation)))
            .Concat(Roles.OfNone.Select(role => (role, (string?)null)));

    /// <summary>As it is meant, said anew.</summary>
    private static bool MayEnd((Role Role, string? Delegation) who, (Role Role, string? Delegation) whose) =>
        who == whose || (who.Role is Role.Administrator or Role.Operator && who.Delegation == whose.Delegation);

    private static async Task<List<JsonElement>> SessionsAsync(Visitor visitor) => [.. (await visitor.ReadAsync("/api/sessions")).EnumerateArray()];

    private static string Id(JsonElement session) => session.GetProperty("session").GetString()!;

    private static async Task<HttpStatusCode> EndAsync(Visitor visitor, string session) => (await visitor.PostAsync($"/api/sessions/{session}/end")).StatusCode;

    private static Task<WebSocketException> ShouldBeCutAsync(ClientWebSocket socket) => Should.ThrowAsync<WebSocketException>(async () =>
    {
        while (true)
        {
            // What was under way still arrives, then the connection is cut.
            await socket.ReceiveAsync(new byte[64 * 1024], Cancellation);
        }
    });
}
