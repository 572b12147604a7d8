using System.Text.Json;

namespace Truceline.Engine.Agreement;

/// <summary>Reads strict JSON into nodes that know their lines; repeated members are refused.</summary>
internal static class JsonText
{
    public const int LongestFile = 8 << 20;

    public static TextNode? Read(string file, ReadOnlyMemory<byte> content, Faults faults)
    {
        var document = new Document(file, content, faults);
        try
        {
            return document.Read();
        }
        catch (JsonException trouble)
        {
            faults.Add(file, (int)Math.Min(trouble.LineNumber ?? 0, int.MaxValue - 1) + 1, "This is not JSON.");
        }
        catch (InvalidOperationException)
        {
            // The framework says so where a string is not valid UTF-8 or holds half a surrogate pair.
            faults.Add(file, document.Line, "A text is not valid UTF-8.");
        }

        return null;
    }

    private sealed class Document(string file, ReadOnlyMemory<byte> content, Faults faults)
    {
        private int _counted;

        public int Line { get; private set; } = 1;

        public TextNode? Read()
        {
            var reader = new Utf8JsonReader(content.Span, new JsonReaderOptions { MaxDepth = YamlText.Depth });
            reader.Read();
            var root = Node(ref reader);
            reader.Read();
            return root;
        }

        private TextNode? Node(ref Utf8JsonReader reader)
        {
            CountLines((int)reader.TokenStartIndex);
            return reader.TokenType switch
            {
                JsonTokenType.StartObject => Mapping(ref reader),
                JsonTokenType.StartArray => Sequence(ref reader),
                JsonTokenType.String => new TextNode.Scalar(Line, reader.GetString() ?? "", true),
                _ => new TextNode.Scalar(Line, System.Text.Encoding.UTF8.GetString(reader.ValueSpan), false),
            };
        }

        private TextNode.Sequence? Sequence(ref Utf8JsonReader reader)
        {
            var line = Line;
            var items = new List<TextNode>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (Node(ref reader) is not { } item)
                {
                    return null;
                }

                items.Add(item);
            }

            return new TextNode.Sequence(line, items);
        }

        private TextNode.Mapping? Mapping(ref Utf8JsonReader reader)
        {
            var line = Line;
            var members = new Dictionary<string, TextNode>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString() ?? "";
                reader.Read();
                if (Node(ref reader) is not { } value)
                {
                    return null;
                }

                if (!members.TryAdd(name, value))
                {
                    faults.Add(file, Line, $"'{YamlText.Show(name)}' is given twice.");
                }
            }

            return new TextNode.Mapping(line, members);
        }

        private void CountLines(int until)
        {
            Line += content.Span[_counted..until].Count((byte)'\n');
            _counted = until;
        }
    }
}
