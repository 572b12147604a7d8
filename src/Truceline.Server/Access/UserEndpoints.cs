using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Truceline.Core.Mandates;

namespace Truceline.Server.Access;

/// <param name="Enrolled">Has at least one passkey.</param>
public sealed record UserAnswer(string User, string Name, Role Role, string? Delegation, string? Party, bool Enrolled);

/// <param name="Name">1 to 80 characters, as shown.</param>
/// <param name="Party">That a liaison speaks for; null for all other roles.</param>
public sealed record UserForm(string Name, Role Role, string? Party = null);

/// <param name="Link">Works once; null where the other delegation's administrator has yet to propose the same.</param>
public sealed record EnrolmentAnswer(string? User, string? Link, string? Waiting);

/// <summary>
/// A delegation's people are enrolled and removed by its own administrator alone. People outside both delegations come
/// when both administrators have proposed the same name and role.
/// </summary>
public static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder app)
    {
        var users = app.MapGroup("/api/users").WithTags("Access");
        users.MapGet("", ListAsync).For(Deed.ReadUsers);
        users.MapPost("", AddAsync).For(Deed.EnrolUser).Produces<EnrolmentAnswer>();
        users.MapPost("/{user}/link", RelinkAsync).For(Deed.EnrolUser).Produces<EnrolmentAnswer>();
        users.MapPost("/{user}/remove", RemoveAsync).For(Deed.EnrolUser).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<UserAnswer[]> ListAsync(Caller caller, AccessDb db, CancellationToken cancellation) =>
        await db.Users.AsNoTracking().Where(person => person.Delegation == caller.Delegation || person.Delegation == null)
            .OrderBy(person => person.Delegation).ThenBy(person => person.Role).ThenBy(person => person.Name)
            .Select(person => new UserAnswer(
                person.Id, person.Name, person.Role, person.Delegation, person.Party, db.UserPasskeys.Any(key => key.UserId == person.Id)))
            .ToArrayAsync(cancellation);

    private static async Task<IResult> AddAsync(
        UserForm form, Caller caller, Staffing staffing, HttpContext context, AccessDb db, UserManager<Person> people, Links links, CancellationToken cancellation)
    {
        if (form.Name.Trim() is not { Length: > 0 and <= 80 } name || name.Any(char.IsControl))
        {
            return Refusals.BadForm("name: write 1 to 80 characters.");
        }

        if (Mandate.BelongsToParty(form.Role) ? !staffing.Parties.Contains(form.Party) : form.Party is not null)
        {
            return Refusals.BadForm("party: a liaison speaks for a party of the mission, and nobody else does.");
        }

        var inside = Mandate.BelongsToDelegation(form.Role);
        if (!inside && !await AgreedAsync(db, form, name, caller, cancellation))
        {
            return Results.Ok(new EnrolmentAnswer(null, null, "The other delegation's administrator has to propose the same name and role."));
        }

        var person = Person.Make(name, form.Role, inside ? caller.Delegation : null, caller.User, invented: false, form.Party);
        var made = await people.CreateAsync(person);
        return made.Succeeded
            ? Results.Ok(await LinkAsync(context, person, links, cancellation))
            : Refusals.Conflict($"The account could not be made: {made}");
    }

    /// <summary>True when the other delegation had proposed the same; else this delegation's proposal is kept.</summary>
    private static async Task<bool> AgreedAsync(AccessDb db, UserForm form, string name, Caller caller, CancellationToken cancellation)
    {
        var agreed = await db.Proposals.Where(p => p.Role == form.Role && p.Name == name && p.Party == form.Party && p.Delegation != caller.Delegation)
            .ExecuteDeleteAsync(cancellation) == 1;
        if (!agreed && !await db.Proposals.AnyAsync(p => p.Role == form.Role && p.Name == name, cancellation))
        {
            db.Proposals.Add(new Proposal { Role = form.Role, Name = name, Delegation = caller.Delegation!, Party = form.Party });
            await db.SaveChangesAsync(cancellation);
        }

        return agreed;
    }

    private static async Task<IResult> RelinkAsync(
        string user, Caller caller, HttpContext context, AccessDb db, Links links, CancellationToken cancellation) =>
        await OwnAsync(user, caller, db, cancellation) is { Invented: false } person
            ? Results.Ok(await LinkAsync(context, person, links, cancellation))
            : Refusals.NotFound("Your delegation has no such person.");

    private static async Task<IResult> RemoveAsync(
        string user, Caller caller, AccessDb db, UserManager<Person> people, SessionStore sessions, CancellationToken cancellation)
    {
        if (await OwnAsync(user, caller, db, cancellation) is not { } person)
        {
            return Refusals.NotFound("Your delegation has no such person.");
        }

        if (person.Id == caller.User)
        {
            return Refusals.Conflict("An administrator does not remove itself; another administrator of the delegation does.");
        }

        await db.Links.Where(link => link.PersonId == person.Id).ExecuteDeleteAsync(cancellation);
        await people.DeleteAsync(person);
        await sessions.RevokeAsync(person.Id);
        return Results.NoContent();
    }

    /// <summary>Only a person of the caller's own delegation; for those of the other, and for nobody, the answer is the same.</summary>
    private static Task<Person?> OwnAsync(string user, Caller caller, AccessDb db, CancellationToken cancellation) =>
        db.Users.FirstOrDefaultAsync(person => person.Id == user && person.Delegation != null && person.Delegation == caller.Delegation, cancellation);

    private static async Task<EnrolmentAnswer> LinkAsync(HttpContext context, Person person, Links links, CancellationToken cancellation)
    {
        var token = await links.MakeAsync(person, LinkKind.Enrol, cancellation);
        var origin = $"{context.Request.Scheme}://{context.Request.Host}";
        return new EnrolmentAnswer(person.Id, origin + FirstPeople.Fragment(LinkKind.Enrol, token), null);
    }
}
