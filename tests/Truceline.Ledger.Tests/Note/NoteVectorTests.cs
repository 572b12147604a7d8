using System.Text;

namespace Truceline.Ledger.Tests.Note;

/// <summary>The tables of transparency-dev/formats at 0b850f1, and the tile log of transparency-dev/tessera at 1811ae1.</summary>
public sealed class NoteVectorTests
{
    private const string LogSecret = "PRIVATE+KEY+Log+2271c621+AdEIq9FLRQni54Wg68T96VJO+iayOaulswav2DUMKgvQ";
    private const string Known1Secret = "PRIVATE+KEY+Known+451c786d+AQPRoE2+Z+Ed1HaHBA9F/FfracvcZ2rDU39kCecMEoci";
    private const string Known2Secret = "PRIVATE+KEY+KnownAgain+4893b26c+ARhZda/l25zjGZswYLDZsLNRzNpmv5wYTN9IoTr1OJ2+";
    private const string UnknownSecret = "PRIVATE+KEY+Unknown+fdbb2e08+Aav2knTC6orbhXX8pMWuNiWgO+Wwk2DB+h1eU2Q1W1nU";

    private const string SumDatabase =
        "go.sum database tree\n6476701\nmb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=\n\n" +
        "— sum.golang.org Az3grsLX85Gz+s1SiTbgkuqxgItqFq7gsMUEyVnrsa9LM7Us9S+1xbFIGu95949rj4nPRYfvimWEPWL+o3GeoWwOoAw=\n";

    [Theory]
    [InlineData("Log\n123\nYmFuYW5hcw==\n", "Log", 123, "bananas", "")]
    [InlineData("Banana\n9944\ndGhlIHZpZXcgZnJvbSB0aGUgdHJlZSB0b3BzIGlzIGdyZWF0IQ==\n", "Banana", 9944, "the view from the tree tops is great!", "")]
    [InlineData("Log\n123\nYmFuYW5hcw==\nHere's some associated data.\n", "Log", 123, "bananas", "Here's some associated data.\n")]
    [InlineData("Log\n123\nYmFuYW5hcw==\nlots\nof\nlines\n", "Log", 123, "bananas", "lots\nof\nlines\n")]
    [InlineData("Log\n123\nYmFuYW5hcw==\n\n\n\n", "Log", 123, "bananas", "\n\n\n")]
    public void Checkpoint_texts_are_read(string text, string origin, long size, string root, string rest)
    {
        CheckpointLines.TryParse(text, out var lines).ShouldBeTrue();
        (lines.Origin, lines.Size, Encoding.ASCII.GetString(lines.Root), lines.Rest).ShouldBe((origin, size, root, rest));
    }

