using Truceline.Core.Cases;
using Truceline.Core.Mandates;

namespace Truceline.Server.Access;

/// <summary>Roles as sessions and endpoints use them; what each may do is in <see cref="Mandate"/>.</summary>
public static class Roles
{
    /// <summary>In the order in which the demo prints them.</summary>
    public static IReadOnlyList<Role> OfDelegation { get; } = [.. Enum.GetValues<Role>().Where(Mandate.BelongsToDelegation)];

    public static IReadOnlyList<Role> OfParty { get; } = [.. Enum.GetValues<Role>().Where(Mandate.BelongsToParty)];

    public static IReadOnlyList<Role> OfNone { get; } =
        [.. Enum.GetValues<Role>().Where(role => !Mandate.BelongsToDelegation(role) && !Mandate.BelongsToParty(role))];

    /// <summary>Kebab case, as in the API.</summary>
    public static string Name(this Role role) => Kebab.Of(role);

    public static Role? Parse(string? name) =>
        Enum.GetValues<Role>().Where(role => role.Name() == name).Select(role => (Role?)role).FirstOrDefault();
}
