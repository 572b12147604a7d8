using System.Runtime.CompilerServices;
using Truceline.Core.Sensing;
using Truceline.Engine.Live;

namespace Truceline.Server.Live;

/// <summary>
/// Recorded pictures as a browser can show them: H.264 as it is, MPEG-2 and HEVC by a transcoding child, whichever the source sends
/// at the time; it may change in mid-stream.
/// </summary>
internal sealed class Viewable(Transcoders transcoders)
{
    /// <param name="recorded">In the order of the stream. A gap ends what one child transcodes, so that all of it comes out.</param>
    public async IAsyncEnumerable<Shown> ShowAsync(IAsyncEnumerable<Shown> recorded, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var each = recorded.GetAsyncEnumerator(cancellation);
        var coding = PictureCoding.Unknown;
        var told = false;
        for (var more = await each.MoveNextAsync().ConfigureAwait(false); more;)
        {
            coding = CodingAfter(each.Current, coding);
            if (each.Current is not Shown.Picture || coding == PictureCoding.H264)
            {
                yield return each.Current;
                more = await each.MoveNextAsync().ConfigureAwait(false);
                continue;
            }

            var (child, trouble) = told ? (null, null) : transcoders.Start(coding);
            if (child is null)
            {
                if (trouble is not null)
                {
                    yield return new Shown.Trouble(trouble);
                }

                // Said once; what can be shown again is shown again.
                told = true;
                more = await each.MoveNextAsync().ConfigureAwait(false);
                continue;
            }

            var stretch = new Stretched(child, each, coding);
            await foreach (var shown in stretch.RunAsync(cancellation).ConfigureAwait(false))
            {
                yield return shown;
            }

            more = stretch.More;
        }
    }

    private static PictureCoding CodingAfter(Shown shown, PictureCoding before) =>
        shown is Shown.Picture { IsKey: true } key && PictureFormat.CodingOf(key.AnnexB.Span) is not PictureCoding.Unknown and var told ? told : before;

    /// <summary>What one child transcodes: from the current picture to the next gap or change of coding, which is left as the current one.</summary>
    private sealed class Stretched(Transcoder child, IAsyncEnumerator<Shown> from, PictureCoding coding)
    {
        private readonly PriorityQueue<FrameReport, long> _reports = new();

        /// <summary>False where the recording has ended.</summary>
        public bool More { get; private set; }

        public async IAsyncEnumerable<Shown> RunAsync([EnumeratorCancellation] CancellationToken cancellation)
        {
            using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var feeding = FeedAsync(leaving.Token);
            try
            {
                var pictures = 0;
                await foreach (var picture in child.ReadAsync(cancellation).ConfigureAwait(false))
                {
                    pictures++;
                    foreach (var report in Due(picture.Pts))
                    {
                        yield return new Shown.Frame(report);
                    }

                    yield return new Shown.Picture(picture.Pts, picture.IsKey, picture.Received, picture.AnnexB);
                }

                if (pictures == 0)
                {
                    yield return new Shown.Trouble($"The recorded pictures could not be transcoded: {child.Complaint}");
                }
            }
            finally
            {
                await leaving.CancelAsync().ConfigureAwait(false);
                await child.DisposeAsync().ConfigureAwait(false);
                await feeding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        private async Task FeedAsync(CancellationToken cancellation)
        {
            try
            {
                do
                {
                    if (from.Current is Shown.Picture picture)
                    {
                        await child.WriteAsync(new LiveMessage.Picture("", picture.Pts, picture.IsKey, picture.Received, picture.AnnexB), cancellation).ConfigureAwait(false);
                    }
                    else if (from.Current is Shown.Frame frame)
                    {
                        lock (_reports)
                        {
                            _reports.Enqueue(frame.Report, frame.Report.Pts);
                        }
                    }

                    More = await from.MoveNextAsync().ConfigureAwait(false);
                }
                while (More && from.Current is not Shown.Gap && CodingAfter(from.Current, coding) == coding);
            }
            finally
            {
                child.Finish();
            }
        }

        private List<FrameReport> Due(long pts)
        {
            var due = new List<FrameReport>();
            lock (_reports)
            {
                while (_reports.TryPeek(out var report, out var at) && at <= pts)
                {
                    due.Add(report);
                    _reports.Dequeue();
                }
            }

            return due;
        }
    }
}
