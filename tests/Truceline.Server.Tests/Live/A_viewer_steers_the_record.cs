using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Truceline.Core.Record;
using Truceline.Server.Live;

namespace Truceline.Server.Tests.Live;

public sealed class A_viewer_steers_the_record
{
    private const long Second = 90_000;

    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1.0, 1_000)]
    [InlineData(2.0, 500)]
    [InlineData(0.5, 2_000)]
    public async Task The_next_picture_is_due_when_the_rate_says(double rate, int milliseconds)
    {
        var pace = new PlaybackPace(_clock);
        pace.Steer(new Steering(Rate: rate));
        (await pace.WaitAsync(7 * Second, Cancellation)).ShouldBeTrue();
        var waiting = pace.WaitAsync(8 * Second, Cancellation);
        _clock.Advance(TimeSpan.FromMilliseconds(milliseconds - 1));
        waiting.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        (await waiting).ShouldBeTrue();
    }

    [Fact]
    public async Task A_pause_holds_and_costs_no_time()
    {
        var pace = new PlaybackPace(_clock);
        await pace.WaitAsync(0, Cancellation);
        _clock.Advance(TimeSpan.FromMilliseconds(400));
        pace.Steer(new Steering(Pause: true));
        var waiting = pace.WaitAsync(Second, Cancellation);
        _clock.Advance(TimeSpan.FromHours(1));
        waiting.IsCompleted.ShouldBeFalse();
        pace.Steer(new Steering(Pause: false));
        await Task.Yield();
        while (!waiting.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(600));
            await Task.Delay(1, Cancellation);
        }

        (await waiting).ShouldBeTrue();
    }

    [Fact]
    public async Task Wanting_to_be_elsewhere_ends_the_wait_at_once()
    {
        var pace = new PlaybackPace(_clock);
        await pace.WaitAsync(0, Cancellation);
        var waiting = pace.WaitAsync(5 * Second, Cancellation);
        pace.Steer(new Steering(Seek: 3 * Second));
        (await waiting).ShouldBeFalse();
        pace.TakeSeek().ShouldBe(3 * Second);
        pace.TakeSeek().ShouldBeNull();
    }

    [Fact]
    public async Task A_hole_in_the_recording_is_stepped_over()
    {
        var pace = new PlaybackPace(_clock);
        await pace.WaitAsync(0, Cancellation);
        (await pace.WaitAsync(3_600 * Second, Cancellation)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"rate":2}""", true)]
    [InlineData("""{"pause":true,"seek":90000}""", true)]
    [InlineData("""{"fire":true}""", false)]
    [InlineData("""{"rate":"fast"}""", false)]
    [InlineData("rate", false)]
    public void What_a_viewer_sends_is_read_strictly(string text, bool read) =>
        (Steering.Read(System.Text.Encoding.UTF8.GetBytes(text)) is not null).ShouldBe(read);

    [Fact]
    public void Times_that_run_backwards_begin_another_run_of_the_source()
    {
        var runs = Stretch.Runs([Segment("a", 0, 9), Segment("b", 10, 19), Segment("c", 0, 9), Segment("d", 10, 19)]);
        runs.Select(run => string.Concat(run.Select(segment => segment.Sha256))).ShouldBe(["ab", "cd"]);
    }

    [Theory]
    [InlineData(null, "abc")]
    [InlineData(5L, "abc")]
    [InlineData(15L, "abc")]
    [InlineData(25L, "bc")]
    [InlineData(99L, "c")]
    public void Reading_starts_a_segment_before_the_moment(long? start, string read) =>
        string.Concat(Playback.From([Segment("a", 0, 9), Segment("b", 10, 19), Segment("c", 20, 29)], start).Select(segment => segment.Sha256)).ShouldBe(read);

    [Fact]
    public void Who_falls_behind_goes_on_at_the_next_key_picture()
    {
        var queue = new ViewerQueue();
        for (var i = 0; i < 300; i++)
        {
            queue.Add(new Shown.Picture(i, i % 50 == 0, default, default));
        }

        var left = new List<Shown.Picture>();
        while (queue.Reader.TryRead(out var shown))
        {
            left.Add((Shown.Picture)shown);
        }

        queue.Drops.ShouldBe(1);
        left[0].ShouldBe(new Shown.Picture(250, true, default, default));
        left.Count.ShouldBe(50);
    }

    private static SealedSegment Segment(string name, long from, long to)
    {
        var at = Instant.FromUnixTimeSeconds(0);
        return new SealedSegment(name, 1, name, name, null, null, at, at, from, to, 0);
    }
}
