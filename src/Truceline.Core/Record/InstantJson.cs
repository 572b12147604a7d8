using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Truceline.Core.Record;

/// <summary>
/// Instants as NodaTime's own converter reads and writes them (ISO 8601, UTC, up to nine digits of a second), by plain arithmetic where
/// the year has four digits: entries and documents are full of them.
/// </summary>
internal sealed class InstantJson : JsonConverter<Instant>
{
    public static readonly InstantJson One = new();

    private const int Longest = 30;
    private static readonly long First = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long Last = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && !reader.HasValueSequence && !reader.ValueIsEscaped && TryParse(reader.ValueSpan, out var instant)
            ? instant
            : NodaConverters.InstantConverter.Read(ref reader, typeToConvert, options);

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[Longest];
        if (Format(value, text) is var length and > 0)
        {
            writer.WriteStringValue(text[..length]);
        }
        else
        {
            NodaConverters.InstantConverter.Write(writer, value, options);
        }
    }

    /// <summary>False for whatever is not <c>yyyy-MM-ddTHH:mm:ss[.f…]Z</c>, which may still be an instant.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> text, out Instant instant)
    {
        instant = default;
        if (text.Length is < 20 or > Longest || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[^1] != 'Z'
            || Number(text[..4]) is not (>= 1 and var year) || Number(text[5..7]) is not (>= 1 and <= 12 and var month)
            || Number(text[8..10]) is not (>= 1 and var day) || day > DateTime.DaysInMonth(year, month)
            || Number(text[11..13]) is not (>= 0 and <= 23 and var hour) || Number(text[14..16]) is not (>= 0 and <= 59 and var minute)
            || Number(text[17..19]) is not (>= 0 and <= 59 and var second) || Nanoseconds(text[19..^1]) is not (>= 0 and var nanoseconds))
        {
            return false;
        }

        var seconds = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero).ToUnixTimeSeconds();
        instant = Instant.FromUnixTimeSeconds(seconds).PlusNanoseconds(nanoseconds);
        return true;
    }

    /// <summary>Bytes written; 0 where the year has not four digits.</summary>
    internal static int Format(Instant value, Span<byte> text)
    {
        var since = value - NodaConstants.UnixEpoch;
        var seconds = since.Days * 86_400L + since.NanosecondOfDay / 1_000_000_000;
        var nanoseconds = (int)(since.NanosecondOfDay % 1_000_000_000);
        if (nanoseconds < 0)
        {
            (seconds, nanoseconds) = (seconds - 1, nanoseconds + 1_000_000_000);
        }

        if (seconds < First || seconds > Last)
        {
            return 0;
        }

        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        Put(text, 0, at.Year, 4);
        Put(text, 5, at.Month, 2);
        Put(text, 8, at.Day, 2);
        Put(text, 11, at.Hour, 2);
        Put(text, 14, at.Minute, 2);
        Put(text, 17, at.Second, 2);
        (text[4], text[7], text[10], text[13], text[16]) = ((byte)'-', (byte)'-', (byte)'T', (byte)':', (byte)':');
        var length = 19;
        if (nanoseconds > 0)
        {
            text[19] = (byte)'.';
            Put(text, 20, nanoseconds, 9);
            length = 20 + text.Slice(20, 9).TrimEnd((byte)'0').Length;
        }

        text[length] = (byte)'Z';
        return length + 1;
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return -1;
            }

            value = (value * 10) + (digit - '0');
        }

        return value;
    }

    private static int Nanoseconds(ReadOnlySpan<byte> fraction)
    {
        if (fraction.IsEmpty)
        {
            return 0;
        }

        var value = fraction is [(byte)'.', _, ..] ? Number(fraction[1..]) : -1;
        for (var digits = fraction.Length - 1; digits < 9 && value > 0; digits++)
        {
            value *= 10;
        }

        return value;
    }

    private static void Put(Span<byte> text, int at, int value, int digits)
    {
        for (var i = at + digits - 1; i >= at; i--, value /= 10)
        {
            text[i] = (byte)('0' + (value % 10));
        }
    }
}
