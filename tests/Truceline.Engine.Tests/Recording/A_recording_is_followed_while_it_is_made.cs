using System.Net;
using System.Net.Sockets;
using NodaTime;
using Truceline.Core.Places;
using Truceline.Engine.Recording;
using Truceline.Engine.Tests.Intake;
using Truceline.Formats.MpegTs;

namespace Truceline.Engine.Tests.Recording;

public sealed class A_recording_is_followed_while_it_is_made
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Parts are sealed under the reader, which goes on without losing or repeating a picture; then any moment is found again.</summary>
    [Fact]
    public async Task Every_picture_comes_once_across_the_part_being_written_and_the_segments_it_becomes()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        using var folder = new TemporaryFolder();
        var port = LiveSource.FreePort(ProtocolType.Udp);
        var quick = new RecordingOptions { Aim = Duration.FromSeconds(1), Silence = Duration.FromSeconds(2), EnterEvery = Duration.FromSeconds(3) };
        var video = SharedData.File("video/osh/sample-stream.ts");
        var expected = Pictures(video);
        await using var centre = await TestCentre.OpenAsync(
            folder, "tests/missions/sample-stream", TimeProvider.System, quick, ("uav-1", $"udp://127.0.0.1:{port}"));
        centre.Start();
        var begun = SystemClock.Instance.GetCurrentInstant();
        var following = FollowAsync(centre, begun, expected.Count - 2);
        await SendAsync(port, video, centre);
        var seen = await following;

        seen.Select(picture => picture.Pts).ShouldBe(expected.Take(seen.Count));
        centre.Recorded.PiecesBetween("uav-1", begun, Instant.MaxValue).Count.ShouldBeGreaterThan(2);
        var whole = await FollowAsync(centre, begun, seen.Count);
        whole.Select(picture => picture.Pts).ShouldBe(seen.Select(picture => picture.Pts));
        foreach (var moment in whole.Where((_, i) => i % 40 == 3).Select(picture => picture.At))
        {
            // Pictures that arrived together have one moment: the first of them is found.
            var again = await FirstAtAsync(centre, moment);
            var first = whole.First(picture => picture.At >= moment);
            (again.Pts, again.At).ShouldBe((first.Pts, first.At));
        }

        SeenFromTheSidecars(centre, begun);
    }

    /// <summary>Where the camera looked is found again, entered or not, and a place that it never saw is not.</summary>
    private static void SeenFromTheSidecars(Centre centre, Instant begun)
    {
        var footprints = centre.Recorded.Between("uav-1", begun, Instant.MaxValue)
            .Select(segment => SidecarFile.Read(Path.Combine(centre.Options.Data, segment.Sidecar))!).SelectMany(sidecar => sidecar.Footprints)
            .Where(footprint => footprint.Corners.Count == 4).ToList();
        footprints.ShouldNotBeEmpty();
        var looked = footprints[footprints.Count / 2];
        var middle = new Position(looked.Corners.Average(corner => corner.Latitude), looked.Corners.Average(corner => corner.Longitude));
        var found = centre.Lookback.Find(middle, begun, begun + Duration.FromHours(1));
        found.Sightings.ShouldContain(one => one.Source == "uav-1" && one.From <= looked.Received && one.To + Duration.FromMilliseconds(1) >= looked.Received);
        centre.Lookback.Find(new Position(-middle.Latitude, middle.Longitude), begun, begun + Duration.FromHours(1)).Sightings.ShouldBeEmpty();
    }

    private static async Task<List<Played.Picture>> FollowAsync(Centre centre, Instant from, int count)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(LiveSource.Patience);
        var seen = new List<Played.Picture>();
        await foreach (var played in centre.Recorded.FollowAsync("uav-1", from, TimeProvider.System, limit.Token))
        {
            if (played is Played.Picture picture)
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

    /// <summary>The picture of a moment, reading from a key picture before it.</summary>
    private static async Task<Played.Picture> FirstAtAsync(Centre centre, Instant at)
    {
        await foreach (var played in centre.Recorded.FollowAsync("uav-1", at, TimeProvider.System, Token))
        {
            if (played is Played.Picture picture && picture.At >= at)
            {
                return picture;
            }
        }

        throw new InvalidOperationException("The recording has ended.");
    }

    /// <summary>Over about four seconds, so that parts are sealed while they are read.</summary>
    private static async Task SendAsync(int port, string video, Centre centre)
    {
        var bytes = await File.ReadAllBytesAsync(video, Token);
        using var sender = new UdpClient();
        var to = new IPEndPoint(IPAddress.Loopback, port);
        const int datagram = 1316;
        var pause = Math.Max(1, bytes.Length / datagram / 400);
        await LiveSource.UntilAsync(() => LiveSource.IsHeld(port), Token);
        for (var at = 0; at < bytes.Length; at += datagram)
        {
            await sender.SendAsync(bytes.AsMemory(at, Math.Min(datagram, bytes.Length - at)), to, Token);
            if (at / datagram % pause == 0)
            {
                await Task.Delay(10, Token);
                await LiveSource.UntilAsync(() => centre.BytesReceived("uav-1") >= at - 60_000, Token);
            }
        }

        await LiveSource.UntilAsync(() => centre.BytesReceived("uav-1") >= bytes.Length, Token);
    }

    private static List<long> Pictures(string video)
    {
        var sink = new Times();
        var demuxer = new TsDemuxer(sink);
        demuxer.Feed(File.ReadAllBytes(video));
        demuxer.Flush();
        return sink.Seen;
    }

    private sealed class Times : ITsSink
    {
        public List<long> Seen { get; } = [];

        public void Klv(in KlvUnit unit)
        {
        }

        public void Video(in VideoUnit unit) => Seen.Add(unit.Pts);
    }
}
