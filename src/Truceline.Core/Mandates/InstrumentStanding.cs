using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Core.Mandates;

public enum InstrumentState
{
    InForce,

    /// <summary>In force, and it will end: notice was given in time.</summary>
    NoticeGiven,
    Lapsed,

    /// <summary>Its end is not held.</summary>
    EndNotHeld,
}

/// <summary>How far away an end is, at the nearest of the distances that are warned at.</summary>
public enum Distance
{
    TwelveMonths,
    SixMonths,
    ThreeMonths,
    OneMonth,
    ThirtyDays,
    SevenDays,
    OneDay,
}

/// <summary>How an instrument stands at a time: a pure function of the mission's files and of what was stated until then.</summary>
/// <param name="Until">The moment at which it ends, or ended; null where it has no end or none is held. Where it renews itself, the end of the running term.</param>
/// <param name="NoticeBy">The moment by which notice must be given to end it then; null where there is none, or where it is past.</param>
/// <param name="Warning">Of its end, where it will end unless somebody acts; null where it is further away, or past.</param>
/// <param name="NoticeWarning">Of the close of the notice window.</param>
public sealed record InstrumentStanding(InstrumentState State, Instant? Until, Instant? NoticeBy, Distance? Warning, Distance? NoticeWarning, bool LapseAcknowledged)
{
    /// <summary>Terms that are renewed by themselves at most, so that a wrong date makes no endless sum.</summary>
    private const int MostTerms = 400;

    private static readonly (Distance At, Period Before)[] Distances =
    [
        (Distance.TwelveMonths, Period.FromMonths(12)), (Distance.SixMonths, Period.FromMonths(6)), (Distance.ThreeMonths, Period.FromMonths(3)),
        (Distance.OneMonth, Period.FromMonths(1)), (Distance.ThirtyDays, Period.FromDays(30)), (Distance.SevenDays, Period.FromDays(7)), (Distance.OneDay, Period.FromDays(1)),
    ];

    /// <param name="stated">What was stated of all instruments; only what was so by <paramref name="at"/> counts.</param>
    public static InstrumentStanding Of(Instrument instrument, IReadOnlyList<InstrumentView> stated, Instant at, DateTimeZone zone)
    {
        var said = stated.FirstOrDefault(one => one.Instrument == instrument.Id)?.Agreed(instrument, at) ?? [];
        var renewed = said.LastOrDefault(one => one.Said == InstrumentSaid.Renewed);
        var until = renewed?.Until ?? instrument.Until;
        var notices = said.Where(one => one.Said == InstrumentSaid.NoticeGiven && (renewed is null || one.At > renewed.At)).Select(one => one.At).ToList();
        if (until is not { } first)
        {
            var state = instrument.Open ? InstrumentState.InForce : InstrumentState.EndNotHeld;
            return new(state, null, null, null, null, false);
        }

        // Notice ends the first term whose window had not closed: what comes too late for one is in time for the next.
        var (end, noticed) = (first, false);
        for (var terms = 1; terms <= MostTerms; terms++)
        {
            var closes = NoticeClose(instrument, end, zone);
            noticed = notices.Any(notice => closes is null || notice <= closes);
            if (Moment(end, zone) > at || noticed || instrument is not { Renewal: Renewal.Automatic, RenewedByMonths: { } months })
            {
                break;
            }

            end = first.PlusMonths(terms * months);
        }

        return Told(instrument, at, zone, end, noticed, said.Any(one => one.Said == InstrumentSaid.LapseAcknowledged && one.At >= Moment(end, zone)));
    }

    private static InstrumentStanding Told(Instrument instrument, Instant at, DateTimeZone zone, LocalDate end, bool noticed, bool acknowledged)
    {
        var ends = Moment(end, zone);
        if (ends <= at)
        {
            return new(InstrumentState.Lapsed, ends, null, null, null, acknowledged);
        }

        var renewsItself = instrument.Renewal == Renewal.Automatic && !noticed;
        var closes = NoticeClose(instrument, end, zone);
        var open = renewsItself && at <= closes ? closes : null;
        return new(
            noticed ? InstrumentState.NoticeGiven : InstrumentState.InForce, ends, open, renewsItself ? null : WarningOf(end, at, zone),
            open is null ? null : WarningOf(end.PlusMonths(-instrument.NoticeMonths!.Value), at, zone), false);
    }

    /// <summary>Notice that arrives at this very moment is in time.</summary>
    private static Instant? NoticeClose(Instrument instrument, LocalDate end, DateTimeZone zone) =>
        instrument.NoticeMonths is { } months ? Moment(end.PlusMonths(-months), zone) : null;

    /// <summary>The nearest distance that has been reached; calendar months and days of the mission's zone.</summary>
    private static Distance? WarningOf(LocalDate end, Instant at, DateTimeZone zone) => Distances
        .Select(distance => (distance.At, Reached: Moment(end - distance.Before, zone)))
        .Where(distance => distance.Reached <= at)
        .OrderBy(distance => distance.Reached).ThenBy(distance => distance.At)
        .Select(distance => (Distance?)distance.At).LastOrDefault();

    private static Instant Moment(LocalDate date, DateTimeZone zone) => zone.AtStartOfDay(date).ToInstant();
}
