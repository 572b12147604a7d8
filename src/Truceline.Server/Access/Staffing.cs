using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Truceline.Core.Mandates;
using Truceline.Engine;

namespace Truceline.Server.Access;

/// <summary>The mission as far as accounts go.</summary>
/// <param name="Delegations">Ids, in the mission's order.</param>
/// <param name="Parties">Ids, in the mission's order.</param>
public sealed record Staffing(string Mission, IReadOnlyList<string> Delegations, IReadOnlyList<string> Parties)
{
    public static Staffing Of(Centre centre) => new(centre.Mission.Id, [.. centre.Mission.Delegations.Select(delegation => delegation.Id)], [.. centre.Mission.Parties.Select(party => party.Id)]);
}

/// <summary>A link to be printed once, for one person, at the start.</summary>
/// <param name="Url">The token stands behind the #, so that no server log ever holds it.</param>
public sealed record PrintedLink(string Name, Role Role, string? Delegation, string? Party, string Url);

/// <summary>
/// The people without whom nobody could be enrolled: an administrator for each delegation, and the operator. In the demo,
/// one invented person for every role (a liaison for every party), each at an origin of its own so that sessions and keys do not mix, those of
/// missions side by side neither.
/// </summary>
public sealed class FirstPeople(AccessDb db, UserManager<Person> people, Links links, Staffing staffing, ServerOptions options)
{
    /// <summary>Makes who is missing; answers links for those who have no passkey yet (the demo: for everyone).</summary>
    public async Task<IReadOnlyList<PrintedLink>> PrepareAsync(CancellationToken cancellation)
    {
        await AccessSchema.PrepareAsync(db, cancellation).ConfigureAwait(false);
        var printed = new List<PrintedLink>();
        foreach (var (role, delegation, party) in Wanted())
        {
            var person = await FindOrAddAsync(role, delegation, party).ConfigureAwait(false);
            if (options.Demo || (await people.GetPasskeysAsync(person).ConfigureAwait(false)).Count == 0)
            {
                printed.Add(await PrintAsync(person, cancellation).ConfigureAwait(false));
            }
        }

        return printed;
    }

    /// <summary>The demo's origin for a role: <c>tr-reviewer</c>, <c>az-liaison</c>, <c>operator</c>.</summary>
    /// <param name="of">The delegation or party that it belongs to.</param>
    public static string OriginName(Role role, string? of) => of is null ? role.Name() : $"{of}-{role.Name()}";

    private IEnumerable<(Role Role, string? Delegation, string? Party)> Wanted()
    {
        var roles = options.Demo ? Roles.OfDelegation : [Role.Administrator];
        var outside = options.Demo ? Roles.OfNone : [Role.Operator];
        return staffing.Delegations.SelectMany(delegation => roles.Select(role => (role, (string?)delegation, (string?)null)))
            .Concat(outside.Select(role => (role, (string?)null, (string?)null)))
            .Concat(options.Demo ? staffing.Parties.SelectMany(party => Roles.OfParty.Select(role => (role, (string?)null, (string?)party))) : []);
    }

    private async Task<Person> FindOrAddAsync(Role role, string? delegation, string? party)
    {
        var found = await db.Users.FirstOrDefaultAsync(person =>
            person.Role == role && person.Delegation == delegation && person.Party == party && person.AddedBy == null && person.Invented == options.Demo).ConfigureAwait(false);
        if (found is not null)
        {
            return found;
        }

        var made = Person.Make(OriginName(role, delegation ?? party), role, delegation, addedBy: null, options.Demo, party);
        var result = await people.CreateAsync(made).ConfigureAwait(false);
        return result.Succeeded ? made : throw new InvalidOperationException($"access.db took no account: {result}");
    }

    private async Task<PrintedLink> PrintAsync(Person person, CancellationToken cancellation)
    {
        var kind = options.Demo ? LinkKind.SignIn : LinkKind.Enrol;
        var token = await links.MakeAsync(person, kind, cancellation).ConfigureAwait(false);
        return new PrintedLink(person.Name, person.Role, person.Delegation, person.Party, Origin(person) + Fragment(kind, token));
    }

    /// <summary>What follows an origin in a link.</summary>
    public static string Fragment(LinkKind kind, string token) => kind == LinkKind.SignIn ? $"/#link={token}" : $"/#enrol={token}";

    private string Origin(Person person)
    {
        var first = ServerOptionsCheck.Addresses(options)[0];
        return options.Demo && first.IsLoopback
            ? $"{first.Scheme}://{OriginName(person.Role, person.Delegation ?? person.Party)}.{staffing.Mission}.localhost:{first.Port}"
            : first.GetLeftPart(UriPartial.Authority);
    }
}
