using System.Text.Json;

namespace Truceline.Server.Access;

/// <summary>What a person is at the centre. The first four belong to a delegation, the others to none.</summary>
public enum Role
{
    DutyOfficer,
    Reviewer,
    Head,
    Administrator,
    Host,
    Observer,

    /// <summary>Runs the machines; sees health and the log's size, and nothing that anyone judges.</summary>
    Operator,
}

public static class RoleNames
{
    /// <summary>Roles that belong to a delegation.</summary>
    public static IReadOnlyList<Role> OfDelegation { get; } = [Role.DutyOfficer, Role.Reviewer, Role.Head, Role.Administrator];

    /// <summary>Everyone who watches the line or judges; not the operator.</summary>
    public static IReadOnlyList<Role> Watching { get; } = [.. OfDelegation, Role.Host, Role.Observer];

    public static IReadOnlyList<Role> Everyone { get; } = Enum.GetValues<Role>();

    /// <summary>Kebab case, as in the API.</summary>
    public static string Name(this Role role) => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString());

    public static Role? Parse(string? name) => Everyone.Where(role => role.Name() == name).Select(role => (Role?)role).FirstOrDefault();
}
