using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Truceline.Core.Agreement;
using Truceline.Core.Attribution;
using Truceline.Core.Cases;
using Truceline.Core.Detection;
using Truceline.Core.Places;
using Truceline.Core.Record;

namespace Truceline.Core.Incidents;

/// <summary>Turns an entry into a zone into the statement that alleges it.</summary>
public static class RaiseIncident
{
    /// <summary>
    /// The statement, with recorded values rounded first and the attribution worked out from the rounded ones, so that it
    /// can be worked out again from the record alone.
    /// </summary>
    public static Statement.IncidentRaised From(
        Mission mission, string source, SceneEvent.ZoneEntered entry, IReadOnlyList<EvidenceCitation> evidence)
    {
        var act = mission.SourceOf(source)?.TargetAct ?? Act.CrossingByVehicle;
        var place = Rounding.Of(entry.Place);
        var lastOutside = entry.LastOutside is { } outside ? Rounding.Of(outside) : null;
        return new Statement.IncidentRaised(
            IdOf(source, entry),
            source,
            entry.Track,
            act,
            entry.Zone,
            entry.At.Claimed,
            entry.At.Received,
            place,
            lastOutside,
            AttributeAct.To(mission, act, place, lastOutside, entry.At.Claimed, entry.At.Received),
            evidence,
            mission.RuleSet,
            mission.ModalitiesVersion);
    }

    /// <summary>The same entry always has the same id: 64 bits of the SHA-256 of source, claimed time, track and zone.</summary>
    public static string IdOf(string source, SceneEvent.ZoneEntered entry)
    {
        var ticks = entry.At.Claimed.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture);
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{ticks}\n{entry.Track}\n{entry.Zone}"));
        return $"i-{Convert.ToHexStringLower(digest, 0, 8)}";
    }
}
