using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Truceline.Ledger;

/// <summary>The size and root of a log at a moment (C2SP tlog-checkpoint), as the text of a signed note.</summary>
/// <param name="Origin">Names the log; one line, not empty.</param>
/// <param name="Size">Entries in the log.</param>
public sealed record Checkpoint(string Origin, long Size, Hash Root)
{
    /// <summary>Three lines: origin, size, root in base64.</summary>
    public string Text => $"{Origin}\n{Size.ToString(CultureInfo.InvariantCulture)}\n{Convert.ToBase64String(Root.Bytes)}\n";

    /// <summary>Reads a checkpoint's text; extension lines after the third are passed over.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        checkpoint = CheckpointLines.TryParse(text, out var lines) && lines.Root.Length == Hash.Size
            ? new Checkpoint(lines.Origin, lines.Size, new Hash(lines.Root))
            : null;
        return checkpoint is not null;
    }

    /// <summary>Opens a signed checkpoint: the note's form, the key's signature, and that its origin is the one expected.</summary>
    /// <param name="origin">Null accepts the origin that the checkpoint names.</param>
    /// <param name="refusal">One sentence where the answer is false.</param>
    public static bool TryOpen(
        ReadOnlySpan<byte> bytes, VerifierKey key, string? origin, [NotNullWhen(true)] out Checkpoint? checkpoint, out string refusal)
    {
        ArgumentNullException.ThrowIfNull(key);
        checkpoint = null;
        refusal = "It is not a signed note.";
        if (!SignedNote.TryParse(bytes, out var note))
        {
            return false;
        }

        refusal = $"It is not signed by {key.Name} with key {key.Id}.";
        if (!note.TryVerify([key], out _))
        {
            return false;
        }

        refusal = "Its text is not origin, size and root.";
        if (!TryParse(note.Text, out var read))
        {
            return false;
        }

        refusal = $"It is of the log {read.Origin}, not of {origin}.";
        checkpoint = origin is null || read.Origin == origin ? read : null;
        return checkpoint is not null;
    }
}

/// <summary>The lines of a checkpoint before its root's length is judged.</summary>
internal readonly record struct CheckpointLines(string Origin, long Size, byte[] Root, string Rest)
{
    public static bool TryParse(string text, out CheckpointLines lines)
    {
        lines = default;
        var parts = text.Split('\n', 4);
        if (parts.Length < 4 || parts[0].Length == 0
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || size.ToString(CultureInfo.InvariantCulture) != parts[1]
            || StrictBase64.Decode(parts[2]) is not { } root)
        {
            return false;
        }

        lines = new CheckpointLines(parts[0], size, root, parts[3]);
        return true;
    }
}
