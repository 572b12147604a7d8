using Microsoft.AspNetCore.Identity;
using Truceline.Core.Mandates;

namespace Truceline.Server.Access;

/// <summary>An account. It has no password; it signs in by passkey, or in the demo by a printed link.</summary>
public sealed class Person : IdentityUser
{
    /// <summary>As shown; the account's own <see cref="IdentityUser{TKey}.UserName"/> is its id.</summary>
    public required string Name { get; init; }

    public required Role Role { get; init; }

    /// <summary>Null for roles that belong to no delegation.</summary>
    public string? Delegation { get; init; }

    /// <summary>The party that a liaison speaks for; null for all other roles.</summary>
    public string? Party { get; init; }

    /// <summary>Made at the first start, or by the person with this id.</summary>
    public string? AddedBy { get; init; }

    /// <summary>Demonstration only.</summary>
    public bool Invented { get; init; }

    public static Person Make(string name, Role role, string? delegation, string? addedBy, bool invented, string? party = null)
    {
        var id = Guid.CreateVersion7().ToString("N");
        return new Person
        {
            Id = id, UserName = id, Name = name, Role = role, Delegation = delegation, Party = party, AddedBy = addedBy, Invented = invented,
        };
    }
}
