using System.Globalization;
using NodaTime;
using Truceline.Core.Coverage;
using Truceline.Core.Mandates;
using Truceline.Core.Places;
using Truceline.Engine;
using Truceline.Engine.Coverage;
using Truceline.Server.Access;

namespace Truceline.Server.Coverage;

/// <summary>What could have been noticed, by kilometre and hour, and the test of a claim. For those who read the record; nothing of it is public.</summary>
public static class CoverageEndpoints
{
    // Folding takes both cores for seconds at worst: one at a time.
    private static readonly SemaphoreSlim Folding = new(1);

    public static void MapCoverage(this IEndpointRouteBuilder app)
    {
        var coverage = app.MapGroup("/api/coverage").WithTags("Coverage").WaitingForMinIndex();
        coverage.MapGet("/line", LineAsync).For(Deed.ReadRecord).Produces<CoverageOfDay>();
        app.MapGroup("/api/observed").WithTags("Coverage").WaitingForMinIndex().MapGet("", ObservedAsync).For(Deed.ReadRecord).Produces<ObservedBeside>();
        coverage.MapGet("/claim", ClaimAsync).For(Deed.ReadRecord).Produces<ClaimAnswer>();
    }

    /// <param name="date">A day of the mission, which ends at its cut-off hour; without it, the one under way.</param>
    /// <param name="kind">fire, movement, flight or works; without it, movement.</param>
    private static async Task<IResult> LineAsync(string? date, string? kind, Centre centre, TimeProvider clock, CancellationToken cancellation)
    {
        if (Kind(kind) is not { } asked)
        {
            return UnknownKind;
        }

        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var day = string.IsNullOrEmpty(date) ? centre.Mission.DateOf(now) : Reads.Date(date, nameof(date));
        return await FoldAsync(() => centre.Coverage.OfDay(day, asked, now), cancellation).ConfigureAwait(false);
    }

    /// <summary>What stands beside numbers of what was recorded.</summary>
    /// <param name="from">With <paramref name="to"/> a stretch of at most seven days; without both, the last 24 hours.</param>
    private static async Task<IResult> ObservedAsync(string? from, string? to, Centre centre, CancellationToken cancellation)
    {
        var (begin, end) = (Reads.Time(from, nameof(from)), Reads.Time(to, nameof(to)));
        return (begin, end) is (null, null) || (begin < end && end - begin <= ObservedDesk.Widest)
            ? Results.Ok(await centre.Observed.OfAsync(begin, end, cancellation).ConfigureAwait(false))
            : Refusals.BadForm($"from, to: write a stretch of time of at most {ObservedDesk.Widest.TotalDays:0} days, or neither.");
    }

    private static async Task<IResult> ClaimAsync(
        string? lat, string? lon, string? radius, string? from, string? to, string? kind, Centre centre, CancellationToken cancellation)
    {
        if (Kind(kind) is not { } asked)
        {
            return UnknownKind;
        }

        if (Reads.Time(from, nameof(from)) is not { } begin || Reads.Time(to, nameof(to)) is not { } end)
        {
            return Refusals.BadForm("from, to: write two times such as 2026-01-01T00:00:00Z.");
        }

        var claim = new TestClaim(new Position(Number(lat), Number(lon)), string.IsNullOrEmpty(radius) ? 0 : Number(radius), begin, end, asked);
        return claim.Refusal is { } refusal
            ? Refusals.BadForm(refusal)
            : await FoldAsync(() => centre.Coverage.Test(claim), cancellation).ConfigureAwait(false);
    }

    private static async Task<IResult> FoldAsync<T>(Func<T> fold, CancellationToken cancellation)
    {
        await Folding.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return Results.Ok(await Task.Run(fold, cancellation).ConfigureAwait(false));
        }
        finally
        {
            Folding.Release();
        }
    }

    private static IResult UnknownKind { get; } = Refusals.BadForm("kind: write fire, movement, flight or works.");

    private static NoticedKind? Kind(string? text) => string.IsNullOrEmpty(text)
        ? NoticedKind.Movement
        : NoticedKinds.All.Where(kind => Core.Cases.Kebab.Of(kind) == text).Select(kind => (NoticedKind?)kind).FirstOrDefault();

    /// <summary>Not a number where it is none, which every bound refuses.</summary>
    private static double Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
