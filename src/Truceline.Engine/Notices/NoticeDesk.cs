using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Notices;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Engine.Cases;

namespace Truceline.Engine.Notices;

/// <summary>Notices to the parties and from them, on their way to the log.</summary>
internal sealed class NoticeDesk(Register.Register register, Func<Mission> inForce) : IDesk
{
    /// <summary>Null where the command is no notice.</summary>
    public Step? StepOf(CentreCommand command, Instant now) => command switch
    {
        CentreCommand.SendNotice made => new Step(
            $"notice/{ShiftIds.Of('n', made.Command)}",
            () => new SendNotice(ShiftIds.Of('n', made.Command), made.By, made.Kind, made.Sector, made.From, made.Until, made.Words, made.Language).Decide(inForce(), now),
            () => KeptFile.OfText(made.Words?.Text, made.Words?.Salt)),
        CentreCommand.AcknowledgeNotice made => Acknowledge(made, register.Get<NoticeView>(RegisterKinds.Notice, made.Notice), now),
        CentreCommand.NotifyMovement made => new Step(
            $"movement/{ShiftIds.Of('v', made.Command)}",
            () => new NotifyMovement(
                ShiftIds.Of('v', made.Command), made.Party, made.Kind, made.Sector, made.From, made.To, made.ShownFrom, made.Words, made.Language).Decide(inForce(), now),
            () => KeptFile.OfText(made.Words?.Text, made.Words?.Salt)),
        _ => null,
    };

    /// <summary>An id that nobody gave has no stream; its refusal is decided in the mission's.</summary>
    private static Step Acknowledge(CentreCommand.AcknowledgeNotice made, NoticeView? view, Instant now) => new(
        view is null ? "mission" : $"notice/{view.Notice}", () => new AcknowledgeNotice(made.Notice, made.Party).Decide(view, now));
}
