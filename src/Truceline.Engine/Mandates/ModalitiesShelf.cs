using System.Collections.Concurrent;
using Truceline.Core.Agreement;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Engine.Agreement;

namespace Truceline.Engine.Mandates;

/// <summary>
/// The modalities that were ever in force: those of the first rule set that was adopted, and those that both heads and the host consented
/// to since. What later rule sets write under <c>modalities</c> changes nothing: only consent does.
/// </summary>
public sealed class ModalitiesShelf(RuleSetShelf rules)
{
    private readonly ConcurrentDictionary<string, Modalities?> _read = new(StringComparer.Ordinal);

    /// <summary>The mission of the rule set in force, knowing every version of its modalities; null where none is at hand.</summary>
    public Mission? MissionOf(IRegisterRows rows) =>
        rows.Get<MissionView>(RegisterKinds.Mission, RegisterKinds.TheMission) is { RuleSets: [.., var last] } && rules.MissionOf(last.RuleSet) is { } mission
            ? With(mission, rows)
            : null;

    /// <summary>A mission that knows every version, with the modalities that it starts with.</summary>
    public Mission With(Mission mission, IRegisterRows rows)
    {
        var first = rows.Get<MissionView>(RegisterKinds.Mission, RegisterKinds.TheMission) is { RuleSets: [var adopted, ..] } ? rules.MissionOf(adopted.RuleSet) : null;
        var start = first?.Modalities ?? mission.Modalities;
        var agreed = rows.List<ModalitiesView>(RegisterKinds.Modalities)
            .Where(view => view is { Version: not null, InForce: not null })
            .OrderBy(view => view.Version)
            .Select(view => (View: view, Read: _read.GetOrAdd(view.Document, ModalitiesReader.Agreed)))
            .Where(pair => pair.Read is not null)
            .Select(pair => new ModalitiesVersion(pair.View.Version!.Value, pair.View.InForce, pair.View.Draft, pair.Read!));
        return mission with { Modalities = start, ModalitiesVersion = ModalitiesVersions.First, Agreed = new([.. ModalitiesVersions.Starting(start).All, .. agreed]) };
    }
}
