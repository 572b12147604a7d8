using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Core.Marks;

/// <summary>
/// What withdrawing, joining and splitting ask first: a delegation changes its own marks alone, one that still stands, gives a
/// reason, and leaves one that is part of a case to those who judge it.
/// </summary>
internal static class MarkChange
{
    public const int MaxReason = 500;

    public static Refusal? Refusal(Marker by, Mission mission, IncidentView? incident, string reason) => incident switch
    {
        _ when by.Refusal(mission) is { } refusal => refusal,
        _ when string.IsNullOrWhiteSpace(reason) => Decision.Refuse("Say in a few words why."),
        _ when reason.Length > MaxReason => Decision.Refuse($"The reason has more than {MaxReason} characters."),
        null => Decision.Refuse("The register has no incident of that name."),
        { Mark: null } => Decision.Refuse($"{incident.Incident} was alleged by the machine; it is judged in a case, and not taken back by anyone."),
        { Mark.Delegation: var marker } when marker != by.Delegation => Decision.Refuse($"{incident.Incident} was marked by {marker}, which alone can change it."),
        { Mark.Standing: not MarkStanding.Stands } => Decision.Refuse($"{incident.Incident} does not stand any more: it was {Kebab.Of(incident.Mark.Standing)}."),
        { Cases.Count: > 0 } => Decision.Refuse($"{incident.Incident} is part of {incident.Cases[0]}; what it was is judged there."),
        _ => null,
    };
}
