using System.Globalization;
using System.Text;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Ledger;
using Truceline.Server.Cases;

namespace Truceline.Cli.Assessments;

/// <summary>
/// A case as the server states it, believed as far as this machine alone can tell: the entries themselves, their place in the
/// log under a checkpoint that the log's key signed, and the head's countersignature of the reviewer's key.
/// </summary>
internal static class StatedCase
{
    /// <param name="pinned">The log's key as the reviewer holds it; null believes the one that the server names, and says so.</param>
    public static (CaseToAssess? Case, string? Trouble) Check(CaseToSealAnswer stated, string number, string publicKey, string? pinned)
    {
        if (pinned is not null && pinned != stated.Vkey)
        {
            return (null, $"The server's log is signed by {Shown(stated.Vkey)}, not by the key that you hold.");
        }

        if (!VerifierKey.TryParse(stated.Vkey, out var vkey) || !Checkpoint.TryOpen(Encoding.UTF8.GetBytes(stated.Checkpoint), vkey, null, out var checkpoint, out _))
        {
            return (null, "The server's checkpoint is not signed by the key that it names.");
        }

        var (first, wrong) = Open<Statement.MissionOpened>(stated.First, stated, vkey);
        var (enrolled, wrongKey) = Open<Statement.KeyEnrolled>(stated.Key, stated, vkey);
        var (opened, wrongCase) = Open<Statement.CaseOpened>(stated.Opened, stated, vkey);
        return (first, enrolled, opened) switch
        {
            (null, _, _) or (_, null, _) or (_, _, null) => (null, wrong ?? wrongKey ?? wrongCase),
            _ when stated.First.Index != 0 || first.Said.Mission != stated.Mission => (null, "The log's first entry is of another mission."),
            _ when KeyTrouble(first.Said, enrolled.Said, publicKey) is { } trouble => (null, trouble),
            _ when opened.Said.Case != number => (null, $"The entry that the server shows opens {opened.Said.Case}, not {number}."),
            _ when opened.Leaf != stated.File.OpenHash => (null, "The server's case-open hash is not that of the entry."),
            _ when RoundTrouble(stated, number, vkey) is { } trouble => (null, trouble),
            _ => (new(stated.Mission, number, opened.Leaf, stated.File.Rounds.Count, enrolled.Said.Delegation, Basis(vkey, checkpoint, stated.Opened.Index, pinned is not null)), null),
        };
    }

    private static string? RoundTrouble(CaseToSealAnswer stated, string number, VerifierKey vkey)
    {
        var count = stated.File.Rounds.Count;
        if (count == 1)
        {
            return null;
        }

        var (round, wrong) = stated.Round is null ? (null, null) : Open<Statement.RoundOpened>(stated.Round, stated, vkey);
        return round?.Said.Case == number && round.Said.Round == count ? null : wrong ?? $"The server states round {count} and shows no entry that opened it.";
    }

    private static string? KeyTrouble(Statement.MissionOpened first, Statement.KeyEnrolled enrolled, string publicKey) =>
        enrolled.PublicKey != publicKey || enrolled.Role != KeyRoles.Reviewer ? "The entry that the server shows enrols another key."
        : first.Heads.FirstOrDefault(one => one.Delegation == enrolled.Delegation) is not { } head ? $"{enrolled.Delegation} has no head's key in the first entry."
        : new SignatureCheck(Ed25519.Verify).Holds(
            head.PublicKey, SignedTexts.Key(first.Mission, enrolled.Delegation, enrolled.Role, publicKey), enrolled.Countersignature) ? null
        : $"The head of {enrolled.Delegation} has not countersigned that key.";

    private static string Basis(VerifierKey vkey, Checkpoint checkpoint, long index, bool pinned) => string.Create(CultureInfo.InvariantCulture,
        $"entry {index} itself, proven in the log of {checkpoint.Size} entries signed by {Shown(vkey.Text)}; ") + (pinned
            ? "that is the log's key that you hold."
            : "that key was named by the server itself: hold it against what your delegation holds, or name it with --vkey, or seal by your own --copy.");

    private static string Shown(string vkey) => VerifierKey.TryParse(vkey, out var key) ? $"{key.Name} (key {key.Id})" : "no key";

    private static (Opened<T>? Entry, string? Trouble) Open<T>(ProvenEntry entry, CaseToSealAnswer stated, VerifierKey vkey)
        where T : Statement
    {
        var envelope = new byte[entry.Envelope.Length];
        var proof = entry.Proof.Select(hex => Hash.TryParseHex(hex, out var hash) ? hash : (Hash?)null).OfType<Hash>().ToList();
        if (!Convert.TryFromBase64String(entry.Envelope, envelope, out var length) || proof.Count != entry.Proof.Count)
        {
            return (null, $"Entry {entry.Index} is not as a centre hands it over.");
        }

        var logged = new HandedEntry(entry.Index, envelope.AsMemory(0, length), proof, stated.Checkpoint).Open(vkey, out var refusal);
        return logged is null ? (null, refusal)
            : StatementJson.Read(logged.Header.Kind, logged.Statement.Span) is T said ? (new(said, logged.LeafHash.ToString()), null)
            : (null, $"Entry {entry.Index} does not say what the server says of it.");
    }

    private sealed record Opened<T>(T Said, string Leaf);
}
