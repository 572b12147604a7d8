using System.Text;
using CsCheck;
using Truceline.Formats.DjiSrt;

namespace Truceline.Formats.Tests.DjiSrt;

public sealed class Telemetry_subtitles_are_read
{
    private const string Cue = "1\r\n00:00:01,000 --> 00:00:02,500\r\n[rel_alt: 12.5 abs_alt: 480.25] 2026-01-02 03:04:05,678 [latitude: 40.1] [longtitude: -46.5]\r\n\r\n";

    [Theory]
    [InlineData("air2s.srt", 41.424724, 2.234156, "2022-08-07T13:40:40.774")]
    [InlineData("mavic_air2.srt", 41.420684, 2.162162, "2022-05-01T15:01:58.531")]
    [InlineData("mavic_pro.SRT", -20.2533, 149.0251, "2017-08-05T14:11:51.000")]
    [InlineData("p4_rtk.SRT", -34.237922, -58.851745, null)]
    public void Of_the_aircraft_at_hand_from_the_first_cue_to_the_last(string file, double latitude, double longitude, string? stamp)
    {
        var bytes = SharedData.Read($"data/video/dji-srt/{file}");
        var (cues, reader) = Read(bytes, 1000);

        (cues[0].Latitude, cues[0].Longitude).ShouldBe((latitude, longitude));
        cues[0].Stamp?.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(stamp);
        cues.Count.ShouldBe(Encoding.UTF8.GetString(bytes).Split("-->").Length - 1);
        (reader.Good, reader.Bad).ShouldBe((cues.Count, 0));
        cues.Select(cue => cue.Start).ShouldBeInOrder();
    }

    [Fact]
    public void And_of_a_broken_one_whatever_is_whole()
    {
        var (cues, reader) = Read(SharedData.Read("data/video/dji-srt/broken_incomplete.SRT"), 7);

        (reader.Good, reader.Bad).ShouldBe((19, 1));
        cues[^1].Number.ShouldBe(19);
        cues[0].RelativeHeight.ShouldBe(20.1);
    }

    [Fact]
    public void With_attitude_of_airframe_and_gimbal_where_they_are_stated()
    {
        var cue = Read(SharedData.Read("data/video/dji-srt/p4_rtk.SRT"), 64).Cues[0];

        cue.Aircraft.ShouldBe(new DjiAttitude(2.7, -7.0, 110.1));
        cue.Gimbal.ShouldBe(new DjiAttitude(-24.4, 0.0, 110.4));
        cue.RelativeHeight.ShouldBe(85.8);
    }

    [Fact]
    public void With_heights_over_the_take_off_and_over_the_sea()
    {
        var cue = Read(Encoding.UTF8.GetBytes(Cue), 3).Cues.ShouldHaveSingleItem();

        (cue.RelativeHeight, cue.AbsoluteHeight, cue.Longitude).ShouldBe((12.5, 480.25, -46.5));
        (cue.Start, cue.End).ShouldBe((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2.5)));
        DjiSrtReader.LooksLikeSubtitle(Encoding.UTF8.GetBytes(Cue)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\n[latitude: 91.0] [longitude: 2.0]\n\n")]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\n[latitude: 0.0] [longitude: 0.0]\n\n")]
    [InlineData("1\n00:00:01,000\n[latitude: 1.0] [longitude: 2.0]\n\n")]
    [InlineData("x\n00:00:01,000 --> 00:00:02,000\n[latitude: 1.0] [longitude: 2.0]\n\n")]
    public void A_cue_that_states_no_place_is_counted_and_left_out(string text)
    {
        var (cues, reader) = Read(Encoding.UTF8.GetBytes(text + Cue), 11);

        (cues.Count, reader.Good, reader.Bad).ShouldBe((1, 1, 1));
    }

    [Fact]
    public void Whatever_the_bytes_nothing_is_thrown_and_no_more_than_one_cue_is_held()
    {
        var seed = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Cue, 5)));
        Gen.Select(Gen.Byte.Array[0, 400], Gen.Select(Gen.Int[0, seed.Length - 1], Gen.Byte).Array[0, 30], Gen.Int[1, 300]).Sample(
            (random, changes, portion) =>
            {
                var bytes = seed.ToArray();
                foreach (var (at, value) in changes)
                {
                    bytes[at] = value;
                }

                Read([.. random, .. bytes], portion);
                _ = DjiSrtReader.LooksLikeSubtitle(random);
            },
            iter: 2000);
        Read(new byte[5_000_000], 100_000).Reader.Bad.ShouldBe(1);
    }

    private static (List<DjiCue> Cues, DjiSrtReader Reader) Read(byte[] bytes, int portion)
    {
        var cues = new List<DjiCue>();
        var reader = new DjiSrtReader(cues.Add);
        for (var at = 0; at < bytes.Length; at += portion)
        {
            reader.Feed(bytes.AsSpan(at, Math.Min(portion, bytes.Length - at)));
        }

        reader.Flush();
        return (cues, reader);
    }
}
