using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Engine.Cases;
using Truceline.Engine.Register;

namespace Truceline.Engine.Shifts;

/// <summary>Watch business on its way to the log: handovers, look-requests, flight plans, facts that are reported.</summary>
internal sealed class ShiftDesk(Register.Register register, Func<Mission> inForce) : IDesk
{
    private Mission Mission => inForce();

    /// <summary>Null where the command is none of the watch's business.</summary>
    public Step? StepOf(CentreCommand command, Instant now) => command switch
    {
        CentreCommand.HandOverShift made => StepOf(made.By, made.Log, () => new HandOverShift(
            ShiftIds.Of('h', made.Command), made.By, made.Officer, made.Log, made.Matters).Decide(Mission, OpenMatters.Of(new RegisterReading(register), now), now)),
        CentreCommand.TakeOverShift made => StepOf(made.By, null, () => new TakeOverShift(made.Handover, made.By, made.Officer)
            .Decide(Mission, register.Get<HandoverView>(RegisterKinds.Handover, made.Handover), now)),
        CentreCommand.AskForLook made => StepOf(made.By, made.What, () => new AskForLook(
            ShiftIds.Of('l', made.Command), made.By, made.Source, made.Place, made.From, made.Until, made.What).Decide(Mission, now)),
        CentreCommand.AnswerLook made => StepOf(made.By, made.Words, () => new AnswerLook(made.Look, made.By, made.Outcome, made.Words)
            .Decide(Mission, register.Get<LookView>(RegisterKinds.Look, made.Look), now)),
        CentreCommand.PlanFlight made => StepOf(made.By, null, () => new PlanFlight(
            ShiftIds.Of('f', made.Command), made.By, made.Source, made.From, made.To).Decide(Mission, now)),
        CentreCommand.CancelFlight made => StepOf(made.By, made.Reason, () => new CancelFlight(made.Flight, made.By, made.Reason)
            .Decide(Mission, register.Get<FlightView>(RegisterKinds.Flight, made.Flight), now)),
        CentreCommand.ReportFact made => StepOf(made.By, made.Note, () => new ReportFact(
            ShiftIds.Of('r', made.Command), made.By, made.Form, made.Provenance, made.Note).Decide(Mission, now)),
        CentreCommand.JudgeFact made => StepOf(made.By, made.Words, () => new JudgeFact(made.Fact, made.By, made.Verdict, made.Words)
            .Decide(Mission, register.Get<FactView>(RegisterKinds.Fact, made.Fact), now)),
        CentreCommand.WithdrawFact made => StepOf(made.By, made.Reason, () => new WithdrawFact(made.Fact, made.By, made.Reason)
            .Decide(Mission, register.Get<FactView>(RegisterKinds.Fact, made.Fact), now)),
        _ => null,
    };

    private static Step StepOf(Watchkeeper by, OwnWords? words, Func<Decision<Statement>> decide) =>
        new($"watch/{by.Delegation}", decide, () => KeptFile.OfText(words?.Text, words?.Salt));
}
