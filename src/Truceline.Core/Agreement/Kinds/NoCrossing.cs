using Truceline.Core.Cases;
using Truceline.Core.Detection;
using Truceline.Core.Places;
using Truceline.Core.Record;

namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>Nobody goes from one party's area into another's; which areas these are is drawn on either side of the line.</summary>
    /// <param name="Areas">Id of the control areas.</param>
    public sealed record NoCrossing(string Areas, IReadOnlyList<Act> Acts) : ClauseRule
    {
        public override IReadOnlyList<Act> Acts { get; } = Acts;

        public override string TestedOn => Areas;

        public override ClauseRule ReadAs(Reading reading) => reading.Acts is { } acts ? new NoCrossing(Areas, acts) : this;

        /// <summary>That the place last lain outside and the place reached are of different parties; 0 where it was never seen before.</summary>
        internal override double Share(Statement.IncidentRaised incident, GeometryVersion drawing)
        {
            if (incident.LastOutside is not { } before)
            {
                return 0;
            }

            var (from, to) = (new GaussianMass(before), new GaussianMass(incident.Place));
            var crossed = 0.0;
            foreach (var left in drawing.Areas)
            {
                foreach (var reached in drawing.Areas.Where(area => area.Party != left.Party))
                {
                    crossed += from.In(left.Shape) * to.In(reached.Shape);
                }
            }

            return Math.Min(crossed, 1);
        }

        internal override (ClauseOutcome Outcome, string Because) JudgeAct(JudgedAct act, double inside) => Acts.Contains(act.Act) switch
        {
            false => (ClauseOutcome.DoesNotApply, $"The act ({Kebab.Of(act.Act)}) is not one that the clause forbids."),
            true when inside < TestIncident.InZone =>
                (ClauseOutcome.DoesNotApply, $"It went from one party's area into another's with {Share(inside)} only."),
            true => (ClauseOutcome.Breached, $"It went from one party's area into another's with {Share(inside)} ({Kebab.Of(act.Act)})."),
        };
    }
}
