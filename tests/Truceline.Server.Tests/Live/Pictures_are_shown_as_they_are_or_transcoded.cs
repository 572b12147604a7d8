using System.Security.Cryptography;
using CsCheck;
using NodaTime;
using Truceline.Engine.Live;
using Truceline.Server.Live;

namespace Truceline.Server.Tests.Live;

public sealed class Pictures_are_shown_as_they_are_or_transcoded
{
    private static readonly ServerOptions Options = new() { Data = "unused" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("libx264", "baseline", "avc1.42")]
    [InlineData("libx264", "high", "avc1.64")]
    public void The_format_of_an_H264_stream_is_read_from_its_key_picture(string coder, string profile, string codec)
    {
        Assert.SkipUnless(MadeVideo.CanMake, MadeVideo.CannotMake);
        var key = MadeVideo.Pictures(MadeVideo.Make(coder, 3, "-profile:v", profile))[0];
        PictureFormat.CodingOf(key.AnnexB.Span).ShouldBe(PictureCoding.H264);
        var format = PictureFormat.OfH264(key.AnnexB.Span)!;
        format.Codec.ShouldStartWith(codec);
        (format.Width, format.Height).ShouldBe((318, 238));
    }

    [Theory]
    [InlineData("mpeg2video", PictureCoding.Mpeg2)]
    [InlineData("libx265", PictureCoding.Hevc)]
    [InlineData("libx264", PictureCoding.H264)]
    public void How_pictures_are_coded_is_told_from_a_key_picture(string coder, object coding)
    {
        Assert.SkipUnless(MadeVideo.CanMake, MadeVideo.CannotMake);
        var made = MadeVideo.Make(coder, 3);
        Assert.SkipUnless(made.Length > 0, $"ffmpeg has no {coder}");
        PictureFormat.CodingOf(MadeVideo.Pictures(made).First(picture => picture.IsKey).AnnexB.Span).ShouldBe((PictureCoding)coding);
    }

    [Fact]
    public void Whatever_bytes_a_key_picture_holds_reading_them_ends_quietly() =>
        Gen.Byte.Array[0, 200].Sample(
            bytes =>
            {
                byte[] unit = [0, 0, 1, 0x67, 100, .. bytes];
                PictureFormat.CodingOf(bytes);
                var format = PictureFormat.OfH264(unit);
                return format is null || format is { Width: > 0 and <= 16_384, Height: > 0 and <= 16_384 };
            },
            iter: 20_000);

