using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Notices;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Engine;
using Truceline.Engine.Cases;
using Truceline.Server.Access;

namespace Truceline.Server.Notices;

/// <param name="Sector">Id of a zone or of a named place.</param>
/// <param name="Words">Free text, kept outside the log under its salted digest; with its salt and language, or none of the three.</param>
public sealed record NoticeForm(
    Act Kind, string Sector, Instant From, Instant Until, string Command, string? Words = null, string? WordsSalt = null, string? Language = null);

public sealed record NoticeAcknowledgeForm(string Command);

/// <param name="ShownFrom">From when the other side and the delegations see it.</param>
public sealed record MovementForm(
    MovementKind Kind, string Sector, Instant From, Instant To, Instant ShownFrom, string Words, string WordsSalt, string Language, string Command);

/// <param name="Words">Null where there are none, or where they were taken away.</param>
/// <param name="Late">Parties whose acknowledgement is late.</param>
public sealed record NoticeAnswer(NoticeView Notice, string? Words, IReadOnlyList<string> Late);

public sealed record MovementAnswer(MovementView Movement, string? Words);

/// <summary>Notices to the parties, what they acknowledge, and what they notify beforehand.</summary>
public static class NoticeEndpoints
{
    /// <summary>How far back the page reads.</summary>
    private static readonly Duration Shown = Duration.FromDays(30);

    public static void MapNotices(this IEndpointRouteBuilder app)
    {
        var notices = app.MapGroup("/api").WithTags("Notices").WaitingForMinIndex();
        notices.MapGet("/notices", (Centre centre, TimeProvider clock) => centre.Register.List<NoticeView>(RegisterKinds.Notice, Now(clock) - Shown)
            .Reverse().Take(Reads.Most).Select(one => new NoticeAnswer(one, one.Words is { } digest ? centre.TextOf(digest) : null, one.LateAt(Now(clock)))).ToArray())
            .For(Deed.ReadNotices).Produces<NoticeAnswer[]>();
        notices.MapGet("/movements", (Centre centre, Caller caller, TimeProvider clock) => centre.Register.List<MovementView>(RegisterKinds.Movement, Now(clock) - Shown)
            .Where(one => one.ShownFrom <= Now(clock) || one.Party == caller.Party)
            .Take(Reads.Most).Select(one => new MovementAnswer(one, centre.TextOf(one.Words))).ToArray()).For(Deed.ReadNotices).Produces<MovementAnswer[]>();
        notices.MapPost("/notices", (NoticeForm form, Caller caller, Centre centre, CancellationToken cancellation) => centre.AnswerAsync(
            new CentreCommand.SendNotice(
                Commands.Id(caller.Delegation!, form.Command), new Watchkeeper(caller.Delegation!, Kebab.Of(caller.Role)), form.Kind, form.Sector, form.From, form.Until,
                form.Words is { } words ? new OwnWords(words, form.WordsSalt ?? "") : null, form.Language), cancellation)).For(Deed.SendNotice).IsCommand();
        notices.MapPost("/notices/{id}/acknowledge", (string id, NoticeAcknowledgeForm form, Caller caller, Centre centre, CancellationToken cancellation) =>
            caller.Party is { } party
                ? centre.AnswerAsync(new CentreCommand.AcknowledgeNotice(Commands.Id($"party/{party}", form.Command), party, id), cancellation)
                : Task.FromResult(Nobody)).For(Deed.NotifyAsParty).IsCommand();
        notices.MapPost("/movements", (MovementForm form, Caller caller, Centre centre, CancellationToken cancellation) =>
            caller.Party is { } party
                ? centre.AnswerAsync(
                    new CentreCommand.NotifyMovement(
                        Commands.Id($"party/{party}", form.Command), party, form.Kind, form.Sector, form.From, form.To, form.ShownFrom,
                        new OwnWords(form.Words, form.WordsSalt), form.Language), cancellation)
                : Task.FromResult(Nobody)).For(Deed.NotifyAsParty).IsCommand();
    }

    private static IResult Nobody { get; } = Refusals.Forbidden("This account speaks for no party.");

    private static Instant Now(TimeProvider clock) => Instant.FromDateTimeOffset(clock.GetUtcNow());
}
