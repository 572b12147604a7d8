using System.Text.Json;
using Truceline.Cli.Assessments;
using Truceline.Core.Record;

namespace Truceline.Cli.Tests.Assessments;

public sealed class OpeningFileTests
{
    private static readonly Opening What = new("{}", new('5', 64), "Görülmədi.", new('6', 64));

    [Fact]
    public void A_file_that_another_program_made_opens()
    {
        var vector = Vector();
        var file = OpeningFile.Read(vector.GetProperty("file").GetRawText()).ShouldNotBeNull();
        var opening = file.Open(vector.GetProperty("passphrase").GetString()!).ShouldNotBeNull();
        opening.ShouldBe(JsonSerializer.Deserialize<Opening>(vector.GetProperty("plain").GetString()!, StatementJson.Options));
        file.Open("another passphrase").ShouldBeNull();
    }

    [Fact]
    public void What_was_sealed_comes_back_and_only_with_its_passphrase()
    {
        var file = OpeningFile.Read(OpeningFile.Seal("karabakh", "K-1", 1, "tr", new('c', 64), What, "a long passphrase").Write()).ShouldNotBeNull();
        file.Open("a long passphrase").ShouldBe(What);
        file.Open("a long passphrasf").ShouldBeNull();
    }

    [Fact]
    public void A_changed_file_does_not_open()
    {
        var file = OpeningFile.Seal("karabakh", "K-1", 1, "tr", new('c', 64), What, "a long passphrase");
        var cipher = Convert.FromBase64String(file.Sealed);
        cipher[3] ^= 1;
        (file with { Sealed = Convert.ToBase64String(cipher) }).Open("a long passphrase").ShouldBeNull();
        (file with { Sealed = "AAAA" }).Open("a long passphrase").ShouldBeNull();
        (file with { Iv = "???" }).Open("a long passphrase").ShouldBeNull();
    }

    [Theory]
    [InlineData("\"iterations\":600000", "\"iterations\":599999")]
    [InlineData("\"iterations\":600000", "\"iterations\":10000001")]
    [InlineData("opening/v1", "opening/v2")]
    [InlineData("PBKDF2-SHA256", "PBKDF2-SHA1")]
    [InlineData("{", "[")]
    public void A_weaker_or_another_file_is_refused(string from, string to)
    {
        var text = Vector().GetProperty("file").GetRawText().Replace(" ", "", StringComparison.Ordinal);
        OpeningFile.Read(text).ShouldNotBeNull();
        OpeningFile.Read(text.Replace(from, to, StringComparison.Ordinal)).ShouldBeNull();
    }

    private static JsonElement Vector()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Truceline.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Truceline.slnx is above no folder of the test program.");
        }

        return JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.FullName, "tests", "vectors", "signed-texts.json"))).RootElement.GetProperty("opening");
    }
}
