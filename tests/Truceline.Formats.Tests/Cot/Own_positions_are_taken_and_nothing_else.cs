using System.Text;
using CsCheck;
using Truceline.Formats.Cot;

namespace Truceline.Formats.Tests.Cot;

public sealed class Own_positions_are_taken_and_nothing_else
{
    private const string Patrol =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<event version=\"2.0\" uid=\"ANDROID-1\" type=\"a-f-G-U-C\" how=\"m-g\" time=\"2026-01-02T03:04:05.5Z\" start=\"2026-01-02T03:04:05Z\" stale=\"2026-01-02T03:05:05Z\">"
        + "<point lat=\"40.1\" lon=\"46.5\" hae=\"450.5\" ce=\"4.5\" le=\"9999999.0\"/><detail><contact callsign=\"Patrol &amp; 2\"/><track course=\"90\" speed=\"3\"/></detail></event>";

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(100_000)]
    public void A_patrol_s_position_is_read_from_portions_of_any_size(int portion)
    {
        var (events, reader) = Read(Patrol + "\n" + Patrol.Replace("a-f-G-U-C", "a-f-A-M-H", StringComparison.Ordinal), portion);

        (reader.Good, reader.Refused, reader.Bad).ShouldBe((2, 0, 0));
        events[0].ShouldBe(new CotEvent(
            "ANDROID-1", "a-f-G-U-C", new DateTime(2026, 1, 2, 3, 4, 5, 500, DateTimeKind.Utc), new DateTime(2026, 1, 2, 3, 5, 5, DateTimeKind.Utc),
            40.1, 46.5, 450.5, 4.5, "Patrol & 2"));
        events.Select(one => one.IsAirborne).ShouldBe([false, true]);
    }

    [Theory]
    [InlineData("a-h-G-U-C")]
    [InlineData("a-n-G")]
    [InlineData("a-u-G")]
    [InlineData("a-f-X")]
    [InlineData("a-f")]
    [InlineData("a-f-Gx")]
    [InlineData("b-m-p-s-p-i")]
    [InlineData("b-d-a")]
    [InlineData("t-k")]
    [InlineData("u-d-f")]
    public void Anything_that_is_no_own_asset_is_refused_and_counted(string type)
    {
        var (events, reader) = Read(Patrol.Replace("a-f-G-U-C", type, StringComparison.Ordinal), 4096);

        events.ShouldBeEmpty();
        (reader.Good, reader.Refused, reader.Bad).ShouldBe((0, 1, 0));
    }

    [Theory]
    [InlineData("<event uid=\"1\" type=\"a-f-G\"></event>")]
    [InlineData("<event><!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>&y;</event>")]
    [InlineData("<event>&y;</event>")]
    [InlineData("<event uid=\"1\" type=\"a-f-G\" time=\"2026-01-02T03:04:05Z\" stale=\"2026-01-02T03:04:05Z\"><point lat=\"91\" lon=\"0\"/></event>")]
    [InlineData("<event uid=\"1\" type=\"a-f-G\" time=\"never\" stale=\"2026-01-02T03:04:05Z\"><point lat=\"1\" lon=\"1\"/></event>")]
    [InlineData("<event uid=\"a&#x202E;b\" type=\"a-f-G\" time=\"2026-01-02T03:04:05Z\" stale=\"2026-01-02T03:04:05Z\"><point lat=\"1\" lon=\"1\"/></event>")]
    [InlineData("<event><a></event>")]
    public void What_is_no_event_is_counted_and_what_follows_is_read(string text)
    {
        var (events, reader) = Read(text + Patrol, 33);

        (events.Count, reader.Good, reader.Bad).ShouldBe((1, 1, 1));
    }

    [Fact]
    public void Bytes_without_end_are_not_held()
    {
        var (_, reader) = Read("<event " + new string('x', 2_000_000) + Patrol, 70_000);

        reader.Bad.ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public void Whatever_the_bytes_nothing_is_thrown()
    {
        var seed = Encoding.UTF8.GetBytes(Patrol);
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Select(Gen.Int[0, seed.Length - 1], Gen.Byte).Array[0, 12], Gen.Int[1, 500]).Sample(
            (random, changes, portion) =>
            {
                var bytes = seed.ToArray();
                foreach (var (at, value) in changes)
                {
                    bytes[at] = value;
                }

                Read([.. random, .. bytes], portion);
            },
            iter: 2000);
    }

    private static (List<CotEvent> Events, CotReader Reader) Read(string text, int portion) => Read(Encoding.UTF8.GetBytes(text), portion);

    private static (List<CotEvent> Events, CotReader Reader) Read(byte[] bytes, int portion)
    {
        var events = new List<CotEvent>();
        var reader = new CotReader(events.Add);
        for (var at = 0; at < bytes.Length; at += portion)
        {
            reader.Feed(bytes.AsSpan(at, Math.Min(portion, bytes.Length - at)));
        }

        reader.Flush();
        return (events, reader);
    }
}
