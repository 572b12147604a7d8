using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Core.Mandates;

public enum InstrumentSaid
{
    /// <summary>It holds until a further day.</summary>
    Renewed,
    NoticeGiven,
    LapseAcknowledged,
}

/// <summary>
/// A delegation states what became of an instrument: of its own its head or its administrator, of the centre's the administrators of both, who must say the
/// same before it counts.
/// </summary>
/// <param name="Until">With a renewal: the first day on which it holds no more.</param>
public sealed record StateInstrument(string Instrument, InstrumentSaid Said, LocalDate? Until, Watchkeeper By, OwnWords? Words)
{
    private static readonly string Administrator = Kebab.Of(Role.Administrator);

    public Decision<Statement> Decide(Mission mission, IReadOnlyList<InstrumentView> stated, Instant now)
    {
        if (mission.Instruments.FirstOrDefault(one => one.Id == Instrument) is not { } instrument)
        {
            return Decision.Refuse("The mission has no such instrument.");
        }

        var standing = InstrumentStanding.Of(instrument, stated, now, mission.TimeZone);
        var today = now.InZone(mission.TimeZone).Date;
        return this switch
        {
            _ when By.Refusal(mission) is { } refusal => refusal,
            _ when instrument.Delegation is { } owner && owner != By.Delegation => Decision.Refuse($"It is {owner}'s, and {owner} alone says what became of it."),
            _ when instrument.Delegation is null && By.Role != Administrator => Decision.Refuse("It is the centre's: the administrators of both delegations say what became of it."),
            _ when !Enum.IsDefined(Said) => Decision.Refuse("Say what became of it: renewed, notice given, or its lapse acknowledged."),
            { Said: InstrumentSaid.Renewed, Until: null } or { Said: not InstrumentSaid.Renewed, Until: not null } => Decision.Refuse("A renewal, and nothing else, says until when."),
            { Said: InstrumentSaid.Renewed } when instrument.Open || instrument.Renewal == Renewal.None => Decision.Refuse("It is not one that is renewed."),
            { Said: InstrumentSaid.Renewed, Until: { } day } when day <= today || Period.DaysBetween(today, day) > 36_525 =>
                Decision.Refuse("It is renewed until a day that is still to come, within a hundred years."),
            { Said: InstrumentSaid.NoticeGiven } when instrument.NoticeMonths is null => Decision.Refuse("It has no notice."),
            { Said: InstrumentSaid.NoticeGiven } when standing.State == InstrumentState.NoticeGiven => Decision.Refuse("Notice was given before."),
            { Said: InstrumentSaid.LapseAcknowledged } when standing.State != InstrumentState.Lapsed => Decision.Refuse("It has not lapsed."),
            _ when OwnWords.Refusal(Words, "Say what this rests on: which decision, of whom, of which day.") is { } refusal => refusal,
            _ => Decision.Accept<Statement>(new Statement.InstrumentStated(Instrument, Said, Until, By.Delegation, By.Role, Words!.Digest(), now)),
        };
    }
}
