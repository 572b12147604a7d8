using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Record;

namespace Truceline.Core.Mandates;

public enum InstrumentKind
{
    /// <summary>Of a parliament.</summary>
    Motion,
    Memorandum,
    Statement,

    /// <summary>Of a head of state.</summary>
    Decree,
}

public enum Renewal
{
    /// <summary>By itself, unless notice is given before the notice window closes.</summary>
    Automatic,

    /// <summary>Somebody has to decide it.</summary>
    ByDecision,

    /// <summary>Its term is not one that is renewed, or it has none.</summary>
    None,
}

/// <summary>What the mission, or a delegation's part in it, rests on.</summary>
/// <param name="Issuer">Whose act it is, in words.</param>
/// <param name="Delegation">The delegation whose own it is; null where it is the centre's.</param>
/// <param name="Dated">The date on it; null where that is not held.</param>
/// <param name="Text">In the words of the source, or <i>not held</i>.</param>
/// <param name="Until">The first local day on which it holds no more; null where it has no end, or its end is not held.</param>
/// <param name="Open">It has no end. With neither this nor <paramref name="Until"/> the end is not held, and nothing is counted down until somebody states one.</param>
/// <param name="RenewedByMonths">By how much it is renewed each time; null where nothing is said.</param>
/// <param name="NoticeMonths">How long before its end notice must be given; null where there is no notice.</param>
/// <param name="NeededFor">Deeds that it carries: without it in force they are refused.</param>
public sealed record Instrument(
    string Id, InstrumentKind Kind, string Name, string Issuer, string? Delegation, LocalDate? Dated, string Text, string Paraphrase, Basis Basis,
    LocalDate? Until, bool Open, Renewal Renewal, int? RenewedByMonths, int? NoticeMonths, IReadOnlyList<InstrumentCeiling> Ceilings, IReadOnlyList<Deed> NeededFor);

/// <summary>The most of something that an instrument allows.</summary>
public sealed record InstrumentCeiling(string Of, int Most);

/// <summary>
/// Deeds that an instrument may carry. A mandate that has lapsed refuses these and nothing else: it never stops recording, custody, review or reading.
/// </summary>
public static class CarriedDeeds
{
    public static IReadOnlyList<Deed> All { get; } = [Deed.PlanFlight, Deed.AskForLook, Deed.SendNotice, Deed.DraftModalities, Deed.ReplaceSensor];

    /// <summary>Why a deed is refused, in a sentence; null where nothing that has lapsed carries it.</summary>
    /// <param name="delegation">For whom it is done; null for a deed of nobody's.</param>
    public static string? Refusal(Mission mission, IReadOnlyList<InstrumentView> stated, Deed deed, string? delegation, Instant now) => All.Contains(deed)
        ? mission.Instruments
            .Where(one => one.NeededFor.Contains(deed) && (one.Delegation is null || one.Delegation == delegation))
            .Select(one => (one.Name, Standing: InstrumentStanding.Of(one, stated, now, mission.TimeZone)))
            .Where(one => one.Standing.State == InstrumentState.Lapsed)
            .Select(one => $"“{one.Name}” lapsed at {one.Standing.Until}, and {Cases.Kebab.Of(deed).Replace('-', ' ')} needs it.")
            .FirstOrDefault()
        : null;
}
