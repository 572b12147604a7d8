using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Truceline.Ledger;

/// <summary>
/// Reads a payload in the spelling in which the writer writes it, in one pass and without a document in memory. What is spelled otherwise
/// (another order, an escape) it leaves to <see cref="EntryPayload"/>, which judges it; what it does take, that takes alike.
/// </summary>
internal static class PlainPayload
{
    private const int MaxDepth = 32;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>Null where this reader has nothing to say.</summary>
    public static (EntryHeader Header, ReadOnlyMemory<byte> Statement)? Read(ReadOnlyMemory<byte> bytes)
    {
        var payload = bytes.Span;
        if (payload.Contains((byte)'\\') || !System.Text.Unicode.Utf8.IsValid(payload))
        {
            return null;
        }

        try
        {
            var json = new Utf8JsonReader(payload, Options);
            return Next(ref json, JsonTokenType.StartObject) && Integer(ref json, "v"u8) == 1 && ReadHeader(ref json) is { } header
                && Name(ref json, "statement"u8) && Next(ref json, JsonTokenType.StartObject)
                && Statement(ref json, payload) is { } statement && Next(ref json, JsonTokenType.EndObject) && !json.Read()
                ? (header, bytes[statement])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static EntryHeader? ReadHeader(ref Utf8JsonReader json)
    {
        if (Text(ref json, "log"u8) is not { } log || !json.Read() || json.TokenType != JsonTokenType.PropertyName)
        {
            return null;
        }

        string? key = null;
        if (json.ValueTextEquals("vkey"u8))
        {
            key = Value(ref json);
            if (key is null || !Next(ref json, JsonTokenType.PropertyName))
            {
                return null;
            }
        }

        return json.ValueTextEquals("kind"u8) && Value(ref json) is { } kind && Text(ref json, "stream"u8) is { } stream
            && Integer(ref json, "version"u8) is { } version && Text(ref json, "command"u8) is { } command
            && Text(ref json, "at"u8) is { } at && EntryPayload.ReadTime(at) is { } time && Mark(ref json) is { } after
            && Bodies(ref json) is { } bodies && Endorsements(ref json) is { } endorsements
            ? new EntryHeader(log, key, kind, stream, version, command, time, after, bodies, endorsements)
            : null;
    }

    private static CheckpointMark? Mark(ref Utf8JsonReader json) =>
        Name(ref json, "after"u8) && Next(ref json, JsonTokenType.StartObject)
        && Integer(ref json, "size"u8) is { } size && Digest(ref json, "root"u8) is { } root && Next(ref json, JsonTokenType.EndObject)
            ? new CheckpointMark(size, root)
            : null;

    private static List<Body>? Bodies(ref Utf8JsonReader json)
    {
        if (!Name(ref json, "bodies"u8) || !Next(ref json, JsonTokenType.StartArray))
        {
            return null;
        }

        var bodies = new List<Body>();
        while (json.Read() && json.TokenType == JsonTokenType.StartObject)
        {
            if (Text(ref json, "path"u8) is not { } path || Integer(ref json, "length"u8) is not { } length
                || Digest(ref json, "sha256"u8) is not { } digest || !Next(ref json, JsonTokenType.EndObject))
            {
                return null;
            }

            bodies.Add(new Body(path, length, digest));
        }

        return json.TokenType == JsonTokenType.EndArray ? bodies : null;
    }

    private static List<Endorsement>? Endorsements(ref Utf8JsonReader json)
    {
        if (!Name(ref json, "endorsements"u8) || !Next(ref json, JsonTokenType.StartArray))
        {
            return null;
        }

        var endorsements = new List<Endorsement>();
        while (json.Read() && json.TokenType == JsonTokenType.StartObject)
        {
            if (Text(ref json, "key"u8) is not { } key || !Name(ref json, "message"u8) || !Next(ref json, JsonTokenType.String)
                || StrictBase64.Decode(json.ValueSpan) is not { } message || Text(ref json, "signature"u8) is not { } signature
                || !Next(ref json, JsonTokenType.EndObject))
            {
                return null;
            }

            endorsements.Add(new Endorsement(key, message, signature));
        }

        return json.TokenType == JsonTokenType.EndArray ? endorsements : null;
    }

    /// <summary>Where the object lies that the reader stands at; null where a member stands in it twice.</summary>
    private static Range? Statement(ref Utf8JsonReader json, ReadOnlySpan<byte> payload)
    {
        var begin = (int)json.TokenStartIndex;
        var names = new NamesSeen(stackalloc (int, int)[NamesSeen.Most], stackalloc int[MaxDepth]);
        var depth = json.CurrentDepth;
        names.Open();
        while (json.Read())
        {
            switch (json.TokenType)
            {
                case JsonTokenType.StartObject:
                    names.Open();
                    break;
                case JsonTokenType.PropertyName when !names.Add(payload, (int)json.TokenStartIndex + 1, json.ValueSpan.Length):
                    return null;
                case JsonTokenType.EndObject:
                    names.Close();
                    if (json.CurrentDepth == depth)
                    {
                        return begin..(int)json.BytesConsumed;
                    }

                    break;
            }
        }

        return null;
    }

    private static bool Next(ref Utf8JsonReader json, JsonTokenType type) => json.Read() && json.TokenType == type;

    private static bool Name(ref Utf8JsonReader json, ReadOnlySpan<byte> name) =>
        Next(ref json, JsonTokenType.PropertyName) && json.ValueTextEquals(name);

    private static string? Text(ref Utf8JsonReader json, ReadOnlySpan<byte> name) => Name(ref json, name) ? Value(ref json) : null;

    private static string? Value(ref Utf8JsonReader json) =>
        Next(ref json, JsonTokenType.String) ? Encoding.UTF8.GetString(json.ValueSpan) : null;

    private static long? Integer(ref Utf8JsonReader json, ReadOnlySpan<byte> name) =>
        Name(ref json, name) && Next(ref json, JsonTokenType.Number) && json.TryGetInt64(out var value) && value >= 0 ? value : null;

    private static Hash? Digest(ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        Span<char> text = stackalloc char[2 * Hash.Size];
        return Name(ref json, name) && Next(ref json, JsonTokenType.String) && json.ValueSpan.Length == text.Length
            && Ascii.ToUtf16(json.ValueSpan, text, out _) == System.Buffers.OperationStatus.Done && Hash.TryParseHex(text, out var hash)
            ? hash
            : null;
    }
}
