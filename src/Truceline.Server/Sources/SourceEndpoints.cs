using NodaTime;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Engine;
using Truceline.Engine.Live;
using Truceline.Server.Access;

namespace Truceline.Server.Sources;

/// <summary>How the sources are, and what they watched.</summary>
public static class SourceEndpoints
{
    public static void MapSources(this IEndpointRouteBuilder app)
    {
        var sources = app.MapGroup("/api").WithTags("Sources").WaitingForMinIndex();
        sources.MapGet("/sources", (Centre centre) => centre.Sources).For(Deed.ReadHealth).Produces<IReadOnlyList<SourceHealth>>();
        sources.MapGet("/coverage", Coverage).For(Deed.ReadRecord).Produces<IReadOnlyList<CoverageView>>();
    }

    /// <summary>For each source of the mission, and each that recorded anything on the day.</summary>
    private static IReadOnlyList<CoverageView> Coverage(string? date, Centre centre, TimeProvider clock)
    {
        var mission = centre.Mission;
        var day = mission.DayOf(string.IsNullOrEmpty(date) ? mission.DateOf(Instant.FromDateTimeOffset(clock.GetUtcNow())) : Reads.Date(date, nameof(date)));
        var recordings = centre.Register.List<RecordingView>(RegisterKinds.Recording, day.Start - Duration.FromHours(1), day.End);
        var names = mission.Sources.Select(source => source.Id).Union(recordings.Select(recording => recording.Source));
        return [.. names.Order(StringComparer.Ordinal).Select(source =>
            WatchedTime.Of(source, recordings.Where(recording => recording.Source == source), day.Start, day.End))];
    }
}
