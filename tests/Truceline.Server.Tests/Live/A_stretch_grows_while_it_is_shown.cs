using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Truceline.Core.Record;
using Truceline.Server.Live;

namespace Truceline.Server.Tests.Live;

public sealed class A_stretch_grows_while_it_is_shown
{
    private static readonly Instant Begun = Instant.FromUtc(2026, 1, 1, 10, 0);

    private readonly FakeTimeProvider _clock = new(Begun.ToDateTimeOffset());
    private readonly List<SealedSegment> _sealed = [Segment(0), Segment(1)];
    private bool _elsewhere;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_sealed_later_follows_as_far_as_the_stretch_reaches()
    {
        await using var shown = Shown(new Stretch("uav-1", 0, 4 * 360_000 - 1, null, null, null));
        await NextAsync(shown, 0, 1);
        var waiting = shown.MoveNextAsync().AsTask();
        waiting.IsCompleted.ShouldBeFalse("nothing follows yet, and the source has spoken just now");
        _sealed.Add(Segment(2));
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await waiting).ShouldBeTrue();
        shown.Current.ShouldBe(Segment(2));
        _sealed.AddRange([Segment(3), Segment(4)]);
        await NextAsync(shown, 3, 4);
        (await shown.MoveNextAsync()).ShouldBeFalse("it reaches no further");
    }

    [Fact]
    public async Task It_ends_where_the_source_has_fallen_silent()
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        await using var shown = Shown(new Stretch("uav-1", 0, 9_000_000, null, null, null));
        await NextAsync(shown, 0, 1);
        (await shown.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_wants_to_be_elsewhere_is_not_held_up_by_it()
    {
        await using var shown = Shown(new Stretch("uav-1", 0, 9_000_000, null, null, null));
        await NextAsync(shown, 0, 1);
        var waiting = shown.MoveNextAsync().AsTask();
        waiting.IsCompleted.ShouldBeFalse();
        _elsewhere = true;
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await waiting).ShouldBeFalse();
    }

    [Fact]
    public async Task One_segment_asked_for_by_its_digest_is_that_one_alone()
    {
        await using var shown = Shown(new Stretch("uav-1", null, null, null, null, "1"));
        await NextAsync(shown, 0, 1);
        _sealed.Add(Segment(2));
        (await shown.MoveNextAsync()).ShouldBeFalse();
    }

    private IAsyncEnumerator<SealedSegment> Shown(Stretch asked) =>
        new GrowingStretch(() => [.. _sealed], asked.EndsBy, () => _elsewhere, _clock).FromAsync([.. _sealed], Cancellation).GetAsyncEnumerator(Cancellation);

    private static async Task NextAsync(IAsyncEnumerator<SealedSegment> shown, params int[] numbers)
    {
        foreach (var number in numbers)
        {
            (await shown.MoveNextAsync()).ShouldBeTrue();
            shown.Current.ShouldBe(Segment(number));
        }
    }

    /// <summary>Four seconds of video each.</summary>
    private static SealedSegment Segment(int number)
    {
        var from = Begun + Duration.FromSeconds(4 * (number - 2));
        return new($"{number}.ts", 1, $"{number}", $"{number}.index.jsonl", null, null, from, from + Duration.FromSeconds(4), number * 360_000L, (number + 1) * 360_000L - 3_000, 0);
    }
}
