using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Core.People;

/// <summary>A delegation puts a person on its roster. The entry holds a salted digest of the personal data, which the delegation keeps for itself, encrypted.</summary>
/// <param name="Digest">SHA-256, lower hex, of salt and data.</param>
/// <param name="Listed">How many its roster holds.</param>
public sealed record ListStaff(string Staff, Watchkeeper By, string Digest, int Listed)
{
    public Decision<Statement> Decide(Mission mission, Instant now) => this switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        _ when !Hex.IsDigest(Digest) => Decision.Refuse("The digest of the personal data is not 32 bytes in lower hex."),
        _ when Listed >= mission.Modalities.StaffCeiling =>
            Decision.Refuse($"A delegation has at most {mission.Modalities.StaffCeiling} persons at the centre; {By.Delegation} has {Listed}."),
        _ => Decision.Accept<Statement>(new Statement.StaffListed(Staff, By.Delegation, By.Role, Digest, now)),
    };
}

/// <summary>A person leaves the roster; the entry of the coming stays.</summary>
public sealed record StrikeStaff(string Staff, Watchkeeper By)
{
    public Decision<Statement> Decide(Mission mission, StaffView? staff, Instant now) => staff switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        _ when staff is null || staff.Delegation != By.Delegation => Decision.Refuse("Your delegation has nobody of that id on its roster."),
        { LeftAt: not null } => Decision.Refuse("That person left the roster before."),
        _ => Decision.Accept<Statement>(new Statement.StaffLeft(Staff, By.Delegation, By.Role, now)),
    };
}

/// <summary>Personal data are taken away for good. Entry and digest stand, and tell nothing without the salt that goes with the data.</summary>
/// <param name="Of">Id of a person on the roster or of a visit.</param>
public sealed record ErasePersonalData(string Of, Watchkeeper By)
{
    public Decision<Statement> Decide(Mission mission, StaffView? staff, VisitView? visit, Instant now) => this switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        _ when (staff?.Delegation ?? visit?.Delegation) != By.Delegation => Decision.Refuse("Your delegation keeps no such data."),
        _ when (staff?.ErasedAt ?? visit?.ErasedAt) is not null => Decision.Refuse("They were taken away before."),
        _ => Decision.Accept<Statement>(new Statement.PersonalDataErased(Of, By.Delegation, By.Role, now)),
    };
}

/// <summary>How many each delegation has, which everybody concerned may know.</summary>
/// <param name="Ceiling">Of each delegation.</param>
/// <param name="ParityAsked">The modalities ask for equal numbers.</param>
/// <param name="Disparity">A sentence where the numbers differ though parity is asked for; null else.</param>
public sealed record StaffNumbers(IReadOnlyList<StaffNumber> Delegations, int Ceiling, bool ParityAsked, string? Disparity)
{
    public static StaffNumbers Of(Mission mission, IEnumerable<StaffView> staff)
    {
        var listed = staff.Where(one => one.LeftAt is null).CountBy(one => one.Delegation).ToDictionary(StringComparer.Ordinal);
        var ceiling = mission.Modalities.StaffCeiling;
        List<StaffNumber> numbers = [.. mission.Delegations.Select(one => Number(one.Id))];
        return new(numbers, ceiling, mission.Modalities.Parity, mission.Modalities.Parity && numbers.Select(one => one.Listed).Distinct().Count() > 1
            ? $"The delegations are not equal in number: {string.Join(", ", numbers.Select(one => $"{one.Delegation} {one.Listed}"))}."
            : null);

        StaffNumber Number(string delegation) => new(delegation, listed.GetValueOrDefault(delegation), ceiling - listed.GetValueOrDefault(delegation));
    }
}

public sealed record StaffNumber(string Delegation, int Listed, int Headroom);
