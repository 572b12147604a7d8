using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cards;
using Truceline.Core.Record;
using Truceline.Engine.Cases;

namespace Truceline.Engine.Cards;

/// <summary>Cards that are snoozed, on the way to the log.</summary>
internal sealed class CardDesk(Register.Register register, Mission mission)
{
    public Step Snooze(CentreCommand.SnoozeCard made, Instant now) => new(
        $"watch/{made.By.Delegation}",
        () => new SnoozeCard(made.Card, made.By, made.Until, made.Reason).Decide(mission, register.Get<IncidentView>(RegisterKinds.Incident, made.Card), now),
        () => KeptFile.OfText(made.Reason?.Text, made.Reason?.Salt));
}
