using Truceline.Core.Places;
namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>Weapons stand no nearer to a line than their class and calibre allow.</summary>
    /// <param name="Line">Id of the line that distances are taken from.</param>
    public sealed record WithdrawalLine(string Line, IReadOnlyList<WithdrawalBand> Bands) : ClauseRule
    {

        internal override IReadOnlyList<DayAnswer> JudgeDay(DayQuestion question)
        {
            List<Fact.Located> weapons = [.. question.FactsOf<Fact.Located>(fact => fact.At)
                .Where(fact => fact.Party == question.Subject && fact.Weapon is not null && question.InDay(fact.At))];
            var lines = question.Accepted(Line);
            return weapons.Count == 0 ? [DayAnswer.NotObservable("No weapon is recorded for the day, whether or not any stood there.")]
                : lines.Count == 0 ? [DayAnswer.NotObservable("No party accepts a drawing of the line for that time.")]
                : [.. lines.Select(line => One(line, weapons))];
        }

        private DayAnswer One(GeometryVersion line, List<Fact.Located> weapons)
        {
            List<(Fact.Located Fact, double? Nearer)> tested = [.. weapons.Select(fact => (fact, Nearer(line, fact)))];
            List<(Fact.Located Fact, double? Nearer)> near = [.. tested.Where(pair => pair.Nearer >= TestIncident.InZone)];
            List<string> unknown = [.. tested.Where(pair => pair.Nearer is null).Select(pair => pair.Fact.Id)];
            DrawingRef[] drawings = [new(Line, line.Number)];
            return near.Count > 0 ? new DayAnswer(
                    ClauseOutcome.Breached, $"{near.Count} stood nearer to the line than allowed, the likeliest with {DayAnswer.Percent(near.Max(pair => pair.Nearer!.Value))}.",
                    [.. near.Select(pair => pair.Fact.Id)]) { Drawings = drawings, Probability = near.Max(pair => pair.Nearer), Open = unknown }
                : unknown.Count > 0 ? DayAnswer.NotObservable("Of a weapon near the line neither class nor calibre is recorded.", unknown) with { Drawings = drawings, Open = unknown }
                : new DayAnswer(ClauseOutcome.NoBreachObserved, "Every weapon recorded for the day stood far enough from the line; what was not recorded is not known.", [.. weapons.Select(fact => fact.Id)])
                    { Drawings = drawings };
        }

        /// <summary>That it stood nearer than its band allows; 0 where no band is for it, null where what is known of it does not tell.</summary>
        private double? Nearer(GeometryVersion line, Fact.Located fact)
        {
            List<(bool? Holds, double Nearer)> bands = [.. Bands.Select(band => (
                band.Weapons.Holds(fact.Weapon), Rounding.Probability(DistanceToLine.Nearer(fact.Place, line.Lines, band.Metres))))];
            var sure = bands.Where(band => band.Holds == true).Select(band => band.Nearer).DefaultIfEmpty(0).Max();
            return sure < TestIncident.InZone && bands.Any(band => band.Holds is null && band.Nearer >= TestIncident.InZone) ? null : sure;
        }
    }
}

/// <param name="Metres">The least distance from the line.</param>
public sealed record WithdrawalBand(WeaponScope Weapons, double Metres);
