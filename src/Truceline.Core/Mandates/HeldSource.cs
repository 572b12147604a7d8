using NodaTime;
using Truceline.Core.Agreement;

namespace Truceline.Core.Mandates;

/// <summary>
/// A source that a delegation holds: its recording is hashed and entered like any other, its state of health is everybody's, and what it shows and
/// sends is read by nobody but its holder. What was recorded while it was held stays so, and what was recorded while it was shared stays shared.
/// </summary>
public static class HeldSource
{
    /// <summary>Who holds it at a time; null where it is shared.</summary>
    public static string? HolderOf(Mission mission, string source, Instant at) => mission.ModalitiesAt(at).TermsOf(source)?.HeldBy;

    /// <summary>Why what a source shows at a time is not shown to a reader, in a sentence; null where it is.</summary>
    /// <param name="delegation">Null for a reader who belongs to none.</param>
    public static string? Refusal(Mission mission, string source, Instant at, string? delegation) => Refusal(HolderOf(mission, source, at), delegation);

    /// <summary>The same of a stretch of time: held at any moment of it is held.</summary>
    public static string? Refusal(Mission mission, string source, Instant from, Instant to, string? delegation) => new[] { from }
        .Concat(mission.Agreed?.All.Select(version => version.From).OfType<Instant>().Where(change => change > from && change <= to) ?? [])
        .Select(at => Refusal(mission, source, at, delegation))
        .FirstOrDefault(sentence => sentence is not null);

    private static string? Refusal(string? holder, string? delegation) => holder is null || holder == delegation ? null : $"Held by {holder}, not shared.";
}
