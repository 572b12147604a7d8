using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Places;

namespace Truceline.Core.Mandates;

/// <summary>Where and when the modalities let a source fly.</summary>
public static class FlightTerms
{
    private static readonly Duration Step = Duration.FromMinutes(1);

    /// <summary>Why a flight cannot be planned, in a sentence; null where it can. Each minute is asked of the version in force then, as agreed so far.</summary>
    public static string? Refusal(Mission mission, string source, Instant from, Instant to)
    {
        for (var at = from; at < to; at += Step)
        {
            if (OutsideHours(mission, source, at) is { } sentence)
            {
                return sentence;
            }
        }

        return OutsideHours(mission, source, to - Duration.Epsilon);
    }

    /// <summary>Null within the hours, and where none are set.</summary>
    public static string? OutsideHours(Mission mission, string source, Instant at) =>
        mission.ModalitiesAt(at).TermsOf(source)?.Hours is { } hours && !hours.Contains(at.InZone(mission.TimeZone).TimeOfDay)
            ? $"The modalities let {source} fly from {hours.From:HH':'mm} to {hours.To:HH':'mm} local time."
            : null;

    /// <summary>Null within the zone as any party that accepts it draws it, and where none is set or drawn.</summary>
    public static string? OutsideZone(Mission mission, string source, Instant at, Position place)
    {
        if (mission.ModalitiesAt(at).TermsOf(source)?.Zone is not { } zone || mission.GeometryOf(zone) is not { } geometry)
        {
            return null;
        }

        var areas = geometry.Accepted(at, at).SelectMany(version => version.Areas).ToList();
        return areas.Count == 0 || areas.Any(area => PolygonQuestions.Contains(area.Shape, place))
            ? null
            : $"The modalities let {source} fly in {zone}.";
    }
}
