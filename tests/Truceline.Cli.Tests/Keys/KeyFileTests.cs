using Truceline.Cli.Keys;

namespace Truceline.Cli.Tests.Keys;

public sealed class KeyFileTests
{
    /// <summary>Public half of the seed 11…11, as in tests/vectors/signed-texts.json.</summary>
    private const string PublicHalf = "d04ab232742bb4ab3a1368bd4615e4e6d0224ab71a016baf8520a332c9778737";

    private const string Passphrase = "correct horse battery";

    /// <summary>openssl pkey (3.0.19), from the seed 11…11.</summary>
    private const string MadeByOpenSsl = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIBERERERERERERERERERERERERERERERERERERERERER
        -----END PRIVATE KEY-----
        """;

    /// <summary>openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256 (3.0.19), the same key.</summary>
    private const string GuardedByOpenSsl = """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAi0vx3cclvsbAICCAAw
        DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEHTcubaeoQ9fFLEp4ucZvdAEQDZd
        jtEbWBWJW5B155DAt1UTb1TJXxRiXbQNjyzmWJB3mpN4rU4tizObu1t16GkP2u+C
        kn5K8K5BaTOMXYoVy1I=
        -----END ENCRYPTED PRIVATE KEY-----
        """;

    [Fact]
    public void Keys_that_other_tools_made_are_read()
    {
        KeyFile.Read(MadeByOpenSsl, null).ShouldNotBeNull().PublicKey.ShouldBe(PublicHalf);
        KeyFile.IsGuarded(GuardedByOpenSsl).ShouldBeTrue();
        KeyFile.Read(GuardedByOpenSsl, Passphrase).ShouldNotBeNull().PublicKey.ShouldBe(PublicHalf);
    }

    [Fact]
    public void A_key_is_written_as_other_tools_write_it() =>
        KeyFile.Read(MadeByOpenSsl, null)!.Write(null).TrimEnd().ShouldBe(MadeByOpenSsl.ReplaceLineEndings("\n"));

    [Fact]
    public void A_guarded_key_opens_with_its_own_passphrase_only()
    {
        var key = KeyFile.Make();
        var pem = key.Write(Passphrase);
        KeyFile.Read(pem, Passphrase).ShouldNotBeNull().PublicKey.ShouldBe(key.PublicKey);
        KeyFile.Read(pem, Passphrase + "!").ShouldBeNull();
        KeyFile.Read(pem, null).ShouldBeNull();
    }

    [Fact]
    public void A_signature_holds_under_the_public_half()
    {
        var key = KeyFile.Make();
        Ledger.Ed25519.Verify(Convert.FromHexString(key.PublicKey), "x"u8, Convert.FromHexString(key.Sign([.. "x"u8]))).ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("no key")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMC4CAQAwBQYDK2VwBCIEIBERERERERERERERERERERERERERERERERERERERERER\n-----END PUBLIC KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VuBCIEIBERERERERERERERERERERERERERERERERERERERERER\n-----END PRIVATE KEY-----")]
    public void Other_text_is_no_key(string text) => KeyFile.Read(text, "x").ShouldBeNull();

    [Fact]
    public void A_file_is_written_once_for_its_owner_alone()
    {
        var folder = Directory.CreateTempSubdirectory("truceline-keys-");
        try
        {
            var path = Path.Combine(folder.FullName, "new", "a.pem");
            Files.WriteSecret(path, "one").ShouldBeNull();
            if (!OperatingSystem.IsWindows())
            {
                File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            Files.WriteSecret(path, "two").ShouldBe($"{path} exists already and is not written over.");
            File.ReadAllText(path).ShouldBe("one");
            Files.ReadText(Path.Combine(folder.FullName, "none")).Trouble.ShouldNotBeNull();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
