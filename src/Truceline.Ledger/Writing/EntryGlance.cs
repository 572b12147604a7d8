using System.Text.Json;

namespace Truceline.Ledger;

/// <summary>
/// Stream, version and command of an entry, read from the first few hundred bytes of its payload. For rebuilding the
/// index of a log whose entries this writer made and whose tree is checked elsewhere; not a check of the entry.
/// </summary>
internal readonly record struct EntryGlance(string Stream, long Version, string Command)
{
    // Header members before "at" fit in this many base64 characters.
    private const int FirstLook = 1024;

    public static EntryGlance? At(ReadOnlySpan<byte> envelope) =>
        Scan(DsseEnvelope.PeekPayload(envelope, FirstLook)) ?? Scan(DsseEnvelope.PeekPayload(envelope, int.MaxValue));

    private static EntryGlance? Scan(ReadOnlySpan<byte> payload)
    {
        var json = new Utf8JsonReader(payload, isFinalBlock: false, default);
        (string? stream, long? version) = (null, null);
        try
        {
            while (json.Read())
            {
                if (json.TokenType != JsonTokenType.PropertyName || json.CurrentDepth != 1)
                {
                    continue;
                }

                if (json.ValueTextEquals("stream"u8) && json.Read())
                {
                    stream = json.GetString();
                }
                else if (json.ValueTextEquals("version"u8) && json.Read())
                {
                    version = json.GetInt64();
                }
                else if (json.ValueTextEquals("command"u8) && json.Read())
                {
                    return stream is null || version is null ? null : new EntryGlance(stream, version.Value, json.GetString()!);
                }
            }
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }

        return null;
    }
}
