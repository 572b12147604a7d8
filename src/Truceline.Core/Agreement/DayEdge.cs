using NodaTime;

namespace Truceline.Core.Agreement;

/// <summary>Whether something due "by" a day may still be done on it.</summary>
public enum DayEdge
{
    /// <summary>It must be done before the day begins.</summary>
    BeforeTheDay,

    /// <summary>It must be done before the day ends.</summary>
    ByItsEnd,
}

/// <summary>A day by which something is due, in the clock of a time zone.</summary>
public sealed record DueDay(LocalDate Day, DateTimeZone Clock)
{
    /// <summary>The first instant that is too late.</summary>
    public Instant TooLate(DayEdge edge) =>
        (edge == DayEdge.BeforeTheDay ? Day : Day.PlusDays(1)).AtStartOfDayInZone(Clock).ToInstant();
}

/// <summary>A stretch of every local day; one that ends before it begins runs over midnight.</summary>
public sealed record DailyHours(LocalTime From, LocalTime To, DateTimeZone Clock)
{
    /// <summary>The beginning is part of it, the end is not.</summary>
    public bool Hold(Instant at)
    {
        var time = at.InZone(Clock).TimeOfDay;
        return From <= To ? time >= From && time < To : time >= From || time < To;
    }
}
