using System.Text.Json;

namespace Truceline.Ledger;

/// <summary>
/// JSON that every reader reads alike: valid UTF-8, one value and nothing after it, no comment, no trailing comma, no
/// member twice at any depth, no half of a surrogate pair, at most 32 levels.
/// </summary>
internal static class StrictJson
{
    private const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = MaxDepth,
        AllowDuplicateProperties = false,
        AllowTrailingCommas = false,
        CommentHandling = JsonCommentHandling.Disallow,
    };

    /// <summary>Null, with a reason, where the text is not such JSON. The caller disposes the document.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> utf8, out string reason)
    {
        reason = "It is not valid UTF-8.";
        if (!System.Text.Unicode.Utf8.IsValid(utf8.Span))
        {
            return null;
        }

        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(utf8, Options);
            if (utf8.Span.IndexOf("\\u"u8) >= 0)
            {
                TouchStrings(document.RootElement);
            }

            return document;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            document?.Dispose();
            reason = "It is not strict JSON (one value, no member twice, at most 32 levels, no half of a surrogate pair).";
            return null;
        }
    }

    /// <summary>Reading an escaped half of a surrogate pair throws; nothing is kept.</summary>
    private static void TouchStrings(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    TouchStrings(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    TouchStrings(member.Value);
                }

                break;
        }
    }
}
