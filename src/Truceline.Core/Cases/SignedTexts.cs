using System.Text;
using NodaTime;
using NodaTime.Text;
using Truceline.Core.Record;

namespace Truceline.Core.Cases;

/// <summary>The exact messages that people sign: UTF-8, one field a line, hexadecimal in lower case.</summary>
public static class SignedTexts
{
    public static byte[] Commitment(string mission, string caseNumber, int round, string delegation, string commitment) =>
        Lines("truceline/commitment/v1", mission, caseNumber, $"{round}", delegation, commitment);

    /// <summary>What a head signs so that a key counts for its delegation.</summary>
    public static byte[] Key(string mission, string delegation, string role, string publicKey) =>
        Lines("truceline/key/v1", mission, delegation, role, publicKey);

    public static byte[] Finding(string mission, string caseNumber, int round, string finding, bool signed) =>
        Lines("truceline/finding/v1", mission, caseNumber, $"{round}", finding, signed ? "signed" : "refused");

    public static byte[] Bulletin(string mission, LocalDate date, int edition, string digest, bool approved) =>
        Lines("truceline/bulletin/v1", mission, LocalDatePattern.Iso.Format(date), $"{edition}", digest, approved ? "approved" : "refused");

    /// <param name="document">SHA-256 of the canonical text, lower hex.</param>
    /// <param name="words">Salted digest of the words beside it; null where there are none.</param>
    public static byte[] Modalities(string mission, string draft, string document, string? words, Instant from, bool agreed) => Lines(
        "truceline/modalities/v1", mission, draft, document, words ?? "-", InstantPattern.General.Format(from), agreed ? "agreed" : "refused");

    /// <summary>What a reviewer's key signs to read what it needs for its seal.</summary>
    /// <param name="origin">Scheme and authority of the server that is asked; what another one was sent serves nobody here.</param>
    /// <param name="path">With the query, as on the request line.</param>
    /// <param name="time">As in the request's header.</param>
    public static byte[] Request(string origin, string method, string path, string time) =>
        Lines("truceline/request/v1", origin, method, path, time);

    /// <summary>A signature in hex under a key in hex; false where either is not of its form.</summary>
    public static bool Holds(this SignatureCheck verify, string publicKey, byte[] message, string signature) =>
        Hex.Bytes(publicKey, 32) is { } key && Hex.Bytes(signature, 64) is { } bytes && verify(key, message, bytes);

    private static byte[] Lines(params string[] lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
}
