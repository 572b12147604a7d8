using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Truceline.Core.Mandates;

namespace Truceline.Server.Access;

/// <summary>Accounts, passkeys, sessions and links: <c>access.db</c>. Not a projection of the log and not disposable.</summary>
public sealed class AccessDb(DbContextOptions<AccessDb> options) : IdentityUserContext<Person>(options)
{
    public DbSet<OneTimeLink> Links => Set<OneTimeLink>();

    public DbSet<StoredSession> Sessions => Set<StoredSession>();

    public DbSet<Proposal> Proposals => Set<Proposal>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Person>(person =>
        {
            person.Property(p => p.Role).HasConversion<string>();
            person.HasIndex(p => p.Delegation);
        });
        builder.Entity<OneTimeLink>().HasKey(link => link.TokenHash);
        builder.Entity<OneTimeLink>().Property(link => link.Kind).HasConversion<string>();
        builder.Entity<StoredSession>().HasKey(session => session.KeyHash);
        builder.Entity<StoredSession>().HasIndex(session => session.PersonId);
        builder.Entity<Proposal>().HasKey(proposal => new { proposal.Role, proposal.Name });
        builder.Entity<Proposal>().Property(proposal => proposal.Role).HasConversion<string>();
    }
}

/// <summary>A link that works once. The token itself is nowhere; only its SHA-256 is kept.</summary>
public sealed class OneTimeLink
{
    public required string TokenHash { get; init; }

    public required LinkKind Kind { get; init; }

    public required string PersonId { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public required long ExpiresAt { get; init; }

    public bool Used { get; set; }
}

public enum LinkKind
{
    /// <summary>Adds a passkey to an account.</summary>
    Enrol,

    /// <summary>Signs an invented person of the demo in.</summary>
    SignIn,
}

/// <summary>A session at the server, so that signing out and revoking end it at once.</summary>
public sealed class StoredSession
{
    public required string KeyHash { get; init; }

    public required string PersonId { get; init; }

    /// <summary>Names the session in the person's claims; its live connections are closed by it.</summary>
    public required string Sid { get; init; }

    public required byte[] Ticket { get; set; }

    /// <summary>Milliseconds since 1970.</summary>
    public required long ExpiresAt { get; set; }

    /// <summary>Milliseconds since 1970 at which the person signed in.</summary>
    public required long Since { get; set; }

    /// <summary>Milliseconds since 1970; not later than the last request, and earlier by less than a minute.</summary>
    public required long LastSeen { get; set; }

    /// <summary>As <see cref="BrowserSeen"/> names it; null where it could not be told.</summary>
    public string? Browser { get; init; }

    /// <summary>The system under the browser, likewise.</summary>
    public string? System { get; init; }
}

/// <summary>A person outside both delegations, proposed by one administrator and made when the other proposes the same.</summary>
public sealed class Proposal
{
    public required Role Role { get; init; }

    public required string Name { get; init; }

    public required string Delegation { get; init; }

    /// <summary>For a liaison.</summary>
    public string? Party { get; init; }
}
