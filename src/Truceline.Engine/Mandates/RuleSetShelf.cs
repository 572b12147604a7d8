using System.Collections.Concurrent;
using Truceline.Core.Agreement;
using Truceline.Core.Record;
using Truceline.Engine.Agreement;

namespace Truceline.Engine.Mandates;

/// <summary>
/// Every rule set that was adopted, read from its copy in <c>mission/</c> when something first asks for it. A copy whose files are not
/// those of its name is no rule set: incidents under it read <i>not tested</i>.
/// </summary>
public sealed class RuleSetShelf(string dataFolder)
{
    private readonly ConcurrentDictionary<string, Mission?> _missions = new(StringComparer.Ordinal);

    /// <summary>Null where the rule set is not at hand.</summary>
    public Mission? MissionOf(string ruleSet) => _missions.GetOrAdd(ruleSet, Read);

    /// <summary>The clauses of a rule set; null where it is not at hand.</summary>
    public ClauseTest? Of(string ruleSet) => MissionOf(ruleSet) is { } mission ? ClauseTests.Of(mission) : null;

    private Mission? Read(string ruleSet) =>
        (MissionReader.ReadAdopted(dataFolder, ruleSet) as MissionReading.Accepted)?.Mission;
}
