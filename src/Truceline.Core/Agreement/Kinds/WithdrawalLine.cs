using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Record;

namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>Weapons stand no nearer to a line than their class and calibre allow.</summary>
    /// <param name="Line">Id of the line that distances are taken from.</param>
    public sealed record WithdrawalLine(string Line, IReadOnlyList<WithdrawalBand> Bands) : ClauseRule
    {
        /// <summary>
        /// By the weapons that were reported as the subject's, and by those of which a presence was recorded as an incident: they are
        /// taken to be of whoever holds the ground, separately for each drawing of the line and of the areas.
        /// </summary>
        internal override IReadOnlyList<DayAnswer> JudgeDay(DayQuestion question)
        {
            List<Stood> reported = [.. question.FactsOf<Fact.Located>(fact => fact.At)
                .Where(fact => fact.Party == question.Subject && fact.Weapon is not null && question.InDay(fact.At))
                .Select(fact => new Stood(fact.Id, fact.Weapon, fact.Place, 1, 1))];
            List<IncidentView> seen = [.. question.Incidents.Select(tested => tested.Incident).Where(incident => incident.Act == Act.Presence)];
            List<DrawingRef?> areas = [.. seen.SelectMany(incident => incident.Attribution).Select(share => new DrawingRef(share.Geometry, share.Version)).Distinct()
                .OrderBy(drawing => drawing.Geometry, StringComparer.Ordinal).ThenBy(drawing => drawing.Version)];
            var lines = question.Accepted(Line);
            return reported.Count + seen.Count == 0 ? [DayAnswer.NotObservable(Nothing)]
                : lines.Count == 0 ? [DayAnswer.NotObservable("No party accepts a drawing of the line for that time.")]
                : [.. lines.SelectMany(line => areas.DefaultIfEmpty().Select(drawing =>
                    One(line, drawing, [.. reported, .. seen.Select(incident => Under(drawing, incident, question.Subject))])))];
        }

        private const string Nothing = "No weapon is recorded for the day, whether or not any stood there.";

        private static Stood Under(DrawingRef? areas, IncidentView incident, string subject)
        {
            List<AttributionShare> shares = [.. incident.Attribution.Where(share => new DrawingRef(share.Geometry, share.Version) == areas && share.Party is not null)];
            return new(
                incident.Incident, incident.Weapon, incident.Place, shares.Where(share => share.Party == subject).Sum(share => share.Probability),
                shares.Select(share => share.Probability).DefaultIfEmpty(0).Max());
        }

        private DayAnswer One(GeometryVersion line, DrawingRef? areas, IReadOnlyList<Stood> weapons)
        {
            List<(Stood Weapon, double? Nearer)> tested = [.. weapons.Select(weapon => (weapon, Nearer(line, weapon)))];
            List<(Stood Weapon, double? Nearer)> mine = [.. tested.Where(pair => pair.Weapon.Mine >= TestIncident.InZone)];
            List<(Stood Weapon, double? Nearer)> near = [.. mine.Where(pair => pair.Nearer >= TestIncident.InZone)];
            List<string> unknown = [.. mine.Where(pair => pair.Nearer is null).Select(pair => pair.Weapon.Id)];
            List<string> nobodys = [.. tested.Where(pair => pair.Weapon.Most < TestIncident.InZone && pair.Nearer is null or >= TestIncident.InZone).Select(pair => pair.Weapon.Id)];
            var answer = near.Count > 0 ? new DayAnswer(
                    ClauseOutcome.Breached,
                    $"{near.Count} stood nearer to the line than allowed, the likeliest with {DayAnswer.Percent(near.Max(pair => pair.Nearer!.Value))}. How much was observed is not known.",
                    [.. near.Select(pair => pair.Weapon.Id)])
                    { Probability = Rounding.Probability(near.Max(pair => pair.Nearer!.Value * pair.Weapon.Mine)) }
                : unknown.Count > 0 ? DayAnswer.NotObservable("Of a weapon near the line what is recorded of class and calibre does not tell how far it must stand.", unknown)
                : mine.Count == 0 ? DayAnswer.NotObservable(Nothing)
                : new DayAnswer(ClauseOutcome.NoBreachObserved, "Every weapon recorded for the day stood far enough from the line; what was not recorded is not known.", [.. mine.Select(pair => pair.Weapon.Id)]);
            return answer with { Drawings = areas is null ? [new(Line, line.Number)] : [new(Line, line.Number), areas], Open = [.. unknown, .. nobodys] };
        }

        /// <summary>That it stood nearer than its band allows; 0 where no band is for it, null where what is known of it does not tell.</summary>
        private double? Nearer(GeometryVersion line, Stood weapon)
        {
            List<(bool? Holds, double Nearer)> bands = [.. Bands.Select(band => (
                band.Weapons.Holds(weapon.Weapon), Rounding.Probability(DistanceToLine.Nearer(weapon.Place, line.Lines, band.Metres))))];
            var sure = bands.Where(band => band.Holds == true).Select(band => band.Nearer).DefaultIfEmpty(0).Max();
            return sure < TestIncident.InZone && bands.Any(band => band.Holds is null && band.Nearer >= TestIncident.InZone) ? null : sure;
        }

        /// <param name="Mine">That it is the subject's.</param>
        /// <param name="Most">That it is of whoever's it most probably is.</param>
        private sealed record Stood(string Id, Weapon? Weapon, PlacedPoint Place, double Mine, double Most);
    }
}

/// <param name="Metres">The least distance from the line.</param>
public sealed record WithdrawalBand(WeaponScope Weapons, double Metres);
