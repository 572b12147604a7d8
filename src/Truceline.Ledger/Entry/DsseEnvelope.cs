using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Truceline.Ledger;

/// <summary>
/// A DSSE v1.0.2 envelope with one signature. An entry has exactly one spelling: members in this order, no white space,
/// standard base64. Whatever differs by a byte is not an entry.
/// </summary>
internal static class DsseEnvelope
{
    public const string PayloadType = "application/vnd.truceline.entry+json";

    private static ReadOnlySpan<byte> Head => "{\"payload\":\""u8;

    private static ReadOnlySpan<byte> AfterPayload =>
        "\",\"payloadType\":\"application/vnd.truceline.entry+json\",\"signatures\":[{\"keyid\":\""u8;

    private static ReadOnlySpan<byte> AfterKeyId => "\",\"sig\":\""u8;

    private static ReadOnlySpan<byte> Tail => "\"}]}"u8;

    /// <summary>The bytes that are signed (DSSE, "PAE").</summary>
    public static byte[] ToSign(string payloadType, ReadOnlySpan<byte> payload)
    {
        var type = Encoding.UTF8.GetBytes(payloadType);
        var head = string.Create(CultureInfo.InvariantCulture, $"DSSEv1 {type.Length} {payloadType} {payload.Length} ");
        return [.. Encoding.UTF8.GetBytes(head), .. payload];
    }

    public static byte[] Seal(ReadOnlySpan<byte> payload, LogKey key)
    {
        var signature = key.Sign(ToSign(PayloadType, payload));
        return
        [
            .. Head, .. Encoding.ASCII.GetBytes(Convert.ToBase64String(payload)),
            .. AfterPayload, .. Encoding.ASCII.GetBytes(key.Verifier.Id),
            .. AfterKeyId, .. Encoding.ASCII.GetBytes(Convert.ToBase64String(signature)),
            .. Tail,
        ];
    }

    /// <summary>Null where the bytes are not the one spelling of an envelope. The signature is not judged.</summary>
    public static (byte[] Payload, string KeyId, byte[] Signature)? Open(ReadOnlySpan<byte> envelope)
    {
        if (!envelope.StartsWith(Head) || !envelope.EndsWith(Tail))
        {
            return null;
        }

        var rest = envelope[Head.Length..^Tail.Length];
        var payloadEnd = rest.IndexOf((byte)'"');
        if (payloadEnd < 0 || !rest[payloadEnd..].StartsWith(AfterPayload))
        {
            return null;
        }

        var payload = StrictBase64.Decode(rest[..payloadEnd]);
        rest = rest[(payloadEnd + AfterPayload.Length)..];
        var keyEnd = rest.IndexOf((byte)'"');
        if (payload is null || keyEnd != 8 || !rest[keyEnd..].StartsWith(AfterKeyId))
        {
            return null;
        }

        return StrictBase64.Decode(rest[(keyEnd + AfterKeyId.Length)..]) is { Length: Ed25519.SignatureSize } signature
            ? (payload, Encoding.Latin1.GetString(rest[..keyEnd]), signature)
            : null;
    }

    public static bool Verify(ReadOnlySpan<byte> payload, string keyId, ReadOnlySpan<byte> signature, VerifierKey key) =>
        keyId == key.Id && Ed25519.Verify(key.PublicKey.Span, ToSign(PayloadType, payload), signature);

    /// <summary>The first bytes of the payload, for an index that needs no more; empty where it is not an envelope.</summary>
    public static byte[] PeekPayload(ReadOnlySpan<byte> envelope, int base64Characters)
    {
        var rest = envelope.StartsWith(Head) ? envelope[Head.Length..] : default;
        var end = rest.IndexOf((byte)'"');
        var text = end < 0 ? default : rest[..Math.Min(end, base64Characters)];
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        Base64.DecodeFromUtf8(text, bytes, out _, out var written);
        return bytes[..written];
    }
}
