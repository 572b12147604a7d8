using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Engine;
using Truceline.Engine.Cases;
using Truceline.Server.Access;

namespace Truceline.Server.Cases;

/// <param name="Words">Free text, kept outside the log under its salted digest.</param>
public sealed record ReplyForm(string Words, string WordsSalt, string Language, string Command);

/// <param name="Words">What the party said; null where it did not, or where the words were taken away.</param>
public sealed record ReplyAnswer(RightOfReply Right, string? Words);

/// <summary>The right of reply: a liaison reads and answers what names its own party, the delegations read all.</summary>
public static class ReplyEndpoints
{
    public static void MapReplies(this IEndpointRouteBuilder app)
    {
        var replies = app.MapGroup("/api/replies").WithTags("Cases").WaitingForMinIndex();
        replies.MapGet("", (Centre centre, Caller caller) => All(centre, caller).ToArray()).For(Deed.ReadCases, Deed.Reply).Produces<ReplyAnswer[]>();
        replies.MapPost("/{number}", (string number, ReplyForm form, Caller caller, Centre centre, CancellationToken cancellation) => caller.Party is { } party
            ? centre.AnswerAsync(
                new CentreCommand.FileReply(Commands.Id($"party/{party}", form.Command), party, number, new OwnWords(form.Words, form.WordsSalt), form.Language), cancellation)
            : Task.FromResult(Refusals.Forbidden("This account speaks for no party."))).For(Deed.Reply).IsCommand();
    }

    private static IEnumerable<ReplyAnswer> All(Centre centre, Caller caller)
    {
        var filed = centre.Register.List<ReplyView>(RegisterKinds.Reply).ToLookup(reply => reply.Case);
        return centre.Register.List<CaseView>(RegisterKinds.Case).Reverse().Take(Reads.Most)
            .SelectMany(file => RightOfReply.Of(centre.Mission, file.AsOf(centre.Now), filed[file.Case]))
            .Where(right => caller.Party is null || caller.Party == right.Party)
            .Select(right => new ReplyAnswer(right, right.Reply is { } reply ? centre.TextOf(reply.Words) : null));
    }
}
