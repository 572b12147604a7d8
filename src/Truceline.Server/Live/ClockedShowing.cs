using System.Runtime.CompilerServices;
using NodaTime;
using Truceline.Engine.Recording;

namespace Truceline.Server.Live;

/// <summary>
/// Shows a source's recording to a viewer that keeps the clock: from the key picture at or before each moment it asks for, as
/// far as it has said that it wants pictures, across segments, gaps and runs, and on while the source is being recorded.
/// </summary>
internal sealed class ClockedShowing(Transcoders transcoders, Func<Instant, CancellationToken, IAsyncEnumerable<Played>> follow, ViewerWish wish)
{
    public async Task RunAsync(ViewerSocket viewer, CancellationToken cancellation)
    {
        while (true)
        {
            var (number, at) = await wish.TakeAsync(cancellation).ConfigureAwait(false);
            using var elsewhere = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var showing = ShowAsync(viewer, number, at, elsewhere.Token, cancellation);
            await Task.WhenAny(showing, wish.ElsewhereAsync(elsewhere.Token)).ConfigureAwait(false);
            await elsewhere.CancelAsync().ConfigureAwait(false);
            try
            {
                await showing.ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                // The viewer wants to be elsewhere.
            }
        }
    }

    /// <param name="leaving">The viewer has gone. A message is never cut short for less: only between two of them it is elsewhere.</param>
    private async Task ShowAsync(ViewerSocket viewer, int number, Instant at, CancellationToken cancellation, CancellationToken leaving)
    {
        await viewer.SendAsync(new Shown.Begin(number), leaving).ConfigureAwait(false);
        var recorded = FromKeyPicture(follow(at, cancellation), at, cancellation);
        await foreach (var shown in new Viewable(transcoders).ShowAsync(recorded, cancellation).ConfigureAwait(false))
        {
            if (shown is Shown.Picture picture)
            {
                await wish.WaitUntilAsync(picture.Received, cancellation).ConfigureAwait(false);
            }

            cancellation.ThrowIfCancellationRequested();
            await viewer.SendAsync(shown, leaving).ConfigureAwait(false);
        }
    }

    /// <summary>Keeps back what cannot be decoded, and what lies before the last key picture at or before the moment.</summary>
    internal static async IAsyncEnumerable<Shown> FromKeyPicture(
        IAsyncEnumerable<Played> recorded, Instant at, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var held = new List<Shown>();
        var begun = false;
        await foreach (var played in recorded.WithCancellation(cancellation).ConfigureAwait(false))
        {
            if (begun)
            {
                yield return Of(played);
                continue;
            }

            switch (played)
            {
                case Played.Gap gap:
                    // What came before a gap is shown up to it; a gap that ends by the moment has nothing to show before it.
                    held = gap.To <= at ? [] : held;
                    held.Add(Of(gap));
                    begun = gap.To is null || gap.To > at;
                    break;
                case Played.Picture { IsKey: true } key when key.At <= at || !held.Exists(one => one is Shown.Picture):
                    held.RemoveAll(one => one is not Shown.Gap);
                    held.Add(Of(key));
                    begun = key.At > at;
                    break;
                case Played.Picture picture when held.Exists(one => one is Shown.Picture):
                    held.Add(Of(picture));
                    begun = picture.At > at;
                    break;
                case Played.Frame when held.Count > 0:
                    held.Add(Of(played));
                    break;
                default:
                    break;
            }

            foreach (var one in begun ? held : [])
            {
                yield return one;
            }
        }
    }

    private static Shown Of(Played played) => played switch
    {
        Played.Picture picture => new Shown.Picture(picture.Pts, picture.IsKey, picture.At, picture.AnnexB),
        Played.Frame frame => new Shown.Frame(frame.Report),
        Played.Gap gap => new Shown.Gap(gap.From, gap.To),
        _ => throw new InvalidOperationException("A recording holds pictures, reports and gaps alone."),
    };
}
