using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Claims;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Engine.Cases;

namespace Truceline.Engine.Claims;

/// <summary>What parties tell the centre, on its way to the log: complaints and what is done with them.</summary>
internal sealed class ClaimDesk(Register.Register register, Func<Mission> inForce) : IDesk
{
    private Mission Mission => inForce();

    /// <summary>Null where the command is none of a party's claims.</summary>
    public Step? StepOf(CentreCommand command, Instant now) => command switch
    {
        CentreCommand.FileComplaint made => File(made, now),
        CentreCommand.AcknowledgeComplaint made => Tend(made.Complaint, view => () => new AcknowledgeComplaint(made.Complaint, made.By).Decide(Mission, view, now)),
        CentreCommand.TaskComplaint made => Tend(made.Complaint, view => () => new TaskComplaint(made.Complaint, made.By, made.Look, made.Case)
            .Decide(Mission, view, IsKnown(made), now)),
        CentreCommand.AnswerComplaint made => Tend(
            made.Complaint,
            view => () => new AnswerComplaint(made.Complaint, made.By, made.Words, made.Language, made.Case)
                .Decide(Mission, view, made.Case is { } number ? register.Get<CaseView>(RegisterKinds.Case, number) : null, now),
            made.Words),
        _ => null,
    };

    private Step File(CentreCommand.FileComplaint made, Instant now)
    {
        var number = FileComplaint.NumberOf(Mission.Id, now.InUtc().Year, register.Ids(RegisterKinds.Complaint));
        return new Step(
            $"complaint/{number}",
            () => new FileComplaint(number, made.Party, made.Form, made.What, made.Language, made.Files).Decide(Mission, now),
            () =>
            [
                .. KeptFile.OfText(made.What?.Text, made.What?.Salt),
                .. made.Files.Select((file, i) => new KeptFile(ComplaintFiles.PathOf(number, i + 1, file.Type), file.Bytes, IsVouchedFor: true)),
            ]);
    }

    /// <summary>A number that nobody gave has no stream; its refusal is decided in the Mission's.</summary>
    private Step Tend(string number, Func<ComplaintView?, Func<Core.Cases.Decision<Statement>>> decide, OwnWords? words = null)
    {
        var view = register.Get<ComplaintView>(RegisterKinds.Complaint, number);
        return new Step(view is null ? "mission" : $"complaint/{view.Complaint}", decide(view), () => KeptFile.OfText(words?.Text, words?.Salt));
    }

    private bool IsKnown(CentreCommand.TaskComplaint made) =>
        (made.Look is { } look && register.Get<LookView>(RegisterKinds.Look, look) is not null) ||
        (made.Case is { } number && register.Get<CaseView>(RegisterKinds.Case, number) is not null);
}
