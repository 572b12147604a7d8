using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Truceline.Core.Mandates;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Access;

/// <summary>One row for every address: who may. An address without a row fails, and so does a row without an address.</summary>
public sealed class Every_address_says_who_may
{
    private static readonly Role[] Nobody = [];
    private static readonly Role[] Everyone = Enum.GetValues<Role>();
    private static readonly Role[] Health = [.. Enum.GetValues<Role>().Where(role => role is not (Role.Liaison or Role.Post))];
    private static readonly Role[] Readers = [Role.DutyOfficer, Role.Reviewer, Role.Head, Role.Observer];

    private static readonly Row[] Rows =
    [
        Open("GET", "/{**path}"),
        Open("GET", "/log/checkpoint"),
        Open("GET", "/api/bulletins/released"),
        Open("GET", "/api/bulletins/{date}/{edition:int}.{format}"),
        Open("POST", "/api/session/link"),
        Open("POST", "/api/session/passkey/options"),
        Open("POST", "/api/session/passkey/verify"),
        Open("POST", "/api/session/enrol/options"),
        Open("POST", "/api/session/enrol/verify"),

        // A signature, or knowing what was sealed, tells who asks; tested with the seals.
        Open("POST", "/api/cases/{number}/assessments"),
        Open("POST", "/api/cases/{number}/reveals"),
        Signed("GET", "/api/reviewer"),
        Signed("GET", "/api/reviewer/cases/{number}"),

        For("GET", "/api/session", Everyone),
        For("POST", "/api/session/sign-out", Everyone),
        For("GET", "/api/sessions", Everyone),
        For("POST", "/api/sessions/{session}/end", Everyone),
        For("GET", "/api/openapi.json", Everyone),
        For("GET", "/api/mission", Everyone),
        For("GET", "/api/keys", Everyone),
        For("GET", "/api/ledger", Everyone),
        For("GET", "/api/ledger/consistency", Everyone),
        For("GET", "/log/tile/{**path}", Everyone),
        For("GET", "/api/sources", Health),
        For("GET", "/api/live", Health),
        For("GET", "/api/sources/{id}/curve", Health),
        For("GET", "/api/alarms", Health),

        For("GET", "/api/ledger/entries", Readers),
        For("GET", "/api/ledger/entries/{index:long}", Readers),
        For("GET", "/api/coverage", Readers),
        For("GET", "/api/coverage/line", Readers),
        For("GET", "/api/observed", Readers),
        For("GET", "/api/bulletins/{date}/{edition:int}/inside.{format}", Readers),
        For("GET", "/api/coverage/claim", Readers),
        For("GET", "/api/compliance", Readers),
        For("GET", "/api/agreement", Readers),
        For("GET", "/api/incidents", Readers),
        For("GET", "/api/incidents/{id}", Readers),
        For("GET", "/api/incidents/{id}/note", Readers),
        For("GET", "/api/impediments", Readers),
        For("GET", "/api/impediments/{id}", Readers),
        For("POST", "/api/impediments", Role.DutyOfficer, Role.Observer, Role.Post),
        For("POST", "/api/impediments/{id}/end", Role.DutyOfficer, Role.Observer, Role.Post),
        For("POST", "/api/impediments/{id}/withdraw", Role.DutyOfficer, Role.Observer, Role.Post),
        For("POST", "/api/impediments/{id}/review", Role.DutyOfficer, Role.Reviewer, Role.Head),
        For("GET", "/api/matters", Readers),
        For("GET", "/api/cards", Readers),
        For("GET", "/api/handovers", Readers),
        For("GET", "/api/looks", Readers),
        For("GET", "/api/flights", Readers),
        For("GET", "/api/cases", Readers),
        For("GET", "/api/cases/{number}", Readers),
        For("GET", "/api/segments/{sha256}", Readers),
        For("GET", "/api/video", Readers),
        For("GET", "/api/timeline", Readers),
        For("GET", "/api/lookback", Readers),
        For("GET", "/api/presences", Readers),
        For("GET", "/api/motion", Readers),
        For("GET", "/api/bulletins", Readers),

        For("GET", "/api/complaints", [.. Readers, Role.Liaison]),
        For("GET", "/api/complaints/{number}", [.. Readers, Role.Liaison]),
        For("GET", "/api/complaints/{number}/receipt", [.. Readers, Role.Liaison]),
        For("GET", "/api/complaints/{number}/files/{file:int}", [.. Readers, Role.Liaison]),
        For("POST", "/api/complaints", Role.Liaison),
        For("POST", "/api/complaints/{number}/acknowledge", Role.DutyOfficer, Role.Head),
        For("POST", "/api/complaints/{number}/tasks", Role.DutyOfficer, Role.Head),
        For("POST", "/api/complaints/{number}/looks", Role.DutyOfficer, Role.Head),
        For("POST", "/api/complaints/{number}/cases", Role.DutyOfficer, Role.Head),
        For("GET", "/api/notices", [.. Readers, Role.Liaison]),
        For("GET", "/api/movements", [.. Readers, Role.Liaison]),
        For("POST", "/api/notices", Role.DutyOfficer),
        For("POST", "/api/notices/{id}/acknowledge", Role.Liaison),
        For("POST", "/api/movements", Role.Liaison),
        For("POST", "/api/complaints/{number}/answers", Role.DutyOfficer, Role.Head),

        For("GET", "/api/modalities", Health),
        For("GET", "/api/instruments", Health),
        For("POST", "/api/instruments/{id}/statements", Role.Administrator, Role.Head),
        For("POST", "/api/modalities/check", Health),
        For("POST", "/api/modalities", Role.Head),
        For("POST", "/api/modalities/{draft}/judgements", Role.Head),
        For("POST", "/api/modalities/{draft}/withdrawal", Role.Head),
        For("POST", "/api/modalities/{draft}/approval", Role.Host),
        For("POST", "/api/sources/{id}/replacement", Role.Administrator, Role.Head),

        For("GET", "/api/export", Role.DutyOfficer, Role.Reviewer, Role.Head),
        For("POST", "/api/bulletins", Role.DutyOfficer, Role.Head),
        For("POST", "/api/bulletins/{date}/{edition:int}/releases", Role.Head),
        For("GET", "/api/demo/keys", Role.Reviewer, Role.Head),
        For("POST", "/api/sources/{id}/alarms/{alarm}/acknowledge", Role.DutyOfficer),
        For("POST", "/api/sources/{id}/alarms/{alarm}/shelve", Role.DutyOfficer),
        For("POST", "/api/sources/{id}/alarms/{alarm}/resume", Role.DutyOfficer),
        For("POST", "/api/handovers", Role.DutyOfficer),
        For("POST", "/api/handovers/{id}/takeover", Role.DutyOfficer),
        For("POST", "/api/looks", Role.DutyOfficer, Role.Reviewer, Role.Head),
        For("POST", "/api/looks/{id}/answer", Role.DutyOfficer),
        For("POST", "/api/flights", Role.DutyOfficer),
        For("POST", "/api/flights/{id}/cancel", Role.DutyOfficer),
        For("POST", "/api/cards/{id}/snooze", Role.DutyOfficer),
        For("GET", "/api/facts", Readers),
        For("POST", "/api/facts", Role.DutyOfficer, Role.Reviewer),
        For("POST", "/api/facts/{id}/withdraw", Role.DutyOfficer, Role.Reviewer),
        For("POST", "/api/facts/{id}/verdicts", Role.Reviewer, Role.Head),
        For("POST", "/api/reports", Role.Observer, Role.Post),
        For("GET", "/api/replies", [.. Readers, Role.Liaison]),
        For("POST", "/api/replies/{number}", Role.Liaison),
        For("GET", "/api/posts", Readers),
        For("GET", "/api/posts/strengths", [.. Readers, Role.Host]),
        For("POST", "/api/posts", Role.DutyOfficer),
        For("POST", "/api/posts/{post}/move", Role.DutyOfficer),
        For("POST", "/api/posts/{post}/strength", Role.DutyOfficer),
        For("POST", "/api/posts/{post}/close", Role.DutyOfficer),
        For("GET", "/api/staff", [.. Readers, Role.Administrator]),
        For("GET", "/api/staff/outside", [.. Readers, Role.Administrator, Role.Host]),
        For("GET", "/api/staff/own", Role.Administrator, Role.Head),
        For("GET", "/api/staff/own/check-ins", Role.Administrator, Role.Head),
        For("POST", "/api/staff", Role.Administrator),
        For("POST", "/api/staff/{id}/strike", Role.Administrator),
        For("POST", "/api/staff/{id}/erase", Role.Administrator),
        For("POST", "/api/staff/visits", Role.Administrator),
        For("POST", "/api/staff/visits/{id}/end", Role.Administrator),
        For("POST", "/api/staff/check-ins", Role.DutyOfficer, Role.Reviewer, Role.Head, Role.Administrator),
        For("POST", "/api/marks", Role.DutyOfficer, Role.Reviewer),
        For("POST", "/api/incidents/{id}/withdraw", Role.DutyOfficer, Role.Reviewer),
        For("POST", "/api/incidents/{id}/join", Role.DutyOfficer, Role.Reviewer),
        For("POST", "/api/incidents/{id}/split", Role.DutyOfficer, Role.Reviewer),
        For("POST", "/api/cases", Role.DutyOfficer, Role.Reviewer, Role.Head),
        For("POST", "/api/cases/{number}/rounds", Role.DutyOfficer, Role.Head),
        For("POST", "/api/cases/{number}/findings", Role.Head),
        For("POST", "/api/keys", Role.Administrator, Role.Head),
        For("POST", "/api/keys/{publicKey}/revoke", Role.Administrator, Role.Head),
        For("GET", "/api/users", Role.Administrator),
        For("POST", "/api/users", Role.Administrator),
        For("POST", "/api/users/{user}/link", Role.Administrator),
        For("POST", "/api/users/{user}/remove", Role.Administrator),
    ];

