using System.Net;
using System.Text.Json;
using Truceline.Server.Access;
using Truceline.Server.Tests.Hosting;
using Truceline.Core.Mandates;

namespace Truceline.Server.Tests.Access;

public sealed class Passkeys_open_the_door
{
    [Fact]
    public async Task An_administrator_enrols_a_passkey_with_its_link_and_signs_in_with_it_later()
    {
        await using var server = await RunningServer.StartAsync(demo: false);
        using var browser = server.Visitor("centre");
        using var authenticator = new SoftwareAuthenticator(browser.Origin);
        var enrolled = await EnrolAsync(browser, authenticator, server.Token(Role.Administrator, "tr"));
        enrolled.StatusCode.ShouldBe(HttpStatusCode.OK, await enrolled.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        (await browser.ReadAsync("/api/session")).GetProperty("delegation").GetString().ShouldBe("tr");

        using var later = server.Visitor("centre");
        var signedIn = await SignInAsync(later, authenticator);
        signedIn.StatusCode.ShouldBe(HttpStatusCode.OK, await signedIn.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        (await later.ReadAsync("/api/session")).GetProperty("role").GetString().ShouldBe("administrator");
    }

    [Fact]
    public async Task Whom_an_administrator_enrols_acts_for_that_delegation_and_gets_no_key_from_the_server()
    {
        await using var server = await RunningServer.StartAsync(demo: false);
        using var office = server.Visitor("centre");
        using var administrator = new SoftwareAuthenticator(office.Origin);
        await EnrolAsync(office, administrator, server.Token(Role.Administrator, "ru"));
        var added = await Visitor.JsonOf(await office.PostAsync("/api/users", new { name = "The head", role = "head" }));

        using var desk = server.Visitor("centre");
        using var head = new SoftwareAuthenticator(desk.Origin);
        (await EnrolAsync(desk, head, added.GetProperty("link").GetString()!.Split('=')[1])).StatusCode.ShouldBe(HttpStatusCode.OK);
        var session = await desk.ReadAsync("/api/session");
        (session.GetProperty("role").GetString(), session.GetProperty("delegation").GetString()).ShouldBe(("head", "ru"));
        (await desk.GetAsync("/api/demo/keys")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_enrolment_link_enrols_one_passkey_only()
    {
        await using var server = await RunningServer.StartAsync(demo: false);
        var token = server.Token(Role.Operator, null);
        using var browser = server.Visitor("centre");
        using var first = new SoftwareAuthenticator(browser.Origin);
        (await EnrolAsync(browser, first, token)).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var other = server.Visitor("centre");
        (await other.PostAsync("/api/session/enrol/options", new { token })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Options_made_for_one_person_do_not_enrol_with_the_link_of_another()
    {
        await using var server = await RunningServer.StartAsync(demo: false);
        using var browser = server.Visitor("centre");
        using var authenticator = new SoftwareAuthenticator(browser.Origin);
        var options = await Visitor.JsonOf(await browser.PostAsync("/api/session/enrol/options", new { token = server.Token(Role.Operator, null) }));
        var swapped = await browser.PostAsync(
            "/api/session/enrol/verify", new { token = server.Token(Role.Administrator, "tr"), credential = authenticator.Enrol(options) });
        swapped.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await browser.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_passkey_used_at_another_origin_is_refused()
    {
        await using var server = await RunningServer.StartAsync(demo: false);
        using var browser = server.Visitor("centre");
        using var authenticator = new SoftwareAuthenticator(browser.Origin) { ClaimedOrigin = "http://evil.example" };
        (await EnrolAsync(browser, authenticator, server.Token(Role.Operator, null))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task An_unknown_passkey_and_a_credential_without_options_are_refused()
    {
        await using var server = await RunningServer.StartAsync(demo: false);
        using var browser = server.Visitor("centre");
        using var stranger = new SoftwareAuthenticator(browser.Origin);
        (await SignInAsync(browser, stranger)).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        using var bare = server.Visitor("centre");
        var credential = stranger.SignIn(JsonElement.Parse("""{"challenge":"AAAA"}"""));
        (await bare.PostAsync("/api/session/passkey/verify", new { credential })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await bare.PostAsync("/api/session/passkey/verify", new { credential = 7 })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    private static async Task<HttpResponseMessage> EnrolAsync(Visitor browser, SoftwareAuthenticator authenticator, string token)
    {
        var options = await Visitor.JsonOf(await browser.PostAsync("/api/session/enrol/options", new { token }));
        return await browser.PostAsync("/api/session/enrol/verify", new { token, credential = authenticator.Enrol(options) });
    }

    private static async Task<HttpResponseMessage> SignInAsync(Visitor browser, SoftwareAuthenticator authenticator)
    {
        var options = await Visitor.JsonOf(await browser.PostAsync("/api/session/passkey/options"));
        return await browser.PostAsync("/api/session/passkey/verify", new { credential = authenticator.SignIn(options) });
    }
}
