using System.Runtime.CompilerServices;
using NodaTime;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Engine;
using Truceline.Engine.Recording;
using Truceline.Server.Access;
using Truceline.Server.Live;

namespace Truceline.Server.Mandates;

/// <summary>Keeps what a source shows from those whom the modalities do not let see it, whichever way it is asked for.</summary>
internal static class HeldFeeds
{
    public static string? HeldNow(this Centre centre, Caller caller, string source) => HeldSource.Refusal(centre.Mission, source, centre.Now, caller.Delegation);

    public static string? HeldAt(this Centre centre, Caller caller, string source, Instant at) => HeldSource.Refusal(centre.Mission, source, at, caller.Delegation);

    public static string? HeldDuring(this Centre centre, Caller caller, string source, Instant from, Instant to) =>
        HeldSource.Refusal(centre.Mission, source, from, to, caller.Delegation);

    public static string? Held(this Centre centre, Caller caller, string source, SealedSegment segment) =>
        centre.HeldDuring(caller, source, segment.ReceivedFrom, segment.ReceivedTo);

    /// <summary>Entries of recordings whose bytes the caller may not have. The entries themselves, with the hashes, are everybody's.</summary>
    public static IReadOnlySet<long> HeldFrom(this Centre centre, Caller caller)
    {
        var mission = centre.Mission;
        return mission.Agreed?.All.Any(version => version.Modalities.Sources.Any(terms => terms.HeldBy is not null)) == true
            ? centre.Register.List<RecordingView>(RegisterKinds.Recording)
                .Where(recording => HeldSource.Refusal(mission, recording.Source, recording.From, recording.To, caller.Delegation) is not null)
                .Select(recording => recording.Index).ToHashSet()
            : [];
    }

    /// <summary>A live feed, for as long as the source is not held; when it comes to be, the viewer is told so and the feed ends.</summary>
    public static async IAsyncEnumerable<Shown> WhileSharedAsync(
        this Centre centre, Caller caller, string source, IAsyncEnumerable<Shown> feed, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var shown in feed.WithCancellation(cancellation).ConfigureAwait(false))
        {
            if (centre.HeldNow(caller, source) is { } sentence)
            {
                yield return new Shown.Trouble(sentence);
                yield break;
            }

            yield return shown;
        }
    }

    /// <summary>A recording without the moments at which the source was held.</summary>
    public static async IAsyncEnumerable<Played> SharedAsync(
        this Centre centre, Caller caller, string source, IAsyncEnumerable<Played> recording, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var played in recording.WithCancellation(cancellation).ConfigureAwait(false))
        {
            var at = played switch { Played.Picture picture => picture.At, Played.Frame frame => frame.Report.Received, _ => (Instant?)null };
            if (at is not { } moment || centre.HeldAt(caller, source, moment) is null)
            {
                yield return played;
            }
        }
    }
}