    [Fact]
    public async Task There_is_a_row_for_every_address_and_an_address_for_every_row()
    {
        await using var server = await RunningServer.StartAsync();
        var served = Addresses(server).Select(address => $"{address.Method} {address.Pattern}").Distinct().Order(StringComparer.Ordinal).ToList();
        Rows.Select(row => $"{row.Method} {row.Pattern}").Order(StringComparer.Ordinal).ShouldBe(served);
    }

    [Fact]
    public async Task Without_a_session_only_the_open_ones_answer()
    {
        await using var server = await RunningServer.StartAsync();
        using var visitor = server.Visitor();
        foreach (var row in Rows)
        {
            var refused = await AskAsync(visitor, row) == HttpStatusCode.Unauthorized;
            refused.ShouldBe(!row.IsOpen || row.IsSigned, $"{row.Method} {row.Pattern}");
        }
    }

    [Fact]
    public async Task Each_role_is_let_in_where_its_row_says_and_nowhere_else()
    {
        await using var server = await RunningServer.StartAsync();
        foreach (var role in Everyone)
        {
            using var visitor = await server.SignedInAsync(role, Mandate.BelongsToDelegation(role) ? "tr" : null, Mandate.BelongsToParty(role) ? "az" : null);
            foreach (var row in Rows.Where(row => !row.IsOpen && row.Pattern != "/api/session/sign-out"))
            {
                var status = await AskAsync(visitor, row);
                status.ShouldNotBe(HttpStatusCode.Unauthorized, $"{role} {row.Method} {row.Pattern}");
                (status != HttpStatusCode.Forbidden).ShouldBe(row.Who.Contains(role), $"{role} {row.Method} {row.Pattern} answered {status}");
            }
        }
    }

