using Truceline.Core.Agreement;
using Truceline.Core.Cases;

namespace Truceline.Core.Shifts;

/// <summary>Who acts on the watch floor: a delegation, and in what role. No person is named in the log.</summary>
/// <param name="Role">duty-officer, reviewer or head.</param>
public sealed record Watchkeeper(string Delegation, string Role)
{
    internal Refusal? Refusal(Mission mission) =>
        mission.Delegations.Any(delegation => delegation.Id == Delegation) ? null : Decision.Refuse($"{Delegation} is not a delegation of this mission.");
}
