using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Truceline.Ledger;

/// <summary>One signature line: <c>— name base64(key id ‖ signature)</c>.</summary>
/// <param name="KeyId">Eight lower-case hexadecimal digits.</param>
public sealed record NoteSignature(string Name, string KeyId, ReadOnlyMemory<byte> Signature);

/// <summary>A text with signatures (C2SP signed-note).</summary>
/// <param name="Text">Ends with a line feed; what the signatures are over.</param>
public sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    private const int MaxLength = 1_000_000;
    private const int MaxSignatures = 100;
    private const string Dash = "— ";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a note without judging its signatures; false where it is malformed.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out SignedNote? note)
    {
        note = null;
        if (bytes.Length > MaxLength || !System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return false;
        }

        var all = Utf8.GetString(bytes);
        var split = all.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0 || !all.EndsWith('\n') || all.Any(c => c < ' ' && c != '\n'))
        {
            return false;
        }

        var lines = all[(split + 2)..].Split('\n')[..^1];
        var signatures = lines.Length <= MaxSignatures ? lines.Select(ParseLine).ToList() : [];
        if (signatures.Count == 0 || signatures.Contains(null))
        {
            return false;
        }

        note = new SignedNote(all[..(split + 1)], signatures!);
        return true;
    }

    /// <summary>
    /// The signatures by the known keys, one for each. False where one by a known key is wrong, or where there is none.
    /// Signatures by keys that are not known say nothing and are passed over.
    /// </summary>
    public bool TryVerify(IReadOnlyList<VerifierKey> known, out IReadOnlyList<NoteSignature> verified)
    {
        ArgumentNullException.ThrowIfNull(known);
        var good = new List<NoteSignature>();
        verified = good;
        var message = Encoding.UTF8.GetBytes(Text);
        foreach (var signature in Signatures)
        {
            var key = known.FirstOrDefault(key => key.Name == signature.Name && key.Id == signature.KeyId);
            if (key is null || good.Any(seen => seen.Name == key.Name && seen.KeyId == key.Id))
            {
                continue;
            }

            if (!Ed25519.Verify(key.PublicKey.Span, message, signature.Signature.Span))
            {
                good.Clear();
                return false;
            }

            good.Add(signature);
        }

        return good.Count > 0;
    }

    /// <summary>The bytes of the note, signature lines in order.</summary>
    public byte[] ToBytes()
    {
        var all = new StringBuilder(Text).Append('\n');
        foreach (var signature in Signatures)
        {
            var material = Convert.ToBase64String([.. Convert.FromHexString(signature.KeyId), .. signature.Signature.Span]);
            all.Append(Dash).Append(signature.Name).Append(' ').Append(material).Append('\n');
        }

        return Encoding.UTF8.GetBytes(all.ToString());
    }

    private static NoteSignature? ParseLine(string line)
    {
        if (!line.StartsWith(Dash, StringComparison.Ordinal) || line[Dash.Length..].Split(' ') is not [var name, var base64])
        {
            return null;
        }

        return VerifierKey.IsName(name) && StrictBase64.Decode(base64) is { Length: > 4 } material
            ? new NoteSignature(name, Convert.ToHexStringLower(material.AsSpan(0, 4)), material.AsMemory(4))
            : null;
    }
}
