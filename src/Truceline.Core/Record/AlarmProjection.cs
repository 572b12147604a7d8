using NodaTime;
using Truceline.Core.Sensors;

namespace Truceline.Core.Record;

/// <summary>What one delegation did about one alarm of one source. That an alarm is raised is live, and not in the record; an outage is an impediment.</summary>
/// <param name="Acknowledged">The occurrence that it took note of last.</param>
/// <param name="ShelvedUntil">Null where it is not shelved, or no longer.</param>
/// <param name="Reason">Salted digest of free text, which stands outside the log.</param>
/// <param name="Index">The latest entry that says so.</param>
public sealed record AlarmView(
    string Source, AlarmKind Alarm, string Delegation, Instant? Acknowledged, Instant? AcknowledgedAt, Instant? ShelvedAt, Instant? ShelvedUntil,
    string? Reason, long Index)
{
    public static string IdOf(string delegation, string source, AlarmKind alarm) => $"{delegation}/{source}/{Cases.Kebab.Of(alarm)}";

    public bool IsShelvedAt(Instant at) => ShelvedUntil is { } until && at < until;
}

internal static class AlarmProjection
{
    public static void Apply(EntryFacts entry, Statement.AlarmAcknowledged made, IRegisterRows rows) =>
        Change(entry, made.Delegation, made.Source, made.Alarm, rows, view => view with { Acknowledged = made.Raised, AcknowledgedAt = made.At });

    public static void Apply(EntryFacts entry, Statement.AlarmShelved made, IRegisterRows rows) =>
        Change(entry, made.Delegation, made.Source, made.Alarm, rows, view => view with { ShelvedAt = made.At, ShelvedUntil = made.Until, Reason = made.Reason });

    public static void Apply(EntryFacts entry, Statement.AlarmResumed made, IRegisterRows rows) =>
        Change(entry, made.Delegation, made.Source, made.Alarm, rows, view => view with { ShelvedUntil = null, Reason = null });

    private static void Change(EntryFacts entry, string delegation, string source, AlarmKind alarm, IRegisterRows rows, Func<AlarmView, AlarmView> change)
    {
        var id = AlarmView.IdOf(delegation, source, alarm);
        var before = rows.Get<AlarmView>(RegisterKinds.Alarm, id) ?? new(source, alarm, delegation, null, null, null, null, null, entry.Index);
        rows.Put(RegisterKinds.Alarm, id, entry.At, change(before) with { Index = entry.Index });
    }
}
