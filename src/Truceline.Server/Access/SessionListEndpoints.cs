using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Truceline.Core.Mandates;

namespace Truceline.Server.Access;

/// <summary>A session that the caller may end.</summary>
/// <param name="Session">Names it; not what the cookie holds.</param>
/// <param name="LastSeen">Of the last request, up to a minute early; a session with live connections is there now.</param>
/// <param name="Connections">Live connections open now.</param>
/// <param name="Browser">As the browser calls itself: name and version; null where it could not be told.</param>
/// <param name="System">What the browser says it runs on; null likewise.</param>
/// <param name="Own">The caller's own account's.</param>
/// <param name="IsThis">The very session that asks.</param>
public sealed record SessionSeen(
    string Session, string User, string Name, Role Role, string? Delegation, Instant Since, Instant LastSeen, Instant Expires,
    int Connections, string? Browser, string? System, bool Own, bool IsThis);

/// <summary>
/// Sessions, seen and ended: everyone's own, a delegation's by its administrator, those of accounts without a delegation by the operator.
/// Nothing of it is in the record.
/// </summary>
public static class SessionListEndpoints
{
    private const string NoSuch = "There is no such session among those that you may end.";

    public static void MapSessions(this IEndpointRouteBuilder app)
    {
        var sessions = app.MapGroup("/api/sessions").WithTags("Session").RequireAuthorization();
        sessions.MapGet("", ListAsync);
        sessions.MapPost("/{session}/end", EndAsync).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<SessionSeen[]> ListAsync(Caller caller, AccessDb db, OpenSockets sockets, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var found = await InCharge(db, caller).Where(one => one.Session.ExpiresAt > now)
            .Select(one => new { one.Session.Sid, one.Session.Since, one.Session.LastSeen, one.Session.ExpiresAt, one.Session.Browser, one.Session.System, one.Person })
            .ToListAsync(cancellation);
        return [.. found
            .Select(one => new SessionSeen(
                one.Sid, one.Person.Id, one.Person.Name, one.Person.Role, one.Person.Delegation, At(one.Since), At(one.LastSeen), At(one.ExpiresAt),
                sockets.Count(one.Sid), one.Browser, one.System, one.Person.Id == caller.User, one.Sid == caller.Sid))
            .OrderByDescending(one => one.Own).ThenByDescending(one => one.IsThis).ThenBy(one => one.Role).ThenBy(one => one.Name, StringComparer.Ordinal)
            .ThenByDescending(one => one.Since)];
    }

    private static async Task<IResult> EndAsync(
        string session, Caller caller, AccessDb db, SessionStore store, HttpContext context, CancellationToken cancellation)
    {
        if (!await InCharge(db, caller).AnyAsync(one => one.Session.Sid == session, cancellation))
        {
            return Refusals.NotFound(NoSuch);
        }

        await store.EndAsync(session);
        if (session == caller.Sid)
        {
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        }

        return Results.NoContent();
    }

    /// <summary>The caller's own, and those of the accounts of its own delegation, or of none, where its role has charge of them.</summary>
    private static IQueryable<Held> InCharge(AccessDb db, Caller caller)
    {
        var charge = Mandate.May(caller.Role, Deed.EndSessions);
        return db.Sessions.AsNoTracking()
            .Join(db.Users, session => session.PersonId, person => person.Id, (session, person) => new Held { Session = session, Person = person })
            .Where(one => one.Person.Id == caller.User || (charge && one.Person.Delegation == caller.Delegation));
    }

    private static Instant At(long milliseconds) => Instant.FromUnixTimeMilliseconds(milliseconds);

    private sealed class Held
    {
        public required StoredSession Session { get; init; }

        public required Person Person { get; init; }
    }
}