    [Theory]
    [InlineData("Head\n9944\n")]
    [InlineData("\n9944\ndGhl\n")]
    [InlineData("Log\n123\nYmFuYW5hcw==")]
    [InlineData("Log\nbananas\ndGhl\n")]
    [InlineData("Log\n-34\ndGhl\n")]
    [InlineData("Log\n007\ndGhl\n")]
    [InlineData("Log\n3438945738945739845734895735\ndGhl\n")]
    [InlineData("Log\n123\nThisIsn'tBase64\n")]
    public void Malformed_checkpoint_texts_are_refused(string text) => CheckpointLines.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("", 0)]
    [InlineData("log", 1)]
    [InlineData("log known1", 2)]
    [InlineData("log known1 unknown", 2)]
    [InlineData("log known1 known2", 3)]
    [InlineData("log known1 known1", 2)]
    [InlineData("known2 log known1", 3)]
    [InlineData("log known1 known2 unknown", 3)]
    [InlineData("known1 known2", 2)]
    [InlineData("unknown", 0)]
    public void Signatures_of_known_keys_are_counted_once_each(string signers, int count)
    {
        var keys = new Dictionary<string, LogKey>
        {
            ["log"] = LogKey.TryParse(LogSecret)!,
            ["known1"] = LogKey.TryParse(Known1Secret)!,
            ["known2"] = LogKey.TryParse(Known2Secret)!,
            ["unknown"] = LogKey.TryParse(UnknownSecret)!,
        };
        const string text = "TestParseCheckpoint\n42\nYWJjZGVm\n";
        var signatures = signers.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(name => keys[name].SignNote(text).Signatures).ToList();
        var bytes = new SignedNote(text, signatures).ToBytes();
        VerifierKey[] known = [keys["log"].Verifier, keys["known1"].Verifier, keys["known2"].Verifier];

        (SignedNote.TryParse(bytes, out var note) && note.TryVerify(known, out var verified) ? verified.Count : 0).ShouldBe(count);
    }

    [Theory]
    [InlineData(LogSecret, "Log+2271c621+AemuH5ooBpEPcr+W8onrjA1NfuzBVHdezakU81Ekarvs")]
    [InlineData(Known1Secret, "Known+451c786d+AXAQ0T7lbwuY4ABJ9/MYY9bWV3hmSyOGVt2x42NkmdUH")]
    [InlineData(Known2Secret, "KnownAgain+4893b26c+AQ+LR7BFF/F/dkpIBjBpSvT0crkteizuUkavAoGeaYMj")]
    [InlineData(UnknownSecret, "Unknown+fdbb2e08+AWgRIYZ+8x1Vl+1Q+sR8zciNHiYI1SdlBjNw+RV0rots")]
    [InlineData("PRIVATE+KEY+logandmap+38581672+AXJ0FKWOcO2ch6WC8kP705Ed3Gxu7pVtZLhfHAQwp+FE", "logandmap+38581672+Ab/PCr1eCclRPRMBqw/r5An1xO71MCnImLiospEq6b4l")]
    public void Keys_and_their_public_halves_are_spelt_as_others_spell_them(string secret, string vkey)
    {
        LogKey.TryParse(secret)!.VerifierKey.ShouldBe(vkey);
        VerifierKey.TryParse(vkey, out var key).ShouldBeTrue();
        key.Text.ShouldBe(vkey);
    }

    [Theory]
    [InlineData("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", true)]
    [InlineData("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", false)]
    [InlineData("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", false)]
    [InlineData("Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", false)]
    [InlineData("bananas.sigstore.dev+12344556", false)]
    [InlineData("rekor.sigstore.dev+12345678+THIS_IS_NOT_BASE64!", false)]
    [InlineData("rekor.sigstore.dev+12345678+AwEB", false)]
    [InlineData("rekor.sigstore.dev+c0d23d6a+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNhtmPtrWm3U1eQXBogSMdGvXwBcK5AW5i0hrZLOC96l+smGNM7nwZ4QvFK/4sueRoVj//QP22Ni4Qt9DPfkWLc=", false)]
    public void Verifier_keys_are_read_in_their_one_spelling_and_for_Ed25519_alone(string text, bool read) =>
        VerifierKey.TryParse(text, out _).ShouldBe(read);

    [Fact]
    public void The_checkpoint_of_a_public_log_opens_under_its_key_and_origin()
    {
        VerifierKey.TryParse("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8", out var key).ShouldBeTrue();
        var bytes = Encoding.UTF8.GetBytes(SumDatabase);

        Checkpoint.TryOpen(bytes, key, "go.sum database tree", out var checkpoint, out _).ShouldBeTrue();
        checkpoint.Size.ShouldBe(6476701);
        Checkpoint.TryOpen(bytes, key, "another", out _, out var refusal).ShouldBeFalse();
        refusal.ShouldContain("another");
        SignedNote.TryParse(bytes, out var note).ShouldBeTrue();
        note.ToBytes().ShouldBe(bytes);
    }

    [Fact]
    public void No_flipped_bit_of_a_signed_checkpoint_passes()
    {
        VerifierKey.TryParse("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8", out var key).ShouldBeTrue();
        var bytes = Encoding.UTF8.GetBytes(SumDatabase);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Checkpoint.TryOpen(bytes, key, null, out _, out _).ShouldBeFalse($"bit {bit}");
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void Proof_files_are_written_as_others_write_them()
    {
        var (first, second) = (Hash.Of("hash1"u8), Hash.Of("hash2"u8));
        var (one, two) = (Convert.ToBase64String(first.Bytes), Convert.ToBase64String(second.Bytes));

        new TlogProof(5, [first, second], "test checkpoint\n").ToString()
            .ShouldBe($"c2sp.org/tlog-proof@v1\nindex 5\n{one}\n{two}\n\ntest checkpoint\n");
        new TlogProof(10, [first], "checkpoint data\n", "extra information"u8.ToArray()).ToString()
            .ShouldBe($"c2sp.org/tlog-proof@v1\nextra {Convert.ToBase64String("extra information"u8)}\nindex 10\n{one}\n\ncheckpoint data\n");
        new TlogProof(0, [], "checkpoint\n").ToString().ShouldBe("c2sp.org/tlog-proof@v1\nindex 0\n\ncheckpoint\n");
    }

    [Theory]
    [InlineData("wrong-header\nindex 0\n\ncheckpoint\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra !!notbase64!!\nindex 0\n\ncheckpoint\n")]
    [InlineData("c2sp.org/tlog-proof@v1\n\n\ncheckpoint\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex notanumber\n\ncheckpoint\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex -5\n\ncheckpoint\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\n!!notbase64!!\n\ncheckpoint\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==\n\ncheckpoint\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\naaaaaaaa\n")]
    public void Malformed_proof_files_are_refused(string text) => TlogProof.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData(123, 2, "some checkpoint\n", null)]
    [InlineData(456, 1, "another checkpoint\n", "some extra data")]
    [InlineData(789, 0, "checkpoint\n", null)]
    public void Proof_files_are_read_back_as_they_were_written(long index, int hashes, string checkpoint, string? extra)
    {
        var proof = new TlogProof(
            index, [.. Enumerable.Range(0, hashes).Select(i => Hash.Of([(byte)i]))], checkpoint, extra is null ? (ReadOnlyMemory<byte>?)null : Encoding.UTF8.GetBytes(extra));

        TlogProof.TryParse(proof.ToString(), out var read).ShouldBeTrue();
        read.ToString().ShouldBe(proof.ToString());
        read.Hashes.ShouldBe(proof.Hashes);
        read.Extra.HasValue.ShouldBe(extra is not null);
    }

    /// <summary>PAE of the envelope specification's own example.</summary>
    [Fact]
    public void What_an_envelope_signs_is_spelt_as_the_specification_does() =>
        Encoding.UTF8.GetString(DsseEnvelope.ToSign("http://example.com/HelloWorld", "hello world"u8))
            .ShouldBe("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
}
