using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Core.Sensing;
using Truceline.Engine;
using Truceline.Engine.Live;
using Truceline.Server.Access;
using Truceline.Server.Mandates;

namespace Truceline.Server.Live;

/// <summary>Live connections: what is happening, and pictures, live or from the record.</summary>
public static class LiveEndpoints
{
    public static void AddLive(this IServiceCollection services)
    {
        services.AddSingleton<SocketSeat>();
        services.AddSingleton<Transcoders>();
        services.AddSingleton(provider => new LiveFeeds(provider.GetRequiredService<Centre>().Hub, provider.GetRequiredService<Transcoders>()));
    }

    public static void MapLive(this IEndpointRouteBuilder app)
    {
        var live = app.MapGroup("/api").WithTags("Live").ExcludeFromDescription();
        live.MapGet("/live", (HttpContext context, Caller caller, Centre centre, SocketSeat seats) =>
            seats.RunAsync(context, caller, isLive: true, (viewer, cancellation) => TellAsync(viewer, caller, centre, cancellation))).For(Deed.ReadHealth);
        live.MapGet("/video", VideoAsync).For(Deed.WatchLive);
    }

    private static async Task TellAsync(ViewerSocket viewer, Caller caller, Centre centre, CancellationToken cancellation)
    {
        var (mayReadRecord, mayWatch) = (Mandate.May(caller.Role, Deed.ReadRecord), Mandate.May(caller.Role, Deed.WatchLive));
        await using var messages = centre.Hub.SubscribeAsync(message => Concerns(message, mayReadRecord, mayWatch), cancellation).GetAsyncEnumerator(cancellation);
        // Listening first, so that nothing is lost between how things are and how they change.
        var next = messages.MoveNextAsync().AsTask();
        foreach (var state in centre.Sources)
        {
            await viewer.SendTextAsync(new HealthText("health", state), cancellation);
        }

        for (; await next; next = messages.MoveNextAsync().AsTask())
        {
            if (messages.Current is not LiveMessage.Presence presence || centre.HeldNow(caller, presence.Report.Source) is null)
            {
                await TellAsync(viewer, messages.Current, cancellation);
            }
        }
    }

    private static Task TellAsync(ViewerSocket viewer, LiveMessage message, CancellationToken cancellation) => message switch
    {
        LiveMessage.Health health => viewer.SendTextAsync(new HealthText("health", health.State), cancellation),
        LiveMessage.Entered entered => viewer.SendTextAsync(new EnteredText("entered", entered.Index, entered.Kind, entered.Subject), cancellation),
        LiveMessage.Presence presence => viewer.SendTextAsync(new PresenceText("presence", presence.Report), cancellation),
        LiveMessage.CheckpointPublished checkpoint => viewer.SendTextAsync(new CheckpointText("checkpoint", checkpoint.Size, checkpoint.Root), cancellation),
        _ => Task.CompletedTask,
    };

    internal static bool Concerns(LiveMessage message, bool mayReadRecord, bool mayWatch) => message switch
    {
        LiveMessage.Health or LiveMessage.CheckpointPublished => true,
        LiveMessage.Entered => mayReadRecord,
        LiveMessage.Presence => mayWatch,
        _ => false,
    };

    private static Task<IResult> VideoAsync(
        string source, long? ptsFrom, long? ptsTo, string? from, string? to, string? segment, bool? clocked, bool? transport, HttpContext context, Caller caller, Centre centre,
        LiveFeeds feeds, Transcoders transcoders, SocketSeat seats, TimeProvider clock)
    {
        var asTransport = transport is true;
        bool IsLive() => ptsFrom is null && from is null && segment is null && clocked is not true;
        if (IsLive() && centre.HeldNow(caller, source) is { } held)
        {
            return Task.FromResult(Refusals.Forbidden(held));
        }

        if (IsLive())
        {
            return seats.RunAsync(context, caller, isLive: true, (viewer, cancellation) => LiveAsync(
                viewer, centre.WhileSharedAsync(caller, source, feeds.WatchAsync(source, cancellation), cancellation), cancellation), asTransport: asTransport);
        }

        if (!Mandate.May(caller.Role, Deed.ReadEvidence))
        {
            return Task.FromResult(Refusals.Forbidden("Your role may not do this."));
        }

        if (clocked is true)
        {
            var wish = new ViewerWish();
            var showing = new ClockedShowing(
                transcoders, (at, cancellation) => centre.SharedAsync(caller, source, centre.Recorded.FollowAsync(source, at, clock, cancellation), cancellation), wish);
            return IsKnown(centre, source)
                ? seats.RunAsync(context, caller, isLive: false, showing.RunAsync, wish.Steer, asTransport)
                : Task.FromResult(Refusals.NotFound("There is no such source."));
        }

        var asked = new Stretch(source, ptsFrom, ptsTo, Reads.Time(from, nameof(from)), Reads.Time(to, nameof(to)), segment);
        if (asked.Find(centre.Recorded) is not { Count: > 0 } segments)
        {
            return Task.FromResult(Refusals.NotFound("Nothing of that is recorded and entered yet."));
        }

        if (segments.Select(one => centre.Held(caller, source, one)).FirstOrDefault(sentence => sentence is not null) is { } withheld)
        {
            return Task.FromResult(Refusals.Forbidden(withheld));
        }

        var pace = new PlaybackPace(clock);
        var growing = new GrowingStretch(() => [.. asked.Find(centre.Recorded).Where(one => centre.Held(caller, source, one) is null)], asked.EndsBy, () => pace.WantsElsewhere, clock);
        var show = new Showing(
            new Playback(transcoders, (known, cancellation) => centre.Recorded.PlayAsync(source, growing.FromAsync(known, cancellation), cancellation)), pace, segments, ptsFrom, ptsTo);
        return seats.RunAsync(context, caller, isLive: false, show.RunAsync, pace.Steer, asTransport);
    }

    private static bool IsKnown(Centre centre, string source) =>
        centre.Mission.SourceOf(source) is not null || centre.Recorded.Sources.Contains(source);

    private static async Task LiveAsync(ViewerSocket viewer, IAsyncEnumerable<Shown> feed, CancellationToken cancellation)
    {
        var queue = new ViewerQueue();
        var filling = queue.FillAsync(feed, cancellation);
        await foreach (var shown in queue.Reader.ReadAllAsync(cancellation))
        {
            await viewer.SendAsync(shown, cancellation);
        }

        await filling;
    }

    private sealed record HealthText(string Type, SourceHealth State);

    private sealed record PresenceText(string Type, PresenceReport Report);

    private sealed record EnteredText(string Type, long Index, string Kind, string Subject);

    private sealed record CheckpointText(string Type, long Size, string Root);
}
