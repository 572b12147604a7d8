using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Reports;
using Truceline.Core.Shifts;
using Truceline.Engine.Cases;

namespace Truceline.Engine.Reports;

/// <summary>Reports from the ground on their way to the log. One that is sent twice is entered once.</summary>
internal sealed class ReportDesk(Func<Mission> inForce) : IDesk
{
    private Mission Mission => inForce();

    /// <summary>Null where the command is no report.</summary>
    public Step? StepOf(CentreCommand command, Instant now) => command is CentreCommand.ReportFromGround made
        ? new Step(
            $"incident/{ShiftIds.Of('g', made.Command)}",
            () => new GroundReport(
                ShiftIds.Of('g', made.Command), made.Role, made.Post, made.Sense, made.Act, made.Count, made.Sector, made.Made, made.Note) { Weapon = made.Weapon }.Decide(Mission, now),
            () => KeptFile.OfText(made.Note?.Text, made.Note?.Salt))
        : null;
}
