using System.Reflection;
using System.Security.Claims;
using Truceline.Core.Mandates;

namespace Truceline.Server.Access;

/// <summary>Who asks. Bound from the session; an endpoint that takes one is never reached without.</summary>
public sealed record Caller(string User, string Name, Role Role, string? Delegation, string Sid) : IBindableFromHttpContext<Caller>
{
    public const string RoleClaim = "role";
    public const string DelegationClaim = "delegation";
    public const string PartyClaim = "party";
    public const string NameClaim = "shown-name";
    public const string SidClaim = "sid";

    /// <summary>The party that a liaison speaks for; null for all other roles.</summary>
    public string? Party { get; init; }

    /// <summary>Null where the principal has no session of ours.</summary>
    public static Caller? Of(ClaimsPrincipal principal) =>
        Roles.Parse(principal.FindFirstValue(RoleClaim)) is { } role && principal.FindFirstValue(ClaimTypes.NameIdentifier) is { } user
            ? new Caller(user, principal.FindFirstValue(NameClaim) ?? user, role, principal.FindFirstValue(DelegationClaim),
                principal.FindFirstValue(SidClaim) ?? user) { Party = principal.FindFirstValue(PartyClaim) }
            : null;

    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult(Of(context.User));
}
