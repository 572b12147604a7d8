using System.Numerics;
using System.Text.Json;

namespace Truceline.Ledger.Tests.Signature;

public sealed class Ed25519Tests
{
    private static readonly BigInteger P = BigInteger.Pow(2, 255) - 19;

    /// <summary>Vectors of C2SP/wycheproof at dac1dd4.</summary>
    [Fact]
    public void Wycheproof_signatures_are_accepted_and_refused_as_the_vectors_say()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllBytes(SharedData.Vectors("wycheproof/ed25519_test.json")));
        var (valid, invalid) = (0, 0);
        foreach (var group in vectors.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            var key = Convert.FromHexString(group.GetProperty("publicKey").GetProperty("pk").GetString()!);
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                var verified = Ed25519.Verify(
                    key, Convert.FromHexString(test.GetProperty("msg").GetString()!), Convert.FromHexString(test.GetProperty("sig").GetString()!));
                var expected = test.GetProperty("result").GetString();
                verified.ShouldBe(expected == "valid", test.GetProperty("tcId").ToString());
                _ = verified ? valid++ : invalid++;
            }
        }

        (valid + invalid).ShouldBe(vectors.RootElement.GetProperty("numberOfTests").GetInt32());
        valid.ShouldBeGreaterThan(50);
        invalid.ShouldBeGreaterThan(50);
    }

    /// <summary>RFC 8032, section 7.1, test 1.</summary>
    [Fact]
    public void The_first_vector_of_the_RFC_holds()
    {
        var seed = Convert.FromHexString("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

        Convert.ToHexStringLower(Ed25519.PublicKeyOf(seed)).ShouldBe("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        Convert.ToHexStringLower(Ed25519.Sign(seed, [])).ShouldBe(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    }

    [Fact]
    public void Keys_of_small_order_are_refused_in_every_spelling()
    {
        // The points whose order divides 8, found anew: y = 1, -1, 0, and the two y with x^2 = y^2 from doubling to order 4.
        foreach (var y in (BigInteger[])[0, 1, P - 1, .. OrderEight()])
        {
            foreach (var spelling in new[] { y, y + P }.Where(value => value < BigInteger.Pow(2, 255)))
            {
                foreach (var sign in (byte[])[0, 0x80])
                {
                    var key = new byte[32];
                    spelling.ToByteArray(isUnsigned: true).CopyTo(key, 0);
                    key[31] |= sign;
                    Ed25519.IsUsableKey(key).ShouldBeFalse(Convert.ToHexStringLower(key));
                    Ed25519.Verify(key, "any"u8, [.. key, .. new byte[32]]).ShouldBeFalse();
                }
            }
        }
    }

    [Fact]
    public void A_key_that_is_not_in_its_canonical_spelling_is_refused()
    {
        for (var above = 0; above < 19; above++)
        {
            Ed25519.IsUsableKey((P + above).ToByteArray(isUnsigned: true)).ShouldBeFalse();
        }

        Ed25519.IsUsableKey((P - 2).ToByteArray(isUnsigned: true)).ShouldBeTrue();
        Ed25519.IsUsableKey(new byte[31]).ShouldBeFalse();
    }

    [Fact]
    public void Each_flipped_bit_of_key_message_or_signature_is_refused()
    {
        var endorsement = Sample.Endorse("we have sealed");
        var (key, signature) = (Convert.FromHexString(endorsement.Key), Convert.FromHexString(endorsement.Signature));
        foreach (var bytes in (byte[][])[key, signature, endorsement.Message])
        {
            for (var bit = 0; bit < bytes.Length * 8; bit++)
            {
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                Ed25519.Verify(key, endorsement.Message, signature).ShouldBeFalse();
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }

        Ed25519.Verify(key, endorsement.Message, signature).ShouldBeTrue();
    }

    /// <summary>
    /// Doubling to y = 0 needs y^2 + x^2 = 0, so with the curve -x^2 + y^2 = 1 + d x^2 y^2: d y^4 + 2 y^2 - 1 = 0, or
    /// y^2 = (-1 ± sqrt(1 + d)) / d.
    /// </summary>
    private static List<BigInteger> OrderEight()
    {
        var d = Mod(-121665 * Inverse(121666));
        var root = SquareRoot(1 + d).ShouldNotBeNull();
        var found = new List<BigInteger>();
        foreach (var numerator in (BigInteger[])[-1 + root, -1 - root])
        {
            if (SquareRoot(numerator * Inverse(d)) is { } y)
            {
                found.Add(y);
                found.Add(P - y);
            }
        }

        found.Count.ShouldBe(2);
        return found;
    }

    private static BigInteger? SquareRoot(BigInteger value)
    {
        var square = Mod(value);
        var root = BigInteger.ModPow(square, (P + 3) / 8, P);
        if (Mod((root * root) - square) != 0)
        {
            root = Mod(root * BigInteger.ModPow(2, (P - 1) / 4, P));
        }

        return Mod((root * root) - square) == 0 ? root : null;
    }

    private static BigInteger Inverse(BigInteger value) => BigInteger.ModPow(Mod(value), P - 2, P);

    private static BigInteger Mod(BigInteger value) => ((value % P) + P) % P;
}
