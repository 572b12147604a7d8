using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Truceline.Core.Mandates;

namespace Truceline.Server.Access;

/// <summary>What a session says of its person: id, role, delegation, and a name for the session itself.</summary>
public sealed class PersonClaims : IUserClaimsPrincipalFactory<Person>
{
    public Task<ClaimsPrincipal> CreateAsync(Person user)
    {
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, ClaimTypes.Name, Caller.RoleClaim);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, user.Id));
        identity.AddClaim(new Claim(Caller.NameClaim, user.Name));
        identity.AddClaim(new Claim(Caller.RoleClaim, user.Role.Name()));
        identity.AddClaim(new Claim(Caller.SidClaim, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))));
        if (user.Delegation is { } delegation)
        {
            identity.AddClaim(new Claim(Caller.DelegationClaim, delegation));
        }

        if (user.Party is { } party)
        {
            identity.AddClaim(new Claim(Caller.PartyClaim, party));
        }

        return Task.FromResult(new ClaimsPrincipal(identity));
    }
}
