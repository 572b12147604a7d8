using System.Text.Json;

namespace Truceline.Ledger.Tests.Tree;

/// <summary>Vectors of transparency-dev/merkle at 417fb0c.</summary>
public sealed class MerkleVectorTests
{
    [Fact]
    public void Inclusion_proofs_are_accepted_and_refused_as_the_vectors_say()
    {
        var (good, bad) = Run("inclusion", vector => vector.GetProperty("leafHash").GetString()!.Length > 0 && MerkleProof.VerifyInclusion(
            Digest(vector, "leafHash"), Number(vector, "leafIdx"), Number(vector, "treeSize"), Proof(vector), Digest(vector, "root")));

        (good, bad).ShouldBe((6, 92));
    }

    [Fact]
    public void Consistency_proofs_are_accepted_and_refused_as_the_vectors_say()
    {
        var (good, bad) = Run("consistency", vector => MerkleProof.VerifyConsistency(
            Number(vector, "size1"), Number(vector, "size2"), Digest(vector, "root1"), Digest(vector, "root2"), Proof(vector)));

        (good, bad).ShouldBe((6, 92));
    }

    private static (int Good, int Bad) Run(string kind, Func<JsonElement, bool> verify)
    {
        var (good, bad) = (0, 0);
        foreach (var file in Directory.GetFiles(SharedData.Vectors($"merkle/testdata/{kind}"), "*.json", SearchOption.AllDirectories))
        {
            using var vector = JsonDocument.Parse(File.ReadAllBytes(file));
            var refused = vector.RootElement.GetProperty("wantErr").GetBoolean();
            verify(vector.RootElement).ShouldBe(!refused, file);
            _ = refused ? bad++ : good++;
        }

        return (good, bad);
    }

    /// <summary>
    /// Our digests have 32 bytes by type, so that a digest of another length cannot even be said. Where the vectors have
    /// words instead, a digest of the words stands in: equal for equal ones.
    /// </summary>
    private static Hash Digest(JsonElement vector, string name) => Digest(vector.GetProperty(name).GetBytesFromBase64());

    private static Hash Digest(byte[] bytes) => bytes.Length == Hash.Size ? new Hash(bytes) : Hash.Of([.. bytes, (byte)bytes.Length]);


    private static List<Hash> Proof(JsonElement vector) => vector.GetProperty("proof") is { ValueKind: JsonValueKind.Array } proof
        ? [.. proof.EnumerateArray().Select(hash => Digest(hash.GetBytesFromBase64()))]
        : [];

    private static long Number(JsonElement vector, string name) => unchecked((long)vector.GetProperty(name).GetUInt64());
}
