using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Truceline.Server.Access;

/// <summary>Makes and spends one-time links.</summary>
public sealed class Links(AccessDb db, ServerOptions options, TimeProvider clock)
{
    /// <summary>A new token for the person; its earlier unspent links of this kind stop working.</summary>
    public async Task<string> MakeAsync(Person person, LinkKind kind, CancellationToken cancellation)
    {
        await db.Links.Where(link => link.PersonId == person.Id && link.Kind == kind).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var life = kind == LinkKind.SignIn ? TimeSpan.FromMinutes(options.SignInLinkMinutes) : TimeSpan.FromHours(options.EnrolmentHours);
        db.Links.Add(new OneTimeLink
        {
            TokenHash = HashOf(token), Kind = kind, PersonId = person.Id, ExpiresAt = (clock.GetUtcNow() + life).ToUnixTimeMilliseconds(),
        });
        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        return token;
    }

    /// <summary>Whose link it is while it works; it is not spent. Null for a wrong, spent or late one, which look the same.</summary>
    public async Task<Person?> LookAsync(string token, LinkKind kind, CancellationToken cancellation)
    {
        var hash = HashOf(token);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return await db.Links.Where(link => link.TokenHash == hash && link.Kind == kind && !link.Used && link.ExpiresAt > now)
            .Join(db.Users, link => link.PersonId, person => person.Id, (_, person) => person)
            .FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Spends the link; of two that race for it one gets the person and the other null.</summary>
    public async Task<Person?> SpendAsync(string token, LinkKind kind, CancellationToken cancellation)
    {
        var person = await LookAsync(token, kind, cancellation).ConfigureAwait(false);
        var hash = HashOf(token);
        var spent = await db.Links.Where(link => link.TokenHash == hash && !link.Used)
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.Used, true), cancellation).ConfigureAwait(false);
        return spent == 1 ? person : null;
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)));
}
