using NodaTime;
using Truceline.Core.Marks;
using Truceline.Core.Reports;

namespace Truceline.Core.Record;

/// <summary>What a report from the ground says beyond the incident that it is.</summary>
/// <param name="Note">Salted digest; null where there is none.</param>
/// <param name="Made">By the reporter's clock.</param>
/// <param name="Received">By the centre's.</param>
/// <param name="FellOn">For an impact: on whose area it fell. It counts towards nobody's responsibility.</param>
public sealed record ReportView(
    string Role, string Post, Sense Sense, ReportedCount Count, ReportedSector Sector, Instant Made, Instant Received, IReadOnlyList<AttributionShare> FellOn,
    string? Note)
{
    /// <summary>Until then the own position is told as a 1 km cell, and everything that follows from it; null where the reader sees it as it is entered.</summary>
    public Instant? OpensAt { get; init; }
}

public static class ReportProjection
{
    /// <summary>The first statement of an id counts.</summary>
    internal static void Apply(EntryFacts entry, Statement.GroundReported made, RuleShelf rules, IRegisterRows rows)
    {
        if (rows.Get<IncidentView>(RegisterKinds.Incident, made.Report) is not null)
        {
            return;
        }

        IncidentProjection.Apply(entry, Alleged(made), rules, rows);
        if (rows.Get<IncidentView>(RegisterKinds.Incident, made.Report) is { } incident)
        {
            IncidentProjection.Put(rows, incident with
            {
                Track = null, Zone = null,
                Report = new(made.Role, made.Post, made.Sense, made.Count, made.Sector, made.Made, made.Received, made.FellOn, made.Note),
            });
        }
    }

    /// <summary>In the form in which clauses are tested: they ask for an act, a place and its times, and not who noticed it.</summary>
    public static Statement.IncidentRaised Alleged(Statement.GroundReported made) => new(
        made.Report, made.Post, "", made.Act, "", made.Made, made.Received, made.Place, null, made.Attribution, [], made.RuleSet, made.Modalities) { Weapon = made.Weapon };
}
