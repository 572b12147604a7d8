using Truceline.Signals.Blinding;

namespace Truceline.Signals.Tests.Blinding;

public sealed class Blank_pictures_are_found
{
    private const int Pixels = 64 * 36;

    [Theory]
    [InlineData(255)]
    [InlineData(0)]
    [InlineData(128)]
    public void A_picture_that_goes_blank_at_once_is_blinded_whatever_its_level_and_whatever_letters_stand_in_it(int level)
    {
        var found = Look(Textured(40), Plain(level, 24), Textured(8));

        found.ShouldBe([new BlankStretch(40, 64, true)]);
    }

    [Fact]
    public void A_damaged_picture_or_a_cut_is_not_blindness()
    {
        Look(Textured(40), Plain(0, 15), Textured(8)).ShouldBeEmpty();
    }

    [Fact]
    public void Fog_that_comes_slowly_and_a_night_without_contrast_are_not_sudden()
    {
        var fog = Enumerable.Range(0, 120).Select(n => Frame(n, Math.Max(0, 60 - (n / 2))));
        Look(fog, Plain(120, 24)).ShouldAllBe(stretch => !stretch.IsSudden);
        Look(Plain(12, 80)).ShouldBe([new BlankStretch(0, 80, false)]);
    }

    [Fact]
    public void What_is_blank_at_the_end_may_go_on_in_the_next_segment()
    {
        Look(Textured(40), Plain(255, 3)).ShouldBe([new BlankStretch(40, 43, true)]);
        Look(Plain(255, 3), Textured(40)).ShouldBe([new BlankStretch(0, 3, false)]);
    }

    private static IReadOnlyList<BlankStretch> Look(params IEnumerable<byte[]>[] frames)
    {
        var stretches = new BlankStretches(8);
        foreach (var frame in frames.SelectMany(part => part))
        {
            stretches.Push(frame);
        }

        return stretches.Finish();
    }

    private static IEnumerable<byte[]> Textured(int count) => Enumerable.Range(0, count).Select(n => Frame(n, 60));

    /// <summary>Alike but for a line of letters, three in a hundred pixels, and a level of noise.</summary>
    private static IEnumerable<byte[]> Plain(int level, int count) => Enumerable.Range(0, count).Select(n =>
    {
        var frame = Enumerable.Range(0, Pixels).Select(i => (byte)Math.Clamp(level + ((i * 31 + n) % 3) - 1, 0, 255)).ToArray();
        frame.AsSpan(0, Pixels * 3 / 100).Fill(level < 128 ? (byte)255 : (byte)0);
        return frame;
    });

    private static byte[] Frame(int n, int spread) => [.. Enumerable.Range(0, Pixels).Select(i => (byte)(100 + (spread == 0 ? 0 : (i * 37 + n) % spread)))];
}
