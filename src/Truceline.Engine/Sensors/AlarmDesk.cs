using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Record;
using Truceline.Core.Sensors;
using Truceline.Core.Shifts;
using Truceline.Engine.Cases;

namespace Truceline.Engine.Sensors;

/// <summary>What delegations do about alarms, on the way to the log.</summary>
/// <param name="alarmsOf">The alarms of a source as they are now; null where it does not run.</param>
internal sealed class AlarmDesk(Register.Register register, Mission mission, Func<string, IReadOnlyList<Alarm>?> alarmsOf)
{
    public Step Acknowledge(CentreCommand.AcknowledgeAlarm made, Instant now) => StepOf(
        made.By, () => new AcknowledgeAlarm(made.By, made.Source, made.Alarm, made.Raised).Decide(mission, alarmsOf(made.Source), now));

    public Step Shelve(CentreCommand.ShelveAlarm made, Instant now) => new(
        StreamOf(made.By),
        () => new ShelveAlarm(made.By, made.Source, made.Alarm, made.Until, made.Reason).Decide(mission, alarmsOf(made.Source), now),
        () => KeptFile.OfText(made.Reason?.Text, made.Reason?.Salt));

    public Step Resume(CentreCommand.ResumeAlarm made, Instant now) => StepOf(made.By, () => new ResumeAlarm(made.By, made.Source, made.Alarm).Decide(
        mission, register.Get<AlarmView>(RegisterKinds.Alarm, AlarmView.IdOf(made.By.Delegation, made.Source, made.Alarm)), now));

    private static Step StepOf(Watchkeeper by, Func<Core.Cases.Decision<Statement>> decide) => new(StreamOf(by), decide);

    private static string StreamOf(Watchkeeper by) => $"watch/{by.Delegation}";
}