    [Fact]
    public void Wrapped_pictures_come_out_of_a_demuxer_as_they_went_in()
    {
        var pictures = Enumerable.Range(1, 40)
            .Select(i => (Pts: (i * 3_600L) + (1L << 33) - 72_000, Bytes: Sequence(i * 731 % 5_000 + 20)))
            .ToList();
        using var wrapped = new MemoryStream();
        var wrapper = new TransportWrapper(0x02);
        foreach (var (picture, i) in pictures.Select((picture, i) => (picture, i)))
        {
            wrapper.Write(wrapped, picture.Pts, i % 10 == 0, picture.Bytes);
        }

        var read = MadeVideo.Pictures(wrapped.ToArray());
        wrapped.Length.ShouldBe(wrapped.Length / 188 * 188);
        read.Select(picture => picture.Pts).ShouldBe(pictures.Select(picture => picture.Pts));
        read.Select(picture => Hash(picture.AnnexB.ToArray())).ShouldBe(pictures.Select(picture => Hash(picture.Bytes)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task MPEG2_is_transcoded_and_every_picture_keeps_its_time(int between)
    {
        Assert.SkipUnless(MadeVideo.CanMake, MadeVideo.CannotMake);
        var pictures = MadeVideo.Pictures(MadeVideo.Make("mpeg2video", 40, "-bf", $"{between}"), shift: 3 * (1L << 33));
        var shown = await TranscodeAsync(pictures);
        shown.Select(picture => picture.Pts).ShouldBe(pictures.Select(picture => picture.Pts).Order());
        shown[0].IsKey.ShouldBeTrue();
        PictureFormat.OfH264(shown[0].AnnexB.Span)!.Width.ShouldBe(318);
        shown.ShouldAllBe(picture => picture.Received == Instant.FromUnixTimeMilliseconds((picture.Pts - (3 * (1L << 33))) / 90));
    }

    [Fact]
    public async Task The_real_footage_of_one_picture_a_second_is_transcoded_whole()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        Assert.SkipUnless(MadeVideo.CanMake, MadeVideo.CannotMake);
        var pictures = MadeVideo.Pictures(await File.ReadAllBytesAsync(SharedData.PathOf("data/video/kwiver/aphill_klv_10s.ts"), Cancellation));
        var shown = await TranscodeAsync(pictures);
        shown.Select(picture => picture.Pts).ShouldBe(pictures.Select(picture => picture.Pts).Order());
    }

    [Fact]
    public void Without_ffmpeg_the_viewer_is_told_what_to_install()
    {
        var (child, trouble) = new Transcoders(Options with { Ffmpeg = "no-such-ffmpeg" }).Start(PictureCoding.Mpeg2);
        child.ShouldBeNull();
        trouble!.ShouldContain("apt install ffmpeg");
    }

    [Fact]
    public async Task So_many_children_at_a_time_and_no_more()
    {
        Assert.SkipUnless(MadeVideo.CanMake, MadeVideo.CannotMake);
        var transcoders = new Transcoders(Options with { Transcoders = 1 });
        var (first, _) = transcoders.Start(PictureCoding.Mpeg2);
        transcoders.Start(PictureCoding.Mpeg2).Trouble!.ShouldContain("1 pictures at a time");
        await first!.DisposeAsync();
        var (again, _) = transcoders.Start(PictureCoding.Mpeg2);
        again.ShouldNotBeNull();
        await again.DisposeAsync();
    }

    [Fact]
    public async Task Viewers_of_a_live_source_share_one_child_and_it_goes_with_the_last()
    {
        Assert.SkipUnless(MadeVideo.CanMake, MadeVideo.CannotMake);
        var pictures = MadeVideo.Pictures(MadeVideo.Make("mpeg2video", 30, "-bf", "0"));
        var hub = new LiveHub();
        var transcoders = new Transcoders(Options with { Transcoders = 1 });
        await using var feeds = new LiveFeeds(hub, transcoders);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var viewers = new[] { WatchAsync(feeds, 5, leaving.Token), WatchAsync(feeds, 5, leaving.Token) };
        for (var i = 0; !Task.WhenAll(viewers).IsCompleted; i = (i + 1) % pictures.Count)
        {
            hub.Publish(pictures[i] with { Pts = pictures[i].Pts });
            await Task.Delay(5, Cancellation);
        }

        (await Task.WhenAll(viewers)).ShouldAllBe(seen => seen.Count == 5 && seen[0].IsKey);
        var (free, trouble) = transcoders.Start(PictureCoding.Mpeg2);
        trouble.ShouldBeNull();
        await free!.DisposeAsync();
    }

    [Fact]
    public async Task A_live_H264_source_is_shown_from_a_key_picture_on()
    {
        Assert.SkipUnless(MadeVideo.CanMake, MadeVideo.CannotMake);
        var pictures = MadeVideo.Pictures(MadeVideo.Make("libx264", 25, "-bf", "0"));
        var hub = new LiveHub();
        await using var feeds = new LiveFeeds(hub, new Transcoders(Options));
        var watching = WatchAsync(feeds, 3, Cancellation);
        foreach (var picture in pictures.Skip(4))
        {
            hub.Publish(picture);
        }

        var seen = await watching;
        seen[0].Pts.ShouldBe(pictures[10].Pts);
        seen.Select(picture => picture.IsKey).ShouldBe([true, false, false]);
    }

    private static async Task<List<Shown.Picture>> WatchAsync(LiveFeeds feeds, int count, CancellationToken cancellation)
    {
        var seen = new List<Shown.Picture>();
        await foreach (var shown in feeds.WatchAsync("drone", cancellation))
        {
            if (shown is Shown.Picture picture)
            {
                seen.Add(picture);
                if (seen.Count == count)
                {
                    break;
                }
            }
        }

        return seen;
    }

    private static async Task<List<LiveMessage.Picture>> TranscodeAsync(IReadOnlyList<LiveMessage.Picture> pictures)
    {
        var (child, trouble) = new Transcoders(Options).Start(PictureFormat.CodingOf(pictures[0].AnnexB.Span));
        trouble.ShouldBeNull();
        await using var _ = child;
        var feeding = Task.Run(
            async () =>
            {
                try
                {
                    foreach (var picture in pictures)
                    {
                        await child!.WriteAsync(picture, Cancellation);
                    }
                }
                finally
                {
                    child!.Finish();
                }
            },
            Cancellation);
        var shown = new List<LiveMessage.Picture>();
        await foreach (var picture in child!.ReadAsync(Cancellation))
        {
            shown.Add(picture);
        }

        await feeding;
        shown.ShouldNotBeEmpty(child.Complaint);
        return shown;
    }

    /// <summary>A sequence header, and after it nothing that looks like a start code.</summary>
    private static byte[] Sequence(int length) => [0, 0, 1, 0xB3, .. Enumerable.Range(0, length).Select(i => (byte)((i % 200) + 2))];

    private static string Hash(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes));
}
