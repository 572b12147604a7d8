using System.Text;
using System.Text.Json;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Record;

namespace Truceline.Core.Tests.Cases;

/// <summary>tests/vectors/signed-texts.json was made by a program that shares no code with this one; the console is held to it too.</summary>
public sealed class SignedTextVectorTests
{
    private static readonly JsonElement Vectors = Read();

    private static readonly SignatureCheck Verify = TestKey.Verify;

    [Fact]
    public void Forms_are_read_and_written_as_they_stand()
    {
        foreach (var form in Vectors.GetProperty("forms").EnumerateArray())
        {
            var canonical = Text(form, "form");
            CanonicalForm.Write(CanonicalForm.Read(canonical).ShouldNotBeNull(Text(form, "name"))).ShouldBe(canonical);
        }
    }

    [Fact]
    public void Other_spellings_are_refused()
    {
        foreach (var form in Vectors.GetProperty("refusedForms").EnumerateArray())
        {
            CanonicalForm.Read(Text(form, "form")).ShouldBeNull(Text(form, "why"));
        }
    }

    [Fact]
    public void Commitments_their_messages_and_signatures_are_the_same()
    {
        foreach (var of in Vectors.GetProperty("commitments").EnumerateArray())
        {
            var round = of.GetProperty("round").GetInt32();
            new Commitment(
                Text(of, "mission"), Text(of, "caseOpenHash"), round, Text(of, "delegation"), Text(of, "reviewerKey"), Text(of, "salt"), Text(of, "form"))
                .Compute().ShouldBe(Text(of, "commitment"));
            var message = SignedTexts.Commitment(Text(of, "mission"), Text(of, "case"), round, Text(of, "delegation"), Text(of, "commitment"));
            Holds(of, Text(of, "reviewerKey"), message);
        }
    }

    [Fact]
    public void A_key_enrolment_is_the_same()
    {
        var of = Vectors.GetProperty("keyEnrolment");
        Holds(of, Text(of, "headKey"), SignedTexts.Key(Text(of, "mission"), Text(of, "delegation"), Text(of, "role"), Text(of, "publicKey")));
    }

    [Fact]
    public void Findings_are_the_same_from_forms_to_digest()
    {
        foreach (var of in Vectors.GetProperty("findings").EnumerateArray())
        {
            var finding = Finding.Of(FileOfTheVectors(), FileOfTheVectors().Current).ShouldNotBeNull();
            finding.Canonical.ShouldBe(Text(of, "canonical"));
            finding.Digest.ShouldBe(Text(of, "finding"));
            Holds(of, Text(of, "headKey"), SignedTexts.Finding(
                Text(of, "mission"), Text(of, "case"), 1, Text(of, "finding"), of.GetProperty("signed").GetBoolean()));
        }
    }

    [Fact]
    public void A_request_is_the_same()
    {
        var of = Vectors.GetProperty("request");
        Holds(of, Text(of, "reviewerKey"), SignedTexts.Request(Text(of, "origin"), Text(of, "method"), Text(of, "path"), Text(of, "time")));
    }

    [Fact]
    public void Bulletins_are_the_same()
    {
        foreach (var of in Vectors.GetProperty("bulletins").EnumerateArray())
        {
            var date = NodaTime.Text.LocalDatePattern.Iso.Parse(Text(of, "date")).Value;
            Holds(of, Text(of, "headKey"), SignedTexts.Bulletin(
                Text(of, "mission"), date, of.GetProperty("edition").GetInt32(), Text(of, "digest"), of.GetProperty("approved").GetBoolean()));
        }
    }

    [Fact]
    public void Modalities_are_the_same()
    {
        foreach (var of in Vectors.GetProperty("modalities").EnumerateArray())
        {
            ModalitiesText.Digest(Text(of, "document")).ShouldBe(Text(of, "digest"));
            var from = NodaTime.Text.InstantPattern.General.Parse(Text(of, "from")).Value;
            Holds(of, Text(of, "headKey"), SignedTexts.Modalities(
                Text(of, "mission"), Text(of, "draft"), Text(of, "digest"), of.GetProperty("words").GetString(), from, of.GetProperty("agreed").GetBoolean()));
        }
    }

    [Fact]
    public void A_texts_digest_is_the_same()
    {
        var text = Vectors.GetProperty("text");
        Commitment.TextDigest(Hex.Bytes(Text(text, "salt"), 32)!, Text(text, "text")).ShouldBe(Text(text, "digest"));
    }

    /// <summary>The first two commitments, sealed, opened and not yet signed.</summary>
    private static CaseFile FileOfTheVectors()
    {
        var seals = Vectors.GetProperty("commitments").EnumerateArray().Take(2).ToArray();
        var at = CaseScenario.Start;
        var number = Text(seals[0], "case");
        var file = CaseFile.Open(new(0, at, Text(seals[0], "caseOpenHash"), []),
            new Statement.CaseOpened(number, ["incident-1"], "delegation-a", "x", at, at), Text(seals[0], "mission"), ["delegation-b", "delegation-a"]);
        Statement[] statements =
        [
            .. seals.Select(of => new Statement.AssessmentCommitted(
                number, 1, Text(of, "delegation"), Text(of, "reviewerKey"), Text(of, "commitment"), Text(of, "signature"), at)),
            new Statement.RoundClosed(number, 1, at, at, "x"),
            .. seals.Select(of => new Statement.AssessmentRevealed(number, 1, Text(of, "delegation"), Text(of, "form"), Text(of, "salt"), at)),
        ];
        return statements.Aggregate(file, (now, statement) => now.After(new(1, at, "", []), statement, holds: true));
    }

    private static void Holds(JsonElement of, string key, byte[] message)
    {
        Encoding.UTF8.GetString(message).ShouldBe(Text(of, "message"));
        Verify.Holds(key, message, Text(of, "signature")).ShouldBeTrue();
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    private static JsonElement Read()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Truceline.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Truceline.slnx is above no folder of the test program.");
        }

        return JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.FullName, "tests", "vectors", "signed-texts.json"))).RootElement;
    }
}
