using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Truceline.Ledger;

/// <summary>A finished file that no entry vouches for yet.</summary>
/// <param name="Body">Where it lies, or will lie, and what it holds.</param>
/// <param name="Part">Where it was written first: <c>live/…/….part</c>.</param>
/// <param name="Details">A JSON object of the owner's, for taking up work after a crash; null for none.</param>
public sealed record PendingFile(Body Body, string Part, ReadOnlyMemory<byte>? Details = null)
{
    private const int MaxLine = 1_000_000;

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static ReadOnlySpan<byte> BeforeDigest => ",\"line\":\""u8;

    private static ReadOnlySpan<byte> AfterDigest => "\"}"u8;

    /// <summary>One line without its line feed; its last member is the SHA-256 of the object without that member.</summary>
    internal byte[] ToLine()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("path"u8, Body.Path);
            json.WriteNumber("length"u8, Body.Length);
            json.WriteString("sha256"u8, Body.Sha256.ToString());
            json.WriteString("part"u8, Part);
            if (Details is { } details)
            {
                json.WritePropertyName("details"u8);
                json.WriteRawValue(details.Span);
            }

            json.WriteEndObject();
        }

        var whole = buffer.WrittenSpan;
        return [.. whole[..^1], .. BeforeDigest, .. System.Text.Encoding.ASCII.GetBytes(Hash.Of(whole).ToString()), .. AfterDigest];
    }

    /// <summary>Null where the line is not whole, or not what its digest says.</summary>
    internal static PendingFile? Parse(ReadOnlySpan<byte> line)
    {
        var tail = BeforeDigest.Length + (2 * Hash.Size) + AfterDigest.Length;
        if (line.Length <= tail || line.Length > MaxLine || !line.EndsWith(AfterDigest) || !line[^tail..].StartsWith(BeforeDigest))
        {
            return null;
        }

        byte[] whole = [.. line[..^tail], (byte)'}'];
        var digest = System.Text.Encoding.Latin1.GetString(line.Slice(line.Length - tail + BeforeDigest.Length, 2 * Hash.Size));
        return digest == Hash.Of(whole).ToString() ? Read(whole) : null;
    }

    private static PendingFile? Read(byte[] json)
    {
        using var document = StrictJson.Parse(json, out _);
        var members = new JsonMembers(document?.RootElement);
        var body = members.Text("path") is { } path && members.Integer("length") is { } length && members.Hash("sha256") is { } digest
            ? new Body(path, length, digest)
            : null;
        var part = members.Text("part");
        var details = members.Take("details", JsonValueKind.Object);
        return body is null || part is null || !members.AllTaken || !EntryRules.IsBodyPath(body.Path) || !IsPart(part)
            ? null
            : new PendingFile(body, part, details is { } some ? (ReadOnlyMemory<byte>?)JsonMarshal.GetRawUtf8Value(some).ToArray() : null);
    }

    internal static bool IsPart(string path) =>
        path.StartsWith("live/", StringComparison.Ordinal) && path.EndsWith(".part", StringComparison.Ordinal)
        && !path.Split('/').Any(part => part is "" or "." or "..");
}
