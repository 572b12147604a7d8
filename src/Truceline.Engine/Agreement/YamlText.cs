using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Truceline.Engine.Agreement;

/// <summary>
/// Reads the plain part of YAML: one document of mappings, sequences and scalars. Aliases, anchors, tags and repeated
/// keys are refused, so that a file says what it seems to say and cannot grow when read.
/// </summary>
internal static class YamlText
{
    public const int LongestFile = 1 << 20;
    public const int Depth = 32;

    public static TextNode? Read(string file, ReadOnlyMemory<byte> content, Faults faults)
    {
        try
        {
            using var text = new StringReader(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content.Span));
            return new Document(file, new Parser(text), faults).Read();
        }
        catch (DecoderFallbackException)
        {
            faults.Add(file, 0, "The file is not UTF-8.");
        }
        catch (YamlException trouble)
        {
            faults.Add(file, (int)trouble.Start.Line, $"This is not YAML: {FirstSentence(trouble.Message)}");
        }

        catch (Exception trouble) when (trouble is InvalidOperationException or ArgumentException or FormatException
            or OverflowException or IndexOutOfRangeException or KeyNotFoundException)
        {
            // The parser breaks its own promises on some input, such as a byte order mark inside an alias.
            faults.Add(file, 0, "This is not YAML.");
        }

        return null;
    }

    private static string FirstSentence(string message)
    {
        var line = message.Split('\n', 2)[0].Trim();
        return line.Length > 160 ? line[..160] : line;
    }

    private sealed class Document(string file, Parser parser, Faults faults)
    {
        private bool _stopped;

        public TextNode? Read()
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                faults.Add(file, 0, "The file is empty.");
                return null;
            }

            var root = Node(0);
            if (!_stopped && (!parser.TryConsume<DocumentEnd>(out _) || !parser.Accept<StreamEnd>(out _)))
            {
                return Stop(0, "The file holds more than one document.");
            }

            return _stopped ? null : root;
        }

        private TextNode? Node(int depth)
        {
            if (depth > Depth)
            {
                return Stop(Line(parser.Current), $"Nested deeper than {Depth}.");
            }

            if (parser.Current is not NodeEvent node)
            {
                return Stop(Line(parser.Current), "Aliases are not taken.");
            }

            return !node.Anchor.IsEmpty ? Stop(Line(node), "Anchors are not taken.")
                : !node.Tag.IsEmpty ? Stop(Line(node), "Tags are not taken.")
                : node switch
                {
                    Scalar scalar => Take(scalar),
                    SequenceStart => Sequence(depth),
                    MappingStart => Mapping(depth),
                    _ => Stop(Line(node), "Aliases are not taken."),
                };
        }

        private TextNode.Scalar Take(Scalar scalar)
        {
            parser.MoveNext();
            return new TextNode.Scalar(Line(scalar), scalar.Value, scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any));
        }

        private TextNode.Sequence? Sequence(int depth)
        {
            var line = Line(parser.Consume<SequenceStart>());
            var items = new List<TextNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                if (Node(depth + 1) is not { } item)
                {
                    return null;
                }

                items.Add(item);
            }

            return new TextNode.Sequence(line, items);
        }

        private TextNode.Mapping? Mapping(int depth)
        {
            var line = Line(parser.Consume<MappingStart>());
            var members = new Dictionary<string, TextNode>(StringComparer.Ordinal);
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                if (Node(depth + 1) is not { } key)
                {
                    return null;
                }

                if (key is not TextNode.Scalar { Text: var name })
                {
                    Stop(key.Line, "A key is a plain word.");
                    return null;
                }

                if (Node(depth + 1) is not { } value)
                {
                    return null;
                }

                if (!members.TryAdd(name, value))
                {
                    faults.Add(file, key.Line, $"'{Show(name)}' is given twice.");
                }
            }

            return new TextNode.Mapping(line, members);
        }

        private TextNode? Stop(int line, string reason)
        {
            if (!_stopped)
            {
                faults.Add(file, line, reason);
            }

            _stopped = true;
            return null;
        }

        private static int Line(ParsingEvent? at) => at is null ? 0 : (int)at.Start.Line;
    }

    internal static string Show(string foreign) => foreign.Length > 40 ? foreign[..40] + "…" : foreign;
}
