using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Impediments;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Engine.Cases;

namespace Truceline.Engine.Impediments;

/// <summary>What persons say of impediments, on its way to the log.</summary>
internal sealed class ImpedimentDesk(Register.Register register, Func<Mission> inForce) : IDesk
{
    /// <summary>Null where the command is about no impediment.</summary>
    public Step? StepOf(CentreCommand command, Instant now) => command switch
    {
        CentreCommand.StateImpediment made => new Step(
            $"impediment/{ShiftIds.Of('m', made.Command)}",
            () => new StateImpediment(
                ShiftIds.Of('m', made.Command), made.By, made.Kind, made.Source, made.Sector, made.From, made.To, made.DeniedBy, made.Words, made.Language).Decide(inForce(), now),
            () => KeptFile.OfText(made.Words?.Text, made.Words?.Salt)),
        CentreCommand.EndImpediment made => new Step(StreamOf(made.Impediment), () => new EndImpediment(made.By, made.To).Decide(Find(made.Impediment), now)),
        CentreCommand.WithdrawImpediment made => new Step(
            StreamOf(made.Impediment), () => new WithdrawImpediment(made.By, made.Reason).Decide(Find(made.Impediment), now),
            () => KeptFile.OfText(made.Reason?.Text, made.Reason?.Salt)),
        CentreCommand.ReviewImpediment made => new Step(
            StreamOf(made.Impediment), () => new ReviewImpediment(made.By, made.Confirmed, made.Reason).Decide(inForce(), Find(made.Impediment), now),
            () => KeptFile.OfText(made.Reason?.Text, made.Reason?.Salt)),
        _ => null,
    };

    private ImpedimentView? Find(string id) => register.Get<ImpedimentView>(RegisterKinds.Impediment, id);

    /// <summary>An id that nobody gave has no stream; its refusal is decided in the mission's.</summary>
    private string StreamOf(string id) => Find(id) is { } view ? $"impediment/{view.Impediment}" : "mission";
}
