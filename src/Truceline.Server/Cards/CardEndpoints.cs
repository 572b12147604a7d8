using NodaTime;
using Truceline.Core.Cards;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Engine;
using Truceline.Engine.Cases;
using Truceline.Server.Access;
using Truceline.Server.Incidents;

namespace Truceline.Server.Cards;

/// <param name="Reason">Free text; it is kept outside the log, under its salted digest.</param>
/// <param name="ReasonSalt">256 bits, lower hex.</param>
public sealed record SnoozeForm(Instant Until, string Reason, string ReasonSalt, string Command);

/// <param name="SnoozedBecause">Why the reader's delegation snoozed it; null where it did not, or where the text was taken away.</param>
public sealed record CardAnswer(Card Card, string? SnoozedBecause);

/// <summary>Alerts as cards: one for one matter.</summary>
public static class CardEndpoints
{
    public static void MapCards(this IEndpointRouteBuilder app)
    {
        var cards = app.MapGroup("/api/cards").WithTags("Cards").WaitingForMinIndex();
        cards.MapGet("", (string? asOf, Centre centre, Caller caller, TimeProvider clock) =>
        {
            var now = Reads.Time(asOf, nameof(asOf)) ?? Instant.FromDateTimeOffset(clock.GetUtcNow());
            return Find(centre, caller, now) is { } found ? Results.Ok(found) : Reads.TooMany;
        }).For(Deed.ReadRecord).Produces<CardAnswer[]>();
        cards.MapPost("/{id}/snooze", (string id, SnoozeForm form, Caller caller, Centre centre, CancellationToken cancellation) => centre.AnswerAsync(
            new CentreCommand.SnoozeCard(
                Commands.Id(caller.Delegation!, form.Command), new Watchkeeper(caller.Delegation!, Kebab.Of(caller.Role)), id, form.Until,
                new OwnWords(form.Reason, form.ReasonSalt)),
            cancellation)).For(Deed.KeepWatch).IsCommand();
    }

    /// <summary>Of the mission's day under way and the one before, each bundled for itself. Null where there are too many to show.</summary>
    private static CardAnswer[]? Find(Centre centre, Caller caller, Instant now)
    {
        var today = centre.Mission.DayOf(now.InZone(centre.Mission.TimeZone).Date);
        var cut = now < today.End ? today.Start : today.End;
        var incidents = centre.Register.List<IncidentView>(RegisterKinds.Incident, cut - Duration.FromDays(1), now + Duration.FromTicks(1));
        if (incidents.Count > Reads.Most)
        {
            return null;
        }

        var snoozes = centre.Register.List<SnoozeView>(RegisterKinds.Snooze, now).Where(one => one.At <= now).ToList();
        return
        [
            .. ShowCards.InOrder(incidents.Select(one => centre.AsSeenBy(caller, one)).GroupBy(one => one.Received < cut).SelectMany(day => ShowCards.Of(day, snoozes, caller.Delegation, now)))
                .Select(card => new CardAnswer(card, card.Snoozed is { } snoozed ? centre.TextOf(snoozed.Reason) : null)),
        ];
    }
}
