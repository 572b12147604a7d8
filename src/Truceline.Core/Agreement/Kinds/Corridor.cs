using NodaTime;
using Truceline.Core.Cases;

namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>A road kept open under somebody's control: civil traffic may use it, so that an entry alone says nothing.</summary>
    /// <param name="Avoids">Ids of gazetteer places that the corridor may not contain.</param>
    /// <param name="NeedsIdentification">Acts that breach it only if their author is not civil, which no track tells.</param>
    public sealed record Corridor(
        string Zone, IReadOnlyList<Act> Acts, IReadOnlyList<Act> NeedsIdentification, IReadOnlyList<string> Avoids) : ClauseRule
    {
        public override string Zone { get; } = Zone;

        public override IReadOnlyList<Act> Acts { get; } = Acts;

        /// <summary>Id of the road that it is drawn along; null where it is not known.</summary>
        public string? Route { get; init; }

        /// <summary>Metres from edge to edge; null where the agreement does not say.</summary>
        public double? Width { get; init; }

        /// <summary>Ids of zones that the corridor may not touch.</summary>
        public IReadOnlyList<string> Excludes { get; init; } = [];

        /// <summary>Id of the one under whose control it stands; null where nobody is named.</summary>
        public string? ControlledBy { get; init; }

        /// <summary>For how long the road may be shut before that is a breach.</summary>
        public Duration Tolerance { get; init; }

        public override ClauseRule ReadAs(Reading reading) => reading.Acts is { } acts
            ? new Corridor(Zone, acts, NeedsIdentification, Avoids)
            {
                Route = Route, Width = Width, Excludes = Excludes, ControlledBy = ControlledBy, Tolerance = Tolerance,
            }
            : this;

        private protected override string? Doubt(JudgedAct act) => !Acts.Contains(act.Act) && NeedsIdentification.Contains(act.Act)
            ? $"Whether the act ({Kebab.Of(act.Act)}) was civil, which is allowed, no track tells."
            : null;

        /// <summary>By its acts, and by how long the road was shut.</summary>
        internal override IReadOnlyList<DayAnswer> JudgeDay(DayQuestion question)
        {
            var acts = ActsOfDay.Judge(this, question);
            return Passage.IsRecorded(question, Zone)
                ? [.. acts.Select(answer => DayAnswer.Worst([answer, Passage.Judge(question, Zone, Tolerance) with { Drawings = answer.Drawings }]))]
                : acts;
        }
    }
}
