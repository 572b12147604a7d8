using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Truceline.Core.Record;

/// <summary>
/// Segments as the general converter reads and writes them, member by member: most bytes of a log are lists of them. Unknown, missing
/// and repeated members are refused alike.
/// </summary>
internal sealed class SealedSegmentJson : JsonConverter<SealedSegment>
{
    private static readonly byte[][] Names =
    [
        .. new[] { "path", "length", "sha256", "sidecar", "claimedFrom", "claimedTo", "receivedFrom", "receivedTo", "ptsFrom", "ptsTo", "continuity" }
            .Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly int All = (1 << Names.Length) - 1;

    public override SealedSegment Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        var of = new Members();
        var seen = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = of.Take(ref reader, options);
            if ((seen & member) != 0)
            {
                throw new JsonException("A member of a segment stands there twice.");
            }

            seen |= member;
        }

        return seen == All ? of.Made() : throw new JsonException("A segment lacks a member.");
    }

    public override void Write(Utf8JsonWriter writer, SealedSegment value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("path"u8, value.Path);
        writer.WriteNumber("length"u8, value.Length);
        writer.WriteString("sha256"u8, value.Sha256);
        writer.WriteString("sidecar"u8, value.Sidecar);
        Write(writer, "claimedFrom"u8, value.ClaimedFrom);
        Write(writer, "claimedTo"u8, value.ClaimedTo);
        Write(writer, "receivedFrom"u8, value.ReceivedFrom);
        Write(writer, "receivedTo"u8, value.ReceivedTo);
        Write(writer, "ptsFrom"u8, value.PtsFrom);
        Write(writer, "ptsTo"u8, value.PtsTo);
        writer.WriteNumber("continuity"u8, value.Continuity);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, Instant? value)
    {
        writer.WritePropertyName(name);
        if (value is { } instant)
        {
            InstantJson.One.Write(writer, instant, StatementJson.Options);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private ref struct Members
    {
        private string? _path;
        private string? _sha256;
        private string? _sidecar;
        private (Instant? From, Instant? To) _claimed;
        private (Instant From, Instant To) _received;
        private (long? From, long? To) _pts;
        private long _length;
        private int _continuity;

        /// <summary>Reads one member; its bit says which.</summary>
        public int Take(ref Utf8JsonReader json, JsonSerializerOptions options)
        {
            var member = 0;
            while (member < Names.Length && !json.ValueTextEquals(Names[member]))
            {
                member++;
            }

            switch (member)
            {
                case 0: _path = Text(ref json); break;
                case 1: _length = Number(ref json); break;
                case 2: _sha256 = Text(ref json); break;
                case 3: _sidecar = Text(ref json); break;
                case 4: _claimed.From = TimeOrNull(ref json, options); break;
                case 5: _claimed.To = TimeOrNull(ref json, options); break;
                case 6: _received.From = Time(ref json, options); break;
                case 7: _received.To = Time(ref json, options); break;
                case 8: _pts.From = NumberOrNull(ref json); break;
                case 9: _pts.To = NumberOrNull(ref json); break;
                case 10: _continuity = Whole(ref json); break;
                default: throw new JsonException("A segment has a member that is not known.");
            }

            return 1 << member;
        }

        public readonly SealedSegment Made() => new(
            _path!, _length, _sha256!, _sidecar!, _claimed.From, _claimed.To, _received.From, _received.To, _pts.From, _pts.To, _continuity);

        private static string Text(ref Utf8JsonReader json) =>
            json.Read() && json.TokenType == JsonTokenType.String ? json.GetString()! : throw new JsonException();

        private static long Number(ref Utf8JsonReader json) =>
            json.Read() && json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var value) ? value : throw new JsonException();

        private static int Whole(ref Utf8JsonReader json) =>
            json.Read() && json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var value) ? value : throw new JsonException();

        private static long? NumberOrNull(ref Utf8JsonReader json) => !json.Read() ? throw new JsonException()
            : json.TokenType == JsonTokenType.Null ? null
            : json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var value) ? value : throw new JsonException();

        private static Instant Time(ref Utf8JsonReader json, JsonSerializerOptions options) =>
            json.Read() ? InstantJson.One.Read(ref json, typeof(Instant), options) : throw new JsonException();

        private static Instant? TimeOrNull(ref Utf8JsonReader json, JsonSerializerOptions options) => !json.Read() ? throw new JsonException()
            : json.TokenType == JsonTokenType.Null ? null : InstantJson.One.Read(ref json, typeof(Instant), options);
    }
}
