using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Engine.Cases;

/// <summary>Replies of parties to results that name them, on their way to the log.</summary>
internal sealed class ReplyDesk(Register.Register register, Func<Mission> inForce) : IDesk
{
    /// <summary>Null where the command is no reply.</summary>
    public Step? StepOf(CentreCommand command, Instant now) => command is CentreCommand.FileReply made
        ? new Step(
            register.Get<CaseView>(RegisterKinds.Case, made.Case) is { } file ? $"reply/{file.Case}" : "mission",
            () => new FileReply(made.Words, made.Language).Decide(RightOf(made, now), now),
            () => KeptFile.OfText(made.Words?.Text, made.Words?.Salt))
        : null;

    private RightOfReply? RightOf(CentreCommand.FileReply made, Instant now) => register.Get<CaseView>(RegisterKinds.Case, made.Case) is { } file
        ? RightOfReply.Of(inForce(), file.AsOf(now), register.List<ReplyView>(RegisterKinds.Reply).Where(reply => reply.Case == file.Case))
            .FirstOrDefault(right => right.Party == made.Party)
        : null;
}
