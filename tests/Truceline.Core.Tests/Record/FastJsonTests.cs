using System.Text;
using System.Text.Json;
using CsCheck;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using Truceline.Core.Record;

namespace Truceline.Core.Tests.Record;

/// <summary>What is written by hand for speed reads and writes as the general converters do.</summary>
public sealed class FastJsonTests
{
    private static readonly JsonSerializerOptions General = StatementJson.Configure(new JsonSerializerOptions());
    private static readonly JsonSerializerOptions Noda = new JsonSerializerOptions().ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);

    private static readonly Gen<Instant> AnyInstant = Gen.OneOf(
        Gen.Long[Instant.MinValue.ToUnixTimeSeconds(), Instant.MaxValue.ToUnixTimeSeconds() - 1].Select(Instant.FromUnixTimeSeconds),
        Gen.Select(Gen.Long[-62_135_596_800, 253_402_300_799], Gen.OneOf(Gen.Long[0, 999_999_999], Gen.Long[0, 999].Select(ms => ms * 1_000_000)))
            .Select((seconds, nanoseconds) => Instant.FromUnixTimeSeconds(seconds).PlusNanoseconds(nanoseconds)));

    private static readonly Gen<SealedSegment> AnySegment = Gen.Select(
        Gen.String, Gen.Long, AnyInstant, Gen.Long.Nullable(), AnyInstant.Nullable(), Gen.Int, (text, number, at, pts, claimed, count) =>
            new SealedSegment($"a/{text}", number, new('a', 64), text, claimed, null, at, at, pts, null, count));

    [Fact]
    public void Instants_are_written_and_read_as_NodaTime_does() => AnyInstant.Sample(instant =>
    {
        var text = JsonSerializer.Serialize(instant, StatementJson.Options);
        text.ShouldBe(JsonSerializer.Serialize(instant, Noda));
        JsonSerializer.Deserialize<Instant>(text, StatementJson.Options).ShouldBe(instant);
    });

    [Theory]
    [InlineData("2026-02-29T00:00:00Z")]
    [InlineData("2024-02-29T23:59:59.1Z")]
    [InlineData("2024-02-29T24:00:00Z")]
    [InlineData("2024-02-29T23:59:60Z")]
    [InlineData("2024-02-29T23:59:59.Z")]
    [InlineData("2024-02-29T23:59:59.100Z")]
    [InlineData("2024-02-29T23:59:59.1234567890Z")]
    [InlineData("2024-02-29T23:59:59,5Z")]
    [InlineData("2024-02-29 23:59:59Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("-0044-03-15T00:00:00Z")]
    [InlineData("2024-00-10T00:00:00Z")]
    [InlineData("2024-01-0aT00:00:00Z")]
    [InlineData("")]
    public void Odd_instants_are_judged_as_NodaTime_judges_them(string text)
    {
        var json = JsonSerializer.Serialize(text);
        Read<Instant>(json, StatementJson.Options).ShouldBe(Read<Instant>(json, Noda));
    }

    [Fact]
    public void Segments_are_written_and_read_as_the_general_converter_does() => AnySegment.Sample(segment =>
    {
        var text = JsonSerializer.Serialize(segment, StatementJson.Options);
        text.ShouldBe(JsonSerializer.Serialize(segment, General));
        JsonSerializer.Deserialize<SealedSegment>(text, StatementJson.Options).ShouldBe(JsonSerializer.Deserialize<SealedSegment>(text, General));
    });

    [Fact]
    public void Changed_segments_are_judged_as_the_general_converter_judges_them()
    {
        var text = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
            new SealedSegment("a/b.ts", 12, new('a', 64), "a/b.jsonl", NodaConstants.UnixEpoch, null, NodaConstants.UnixEpoch, NodaConstants.UnixEpoch, 1, null, 0), General));
        Gen.Select(Gen.Int[0, text.Length - 1], Gen.OneOf(Gen.Byte, Gen.OneOf([.. "{}[],:\"\\ 0e"u8.ToArray().Select(Gen.Const)])), Gen.Int[0, 40]).Sample((at, value, drop) =>
        {
            byte[] changed = [.. text[..at], value, .. text[Math.Min(text.Length, at + 1 + drop)..]];
            var json = Encoding.UTF8.GetString(changed);
            Read<SealedSegment>(json, StatementJson.Options).ShouldBe(Read<SealedSegment>(json, General), json);
        }, iter: 5000);
        foreach (var member in new[] { "\"length\":12,", "\"ptsTo\":null,", "\"claimedTo\":null," })
        {
            var whole = Encoding.UTF8.GetString(text);
            whole.ShouldContain(member);
            Read<SealedSegment>(whole.Replace(member, "", StringComparison.Ordinal), StatementJson.Options).ShouldBeNull();
            Read<SealedSegment>(whole.Replace(member, member + member, StringComparison.Ordinal), StatementJson.Options).ShouldBeNull();
        }
    }

    /// <summary>Null where it is refused.</summary>
    private static object? Read<T>(string json, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
