using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.People;
using Truceline.Core.Record;
using Truceline.Engine.Cases;

namespace Truceline.Engine.People;

/// <summary>Rosters, crossings and visits on their way to the log. All of a delegation's listings go by one stream, so that two at once cannot pass the ceiling.</summary>
internal sealed class StaffDesk(Register.Register register, Func<Mission> inForce) : IDesk
{
    /// <summary>Null where the command is none of these.</summary>
    public Step? StepOf(CentreCommand command, Instant now) => command switch
    {
        CentreCommand.ListStaff made => new Step($"staff/{made.By.Delegation}", () => new ListStaff(
            made.Staff, made.By, made.Digest, register.List<StaffView>(RegisterKinds.Staff).Count(one => one.Delegation == made.By.Delegation && one.LeftAt is null)).Decide(inForce(), now)),
        CentreCommand.StrikeStaff made => new Step(
            $"staff/{made.By.Delegation}", () => new StrikeStaff(made.Staff, made.By).Decide(inForce(), Staff(made.Staff), now)),
        CentreCommand.ErasePersonalData made => new Step(
            $"staff/{made.By.Delegation}", () => new ErasePersonalData(made.Of, made.By).Decide(inForce(), Staff(made.Of), Visit(made.Of), now)),
        CentreCommand.TellCrossing made => new Step($"crossings/{made.Tell.Delegation}", () => made.Tell.Decide(inForce())),
        CentreCommand.TellOutside made => new Step($"crossings/{made.Tell.Delegation}", () => made.Tell.Decide(inForce())),
        CentreCommand.PlanVisit made => new Step($"staff/{made.Plan.By.Delegation}", () => made.Plan.Decide(inForce(), now)),
        CentreCommand.EndVisit made => new Step(
            $"staff/{made.By.Delegation}", () => new EndVisit(made.Visit, made.By, made.Outcome).Decide(inForce(), Visit(made.Visit), now)),
        _ => null,
    };

    private StaffView? Staff(string id) => register.Get<StaffView>(RegisterKinds.Staff, id);

    private VisitView? Visit(string id) => register.Get<VisitView>(RegisterKinds.Visit, id);
}
