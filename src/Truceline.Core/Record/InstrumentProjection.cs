using NodaTime;
using Truceline.Core.Mandates;

namespace Truceline.Core.Record;

/// <summary>What was stated of an instrument, in the order of the log.</summary>
public sealed record InstrumentView(string Instrument, IReadOnlyList<InstrumentStatedView> Stated)
{
    /// <summary>What counts by a time: of a delegation's own each statement; of the centre's what both delegations said alike, from the later of the two.</summary>
    public IReadOnlyList<InstrumentStatedView> Agreed(Instrument instrument, Instant at)
    {
        var known = Stated.Where(one => one.At <= at);
        if (instrument.Delegation is { } owner)
        {
            return [.. known.Where(one => one.Delegation == owner)];
        }

        var (agreed, waiting) = (new List<InstrumentStatedView>(), new List<InstrumentStatedView>());
        foreach (var one in known)
        {
            var same = waiting.FindIndex(other => other.Said == one.Said && other.Until == one.Until && other.Delegation != one.Delegation);
            if (same >= 0)
            {
                waiting.RemoveAt(same);
                agreed.Add(one);
            }
            else if (!waiting.Any(other => other.Said == one.Said && other.Until == one.Until))
            {
                waiting.Add(one);
            }
        }

        return agreed;
    }
}

/// <param name="Until">With a renewal.</param>
/// <param name="Words">Salted digest.</param>
public sealed record InstrumentStatedView(InstrumentSaid Said, LocalDate? Until, string Delegation, string Role, string Words, Instant At, long Index);

internal static class InstrumentProjection
{
    public static void Apply(EntryFacts entry, Statement.InstrumentStated made, IRegisterRows rows)
    {
        var view = rows.Get<InstrumentView>(RegisterKinds.Instrument, made.Instrument) ?? new(made.Instrument, []);
        rows.Put(RegisterKinds.Instrument, made.Instrument, made.At, view with
        {
            Stated = [.. view.Stated, new(made.Said, made.Until, made.Delegation, made.Role, made.Words, made.At, entry.Index)],
        });
    }
}
