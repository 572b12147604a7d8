using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Record;

namespace Truceline.Core.Bulletins;

/// <summary>Complaints that the day concerns: filed in it, moved in it, or still without an answer. None is left out.</summary>
internal static class BulletinComplaints
{
    public const string Note =
        "Every complaint of a party that was filed or moved in the day, and every earlier one that has no answer yet. A complaint says what a party " +
        "claims; it is in no count above.";

    public static IReadOnlyList<ComplaintLine> Of(IRegisterRows rows, Mission mission, Interval day, Instant now) =>
    [
        .. rows.List<ComplaintView>(RegisterKinds.Complaint, to: day.End).Where(one => Concerns(one, day))
            .OrderBy(one => one.IsOverdueAt(now) ? 0 : 1).ThenBy(one => one.Filed).ThenBy(one => one.Complaint, StringComparer.Ordinal)
            .Select(one => Line(one, mission, now)),
    ];

    private static bool Concerns(ComplaintView one, Interval day) =>
        one.Answers.Count == 0 || one.LastAt >= day.Start;

    private static ComplaintLine Line(ComplaintView one, Mission mission, Instant now)
    {
        var cell = one.Place is { } at ? GuardedPlace.Cell(at) : (Places.Position?)null;
        return new(
            one.Complaint, one.Index, one.Party, one.Against, one.Act, one.Article, one.From, one.To,
            cell is { } place ? PlaceWords.Of(place, mission.Places) : null, cell?.Latitude, cell?.Longitude,
            one.Filed, one.State, one.IsOverdueAt(now), one.Cases, one.Entries);
    }
}
