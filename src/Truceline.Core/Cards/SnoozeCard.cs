using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Core.Cards;

/// <summary>A delegation does not want to be called by a card for a while, and says why. The other delegation is called as before.</summary>
/// <param name="Card">Id of the first incident.</param>
public sealed record SnoozeCard(string Card, Watchkeeper By, Instant Until, OwnWords? Reason)
{
    public static readonly Duration Longest = Duration.FromHours(12);

    public Decision<Statement> Decide(Mission mission, IncidentView? first, Instant now) => this switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        _ when first is null => Decision.Refuse("There is no such card."),
        _ when Until <= now => Decision.Refuse("Snooze it until a moment that is still to come."),
        _ when Until - now > Longest => Decision.Refuse($"A card is snoozed for at most {Longest.TotalHours:0} hours."),
        _ when OwnWords.Refusal(Reason, "Say in a few words why the card is snoozed.") is { } refusal => refusal,
        _ => Decision.Accept<Statement>(new Statement.CardSnoozed(Card, By.Delegation, By.Role, Until, Reason!.Digest(), now)),
    };
}
