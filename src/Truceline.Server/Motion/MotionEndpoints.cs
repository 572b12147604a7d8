using NodaTime;
using Truceline.Core.Mandates;
using Truceline.Engine;
using Truceline.Engine.Motion;
using Truceline.Server.Access;
using Truceline.Server.Mandates;
using Truceline.Signals.Motion;

namespace Truceline.Server.Motion;

/// <summary>
/// Where something moved in what a source recorded: a help for the reviewer's eye and never a finding. It is derived when it is needed,
/// and nothing of it is entered.
/// </summary>
/// <param name="Version">Of the detector.</param>
/// <param name="Watching">Whether what is not looked at yet will be.</param>
/// <param name="Recall">Of the time in which something moves, the share shown, as measured on made clips; what the score below stands for.</param>
/// <param name="Score">What scores less is left out.</param>
/// <param name="Skippable">Seconds that a reviewer may skip: recorded, looked at, and nothing in them reached the score.</param>
/// <param name="Boxes">In order of time; of at most a quarter of an hour, and none of a longer stretch.</param>
public sealed record MotionAnswer(
    string Source, Instant From, Instant To, int Version, bool Watching, double Recall, double Score, double Recorded, double LookedAt, double Skippable,
    IReadOnlyList<MovedSpan> Moved, IReadOnlyList<UnknownSpan> Unknown, IReadOnlyList<MovedBox> Boxes);

public static class MotionEndpoints
{
    private const double Usual = 0.95;
    private static readonly Duration Widest = Duration.FromDays(2);
    private static readonly Duration WidestWithBoxes = Duration.FromMinutes(15);

    public static void MapMotion(this IEndpointRouteBuilder app) => app.MapGroup("/api/motion").WithTags("Recording")
        .MapGet("", (string? source, string? from, string? to, double? recall, Caller caller, Centre centre) => Answer(source, from, to, recall ?? Usual, caller, centre))
        .For(Deed.ReadEvidence).Produces<MotionAnswer>();

    private static IResult Answer(string? source, string? from, string? to, double recall, Caller caller, Centre centre)
    {
        if (source is null || (centre.Mission.SourceOf(source) is null && !centre.Recorded.Sources.Contains(source)))
        {
            return Refusals.BadForm("source: write the id of a source of the mission.");
        }

        if (Reads.Time(from, nameof(from)) is not { } begin || Reads.Time(to, nameof(to)) is not { } end || begin >= end || end - begin > Widest)
        {
            return Refusals.BadForm($"from, to: write a stretch of time of at most {Widest.TotalDays:0} days.");
        }

        if (!(recall is >= 0 and <= 1))
        {
            return Refusals.BadForm("recall: write a number from 0 to 1.");
        }

        if (centre.HeldDuring(caller, source, begin, end) is { } held)
        {
            return Refusals.Forbidden(held);
        }

        centre.Motion.Ask(source, begin, end);
        var point = MotionCalibration.For(recall);
        var stretch = MotionStretch.Of(
            centre.Recorded.Between(source, begin, end), centre.Motion.Of, begin, end, point.Score, withBoxes: end - begin <= WidestWithBoxes);
        return Results.Ok(new MotionAnswer(
            source, begin, end, MotionDetector.Version, centre.Motion.IsWatching, point.Recall, point.Score, stretch.Recorded, stretch.LookedAt,
            stretch.Skippable, stretch.Moved, stretch.Unknown, stretch.Boxes));
    }
}
