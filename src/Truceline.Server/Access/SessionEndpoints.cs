using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Truceline.Core.Mandates;

namespace Truceline.Server.Access;

/// <summary>Who is signed in.</summary>
/// <param name="Role">duty-officer, reviewer, head, administrator, host, observer, operator, liaison, post.</param>
/// <param name="Party">That a liaison speaks for; null for all other roles.</param>
public sealed record SessionAnswer(string User, string Name, Role Role, string? Delegation, string? Party, string Mission, bool Demo);

public sealed record LinkForm(string Token);

/// <param name="Credential">What the browser's authenticator answered, as PublicKeyCredential.toJSON() writes it.</param>
public sealed record PasskeyForm(JsonElement Credential);

/// <param name="Token">From the enrolment link.</param>
public sealed record EnrolForm(string Token, JsonElement Credential);

/// <summary>Signing in: by passkey, by enrolling one with a one-time link, or in the demo by a one-time link alone.</summary>
public static class SessionEndpoints
{
    private const string WrongLink = "This link does not work: it was used, is too old, or was copied in part. Ask for a new one.";

    public static void MapSession(this IEndpointRouteBuilder app)
    {
        var session = app.MapGroup("/api/session").WithTags("Session");
        session.MapGet("", (Caller caller, Staffing staffing, ServerOptions options) => Answer(caller, staffing, options)).RequireAuthorization();
        session.MapPost("/sign-out", (Delegate)SignOutAsync).RequireAuthorization().Produces(StatusCodes.Status204NoContent);

        var open = session.MapGroup("").AllowAnonymous().RequireRateLimiting(AccessServices.SignInLimit);
        open.MapPost("/link", ByLinkAsync).Produces<SessionAnswer>();
        open.MapPost("/passkey/options", async (SignInManager<Person> people) =>
            Results.Text(await people.MakePasskeyRequestOptionsAsync(null), "application/json")).Produces<JsonElement>();
        open.MapPost("/passkey/verify", ByPasskeyAsync).Produces<SessionAnswer>();
        open.MapPost("/enrol/options", EnrolOptionsAsync).Produces<JsonElement>();
        open.MapPost("/enrol/verify", EnrolAsync).Produces<SessionAnswer>();
    }

    private static SessionAnswer Answer(Caller caller, Staffing staffing, ServerOptions options) =>
        new(caller.User, caller.Name, caller.Role, caller.Delegation, caller.Party, staffing.Mission, options.Demo);

    /// <summary>Never cut off: who asked to be signed out is, though the browser has gone meanwhile.</summary>
    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Results.NoContent();
    }

    private static async Task<IResult> ByLinkAsync(
        LinkForm form, Links links, SignInManager<Person> sessions, Staffing staffing, ServerOptions options, CancellationToken cancellation)
    {
        var person = options.Demo ? await links.SpendAsync(form.Token, LinkKind.SignIn, cancellation) : null;
        if (person is not { Invented: true })
        {
            return Refusals.Conflict(WrongLink);
        }

        await sessions.SignInAsync(person, isPersistent: false);
        return Results.Ok(Of(person, staffing, options));
    }

    private static async Task<IResult> ByPasskeyAsync(
        PasskeyForm form, SignInManager<Person> sessions, UserManager<Person> people, Staffing staffing, ServerOptions options)
    {
        var assertion = await TryAsync(() => sessions.PerformPasskeyAssertionAsync(form.Credential.GetRawText()));
        if (assertion is not { Succeeded: true } || assertion.User.Invented)
        {
            return Refusals.Conflict("This passkey is not known here.");
        }

        await people.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey);
        await sessions.SignInAsync(assertion.User, isPersistent: false);
        return Results.Ok(Of(assertion.User, staffing, options));
    }

    private static async Task<IResult> EnrolOptionsAsync(
        LinkForm form, Links links, SignInManager<Person> sessions, CancellationToken cancellation)
    {
        if (await links.LookAsync(form.Token, LinkKind.Enrol, cancellation) is not { } person)
        {
            return Refusals.Conflict(WrongLink);
        }

        var json = await sessions.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
        {
            Id = person.Id, Name = person.Name, DisplayName = person.Name,
        });
        return Results.Text(json, "application/json");
    }

    private static async Task<IResult> EnrolAsync(
        EnrolForm form, Links links, SignInManager<Person> sessions, UserManager<Person> people, Staffing staffing, ServerOptions options,
        CancellationToken cancellation)
    {
        var attestation = await TryAsync(() => sessions.PerformPasskeyAttestationAsync(form.Credential.GetRawText()));
        if (attestation is not { Succeeded: true })
        {
            return Refusals.Conflict("The passkey could not be enrolled; open the link again.");
        }

        // The link is spent last, so that a failed try does not use it up; it must be the very person's for whom the options were made.
        var owner = await links.LookAsync(form.Token, LinkKind.Enrol, cancellation);
        if (owner is null || owner.Id != attestation.UserEntity.Id || await links.SpendAsync(form.Token, LinkKind.Enrol, cancellation) is not { } person)
        {
            return Refusals.Conflict(WrongLink);
        }

        await people.AddOrUpdatePasskeyAsync(person, attestation.Passkey);
        await sessions.SignInAsync(person, isPersistent: false);
        return Results.Ok(Of(person, staffing, options));
    }

    private static SessionAnswer Of(Person person, Staffing staffing, ServerOptions options) =>
        new(person.Id, person.Name, person.Role, person.Delegation, person.Party, staffing.Mission, options.Demo);

    /// <summary>Without the cookie that the options set, the framework throws; for the person it is one more failed try.</summary>
    private static async Task<T?> TryAsync<T>(Func<Task<T>> step)
        where T : class
    {
        try
        {
            return await step();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
