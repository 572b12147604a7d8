using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Truceline.Ledger;

/// <summary>The JSON payload of an entry: its header, then the statement.</summary>
internal static class EntryPayload
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="statement">Already judged to be strict JSON.</param>
    public static byte[] Write(EntryHeader header, ReadOnlySpan<byte> statement)
    {
        var buffer = new ArrayBufferWriter<byte>(1024 + statement.Length);
        using var json = new Utf8JsonWriter(buffer, WriterOptions);
        json.WriteStartObject();
        json.WriteNumber("v"u8, 1);
        json.WriteString("log"u8, header.Log);
        if (header.VerifierKey is { } key)
        {
            json.WriteString("vkey"u8, key);
        }

        json.WriteString("kind"u8, header.Kind);
        json.WriteString("stream"u8, header.Stream);
        json.WriteNumber("version"u8, header.Version);
        json.WriteString("command"u8, header.Command);
        json.WriteString("at"u8, header.At.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));
        json.WriteStartObject("after"u8);
        json.WriteNumber("size"u8, header.After.Size);
        json.WriteString("root"u8, header.After.Root.ToString());
        json.WriteEndObject();
        WriteBodies(json, header.Bodies);
        WriteEndorsements(json, header.Endorsements);
        json.WritePropertyName("statement"u8);
        json.WriteRawValue(statement, skipInputValidation: true);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Null, with a reason, where the payload is anything but an entry's strict JSON. Endorsements are not judged.</summary>
    public static (EntryHeader Header, ReadOnlyMemory<byte> Statement)? Read(ReadOnlyMemory<byte> payload, out string reason)
    {
        reason = "";
        return PlainPayload.Read(payload) ?? ReadAnySpelling(payload, out reason);
    }

    /// <summary>The same by way of a document in memory: slower, and it has a reason.</summary>
    internal static (EntryHeader Header, ReadOnlyMemory<byte> Statement)? ReadAnySpelling(ReadOnlyMemory<byte> payload, out string reason)
    {
        using var document = StrictJson.Parse(payload, out reason);
        if (document is null)
        {
            return null;
        }

        reason = "It lacks a member, has one that is not known, or one of the wrong form.";
        var members = new JsonMembers(document.RootElement);
        var header = members.Integer("v") == 1 ? ReadHeader(members) : null;
        var statement = members.Take("statement", JsonValueKind.Object);
        return header is null || statement is null || !members.AllTaken
            ? null
            : (header, JsonMarshal.GetRawUtf8Value(statement.Value).ToArray());
    }

    private static EntryHeader? ReadHeader(JsonMembers members)
    {
        var key = members.Has("vkey") ? members.Text("vkey") : null;
        var (log, kind, stream, version, command) =
            (members.Text("log"), members.Text("kind"), members.Text("stream"), members.Integer("version"), members.Text("command"));
        var at = ReadTime(members.Text("at"));
        var after = ReadMark(members.Take("after", JsonValueKind.Object));
        var bodies = ReadList(members.Take("bodies", JsonValueKind.Array), ReadBody);
        var endorsements = ReadList(members.Take("endorsements", JsonValueKind.Array), ReadEndorsement);
        return log is null || kind is null || stream is null || version is null || command is null || at is null
            || after is null || bodies is null || endorsements is null
            ? null
            : new EntryHeader(log, key, kind, stream, version.Value, command, at.Value, after, bodies, endorsements);
    }

    internal static DateTimeOffset? ReadTime(string? text) =>
        DateTimeOffset.TryParseExact(
            text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        && time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture) == text
            ? time
            : null;

    private static CheckpointMark? ReadMark(JsonElement? element)
    {
        var members = new JsonMembers(element);
        return members.Integer("size") is { } size && members.Hash("root") is { } root && members.AllTaken
            ? new CheckpointMark(size, root)
            : null;
    }

    private static Body? ReadBody(JsonElement element)
    {
        var members = new JsonMembers(element);
        return members.Text("path") is { } path && members.Integer("length") is { } length
            && members.Hash("sha256") is { } digest && members.AllTaken
            ? new Body(path, length, digest)
            : null;
    }

    private static Endorsement? ReadEndorsement(JsonElement element)
    {
        var members = new JsonMembers(element);
        return members.Text("key") is { } key && members.Text("message") is { } message && members.Text("signature") is { } signature
            && members.AllTaken && StrictBase64.Decode(message) is { } bytes
            ? new Endorsement(key, bytes, signature)
            : null;
    }

    private static List<T>? ReadList<T>(JsonElement? array, Func<JsonElement, T?> read)
        where T : class
    {
        if (array is null)
        {
            return null;
        }

        var items = array.Value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Object ? read(item) : null).ToList();
        return items.Contains(null) ? null : items.ConvertAll(item => item!);
    }

    private static void WriteBodies(Utf8JsonWriter json, IReadOnlyList<Body> bodies)
    {
        json.WriteStartArray("bodies"u8);
        foreach (var body in bodies)
        {
            json.WriteStartObject();
            json.WriteString("path"u8, body.Path);
            json.WriteNumber("length"u8, body.Length);
            json.WriteString("sha256"u8, body.Sha256.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteEndorsements(Utf8JsonWriter json, IReadOnlyList<Endorsement> endorsements)
    {
        json.WriteStartArray("endorsements"u8);
        foreach (var endorsement in endorsements)
        {
            json.WriteStartObject();
            json.WriteString("key"u8, endorsement.Key);
            json.WriteString("message"u8, Convert.ToBase64String(endorsement.Message));
            json.WriteString("signature"u8, endorsement.Signature);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
