using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Core.Coverage;

public enum CoverageState
{
    /// <summary>At least nine tenths of the kilometre and the hour.</summary>
    Observed,

    /// <summary>Some of it, or not well.</summary>
    Degraded,

    /// <summary>Nobody could have noticed anything.</summary>
    Unobserved,
}

/// <summary>Why something was not observed; the first that applies leads.</summary>
public enum BlankCause
{
    Weather,
    Jamming,
    Blinded,
    FiredAt,
    Outage,
    AccessDenied,
    PathNotPermitted,

    /// <summary>In view, and too dark for the camera.</summary>
    Dark,

    /// <summary>In view, and from too far.</summary>
    TooCoarse,

    /// <summary>No flight was planned.</summary>
    NoFlight,
    NobodyLooked,
}

/// <param name="Minutes">Of the hour, of the source that it kept longest.</param>
/// <param name="Sources">In ordinal order; empty where it lay with none.</param>
/// <param name="Impediments">Ids, in ordinal order.</param>
public sealed record Blank(BlankCause Cause, int Minutes, IReadOnlyList<string> Sources, IReadOnlyList<string> Impediments);

/// <summary>One kilometre in one hour, for one kind of act.</summary>
/// <param name="Hour">From 0, of the mission's day.</param>
/// <param name="Observed">Share of the kilometre and of the hour, 0 to 1; so is <paramref name="Degraded"/>, and the rest was unobserved.</param>
/// <param name="Cause">Why it was not observed; null where it was.</param>
public sealed record CoverageCell(
    int Kilometre, int Hour, CoverageState State, double Observed, double Degraded, BlankCause? Cause, IReadOnlyList<Blank> Causes, IReadOnlyList<string> Sources)
{
    public const double Whole = 0.9;

    public static CoverageState StateOf(double observed, double degraded) =>
        observed >= Whole ? CoverageState.Observed : observed + degraded > 0 ? CoverageState.Degraded : CoverageState.Unobserved;
}

/// <param name="Metres">Less than 1,000 for the last of a line.</param>
/// <param name="Middle">About its middle.</param>
public sealed record KilometreMark(int Number, double Metres, Places.Position Middle);

/// <summary>One drawing of the line over a day.</summary>
/// <param name="Observed">Share of the line and of the part of the day that is over, 0 to 1.</param>
/// <param name="Cells">By hour, then by kilometre; hours that have not begun are absent.</param>
public sealed record LineOfDay(
    string Geometry, int Version, string Name, double Observed, double Degraded, IReadOnlyList<KilometreMark> Kilometres, IReadOnlyList<CoverageCell> Cells);

/// <summary>What could have been noticed of one kind of act along the line in a day.</summary>
/// <param name="Until">How far the day is told: its end, or when it was asked for.</param>
/// <param name="CutAt">Metres: pictures that reach above the horizon are cut at this distance from the sensor.</param>
/// <param name="Hours">When each hour begins.</param>
/// <param name="Lines">A drawing of the line each that some party accepts.</param>
public sealed record CoverageOfDay(
    LocalDate Date, Instant From, Instant To, Instant Until, NoticedKind Kind, double CutAt, IReadOnlyList<Instant> Hours, IReadOnlyList<LineOfDay> Lines);
