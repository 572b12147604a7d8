using Truceline.Core.Places;
using Truceline.Core.Cases;

namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>The parties stay where they stood: nobody moves across or into the strip along the line.</summary>
    /// <param name="Line">Id of the baseline that the strip was drawn along; a version that a party accepts is the baseline under it.</param>
    public sealed record PositionsFreeze(string Zone, string Line, IReadOnlyList<Act> Acts) : ClauseRule
    {
        public override string Zone { get; } = Zone;

        public override IReadOnlyList<Act> Acts { get; } = Acts;

        /// <summary>Id of the control areas on either side of the baseline, in which reported positions are looked up; null: none.</summary>
        public string? Areas { get; init; }

        public override ClauseRule ReadAs(Reading reading) =>
            reading.Acts is { } acts ? new PositionsFreeze(Zone, Line, acts) { Areas = Areas } : this;

        /// <summary>By the acts of the day, and by positions reported on another party's side of the baseline.</summary>
        internal override IReadOnlyList<DayAnswer> JudgeDay(DayQuestion question)
        {
            var acts = ActsOfDay.Judge(this, question);
            List<Fact.Located> places = [.. question.FactsOf<Fact.Located>(fact => fact.At).Where(fact => fact.Party == question.Subject && question.InDay(fact.At))];
            return Areas is null || places.Count == 0
                ? acts
                : [.. question.Accepted(Areas).Select(drawing => Beyond(drawing, places, question.Subject)).SelectMany(beyond => acts.Select(answer => DayAnswer.Worst([answer, beyond])))];
        }

        private DayAnswer Beyond(GeometryVersion drawing, List<Fact.Located> places, string subject)
        {
            List<(Fact.Located Fact, double Beyond)> beyond = [.. places.Select(fact => (Fact: fact, Beyond: InOthersArea(drawing, fact.Place, subject)))
                .Where(pair => pair.Beyond >= TestIncident.InZone)];
            return beyond.Count == 0
                ? new DayAnswer(ClauseOutcome.DoesNotApply, "No position is recorded beyond the baseline.", [])
                : new DayAnswer(ClauseOutcome.Breached, $"A position recorded for the day lay beyond the baseline with {DayAnswer.Percent(beyond.Max(pair => pair.Beyond))}.", [.. beyond.Select(pair => pair.Fact.Id)])
                    { Drawings = [new(Areas!, drawing.Number)], Probability = beyond.Max(pair => pair.Beyond) };
        }

        private static double InOthersArea(GeometryVersion drawing, PlacedPoint place, string subject)
        {
            var mass = new GaussianMass(place);
            return Rounding.Probability(drawing.Areas.Where(area => area.Party is not null && area.Party != subject).Sum(area => mass.In(area.Shape)));
        }
    }
}
