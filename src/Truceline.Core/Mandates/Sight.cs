using Truceline.Core.Record;

namespace Truceline.Core.Mandates;

/// <summary>What of the machine's opinion a reader sees: none of a case's before the reader's delegation has sealed its own.</summary>
public static class Sight
{
    public const string Withheld = "Withheld until your delegation has sealed its own assessment.";

    /// <param name="cases">The cases that the incident is part of.</param>
    /// <param name="shownAlways">The modalities say otherwise.</param>
    public static IncidentView Of(IncidentView incident, IEnumerable<CaseView> cases, string? delegation, bool shownAlways = false) =>
        shownAlways || cases.All(file => MaySee(file, delegation)) ? incident : incident.WithoutAttribution(Withheld);

    /// <summary>In a later round nothing is closed again: both saw it when the first was closed.</summary>
    private static bool MaySee(CaseView file, string? delegation) =>
        file.Stage != Stage.Assessing || file.Rounds.Count > 1 ||
        file.Rounds[^1].Delegations.Any(seat => seat.Delegation == delegation && seat.State != SealState.NotSealed);
}
