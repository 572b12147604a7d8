using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Engine.Cases;

namespace Truceline.Engine.Mandates;

/// <summary>Refuses the commands that an instrument carries which has lapsed. Every other command passes.</summary>
internal static class LapsedMandate
{
    public static string? Refusal(CentreCommand command, Register.Register register, Mission mission, Instant now) =>
        mission.Instruments.Count > 0 && DeedOf(command) is var (deed, delegation)
            ? CarriedDeeds.Refusal(mission, register.List<InstrumentView>(RegisterKinds.Instrument), deed, delegation, now)
            : null;

    /// <summary>Null for what no instrument carries.</summary>
    internal static (Deed Deed, string Delegation)? DeedOf(CentreCommand command) => command switch
    {
        CentreCommand.PlanFlight made => (Deed.PlanFlight, made.By.Delegation),
        CentreCommand.AskForLook made => (Deed.AskForLook, made.By.Delegation),
        CentreCommand.SendNotice made => (Deed.SendNotice, made.By.Delegation),
        CentreCommand.DraftModalities made => (Deed.DraftModalities, made.By),
        CentreCommand.ReplaceSensor made => (Deed.ReplaceSensor, made.By.Delegation),
        _ => null,
    };
}