    [Fact]
    public async Task What_is_not_open_has_a_policy_of_its_own_or_the_one_that_denies()
    {
        await using var server = await RunningServer.StartAsync();
        var fallback = await server.App.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();
        fallback.ShouldNotBeNull().Requirements.ShouldNotBeEmpty();
        foreach (var address in Addresses(server))
        {
            var open = Rows.Single(row => row.Method == address.Method && row.Pattern == address.Pattern).IsOpen;
            (address.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).ShouldBe(open, address.Pattern);
        }
    }

    private static IEnumerable<(string Method, string Pattern, RouteEndpoint Endpoint)> Addresses(RunningServer server) =>
        from endpoint in server.App.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (method, "/" + endpoint.RoutePattern.RawText!.Trim('/'), endpoint);

    /// <summary>Asks with values that lead nowhere, so that what comes back is who may, or a refusal of the values.</summary>
    private static async Task<HttpStatusCode> AskAsync(Visitor visitor, Row row)
    {
        var path = row.Pattern.Replace("{**path}", "nothing").Replace("{date}", "2026-01-01").Replace("{edition:int}", "1")
            .Replace("{format}", "html").Replace("{file:int}", "1").Replace("{index:long}", "999999");
        path = System.Text.RegularExpressions.Regex.Replace(path, @"\{[^}]+\}", "nothing");
        var answer = row.Method == "GET" ? await visitor.GetAsync(path) : await visitor.PostAsync(path, new { });
        return answer.StatusCode;
    }

    private static Row Open(string method, string pattern) => new(method, pattern, true, Nobody);

    private static Row Signed(string method, string pattern) => new(method, pattern, true, Nobody, IsSigned: true);

    private static Row For(string method, string pattern, params Role[] who) => new(method, pattern, false, who);

    private sealed record Row(string Method, string Pattern, bool IsOpen, Role[] Who, bool IsSigned = false);
}
