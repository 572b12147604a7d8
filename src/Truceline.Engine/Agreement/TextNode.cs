namespace Truceline.Engine.Agreement;

/// <summary>A node of a YAML or JSON file that remembers its line, so that every fault can name it.</summary>
internal abstract record TextNode(int Line)
{
    public sealed record Scalar(int Line, string Text, bool Quoted) : TextNode(Line);

    public sealed record Sequence(int Line, IReadOnlyList<TextNode> Items) : TextNode(Line);

    public sealed record Mapping(int Line, IReadOnlyDictionary<string, TextNode> Members) : TextNode(Line);
}
