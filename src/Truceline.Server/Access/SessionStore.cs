using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Truceline.Server.Access;

/// <summary>
/// Sessions stand at the server and the cookie only names one: who signs out or is removed is out at once, with the
/// live connections.
/// </summary>
public sealed class SessionStore(IDbContextFactory<AccessDb> databases, OpenSockets sockets, ServerOptions options, TimeProvider clock) : ITicketStore
{
    /// <summary>How much later than noted a session may in truth have been seen: not every request shall write.</summary>
    public static TimeSpan SeenWithin { get; } = TimeSpan.FromMinutes(1);

    public Task<string> StoreAsync(AuthenticationTicket ticket) => StoreAsync(ticket, BrowserSeen.Unknown);

    public Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken) =>
        StoreAsync(ticket, BrowserSeen.Of(httpContext.Request.Headers.UserAgent.ToString()));

    private async Task<string> StoreAsync(AuthenticationTicket ticket, BrowserSeen browser)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await using var db = await databases.CreateDbContextAsync().ConfigureAwait(false);
        var now = clock.GetUtcNow();
        await db.Sessions.Where(session => session.ExpiresAt < now.ToUnixTimeMilliseconds()).ExecuteDeleteAsync().ConfigureAwait(false);
        db.Sessions.Add(new StoredSession
        {
            KeyHash = HashOf(key),
            PersonId = ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? "",
            Sid = ticket.Principal.FindFirstValue(Caller.SidClaim) ?? "",
            Ticket = TicketSerializer.Default.Serialize(ticket),
            ExpiresAt = (now + TimeSpan.FromHours(options.SessionHours)).ToUnixTimeMilliseconds(),
            Since = now.ToUnixTimeMilliseconds(),
            LastSeen = now.ToUnixTimeMilliseconds(),
            Browser = browser.Browser,
            System = browser.System,
        });
        await db.SaveChangesAsync().ConfigureAwait(false);
        return key;
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var hash = HashOf(key);
        var bytes = TicketSerializer.Default.Serialize(ticket);
        await using var db = await databases.CreateDbContextAsync().ConfigureAwait(false);
        await db.Sessions.Where(session => session.KeyHash == hash)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.Ticket, bytes)).ConfigureAwait(false);
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var hash = HashOf(key);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await using var db = await databases.CreateDbContextAsync().ConfigureAwait(false);
        var stored = await db.Sessions.AsNoTracking()
            .FirstOrDefaultAsync(session => session.KeyHash == hash && session.ExpiresAt > now).ConfigureAwait(false);
        if (stored is null)
        {
            return null;
        }

        if (now - stored.LastSeen >= (long)SeenWithin.TotalMilliseconds)
        {
            await db.Sessions.Where(session => session.KeyHash == hash && session.LastSeen == stored.LastSeen)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.LastSeen, now)).ConfigureAwait(false);
        }

        return TicketSerializer.Default.Deserialize(stored.Ticket);
    }

    public async Task RemoveAsync(string key)
    {
        var hash = HashOf(key);
        await using var db = await databases.CreateDbContextAsync().ConfigureAwait(false);
        await EndAsync(db, db.Sessions.Where(session => session.KeyHash == hash)).ConfigureAwait(false);
    }

    /// <summary>Ends every session of a person.</summary>
    public async Task RevokeAsync(string personId)
    {
        await using var db = await databases.CreateDbContextAsync().ConfigureAwait(false);
        await EndAsync(db, db.Sessions.Where(session => session.PersonId == personId)).ConfigureAwait(false);
    }

    /// <summary>Ends one session by its name, with its live connections.</summary>
    public async Task EndAsync(string sid)
    {
        await using var db = await databases.CreateDbContextAsync().ConfigureAwait(false);
        await EndAsync(db, db.Sessions.Where(session => session.Sid == sid)).ConfigureAwait(false);
    }

    /// <summary>Whether the session has not been ended.</summary>
    public async Task<bool> StandsAsync(string sid, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation).ConfigureAwait(false);
        return await db.Sessions.AnyAsync(session => session.Sid == sid, cancellation).ConfigureAwait(false);
    }

    private async Task EndAsync(AccessDb db, IQueryable<StoredSession> which)
    {
        var ended = await which.ToListAsync().ConfigureAwait(false);
        db.Sessions.RemoveRange(ended);
        await db.SaveChangesAsync().ConfigureAwait(false);
        ended.ForEach(session => sockets.Close(session.Sid));
    }

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
