using System.Net;
using Truceline.Cli.Assessments;
using Truceline.Core.Cases;

namespace Truceline.Cli.Tests.Assessments;

public sealed class SealingTests
{
    [Fact]
    public void A_written_form_becomes_a_canonical_one_with_fresh_salts()
    {
        var written = new WrittenForm(Occurrence.Occurred, Act.CrossingByVehicle, Actor: "party-x", Text: "Dust.");
        var (first, _) = FormInput.Canonical(written);
        var (second, _) = FormInput.Canonical(written);
        var form = CanonicalForm.Read(first.ShouldNotBeNull().Form).ShouldNotBeNull();
        form.Text.ShouldBe(Commitment.TextDigest(Hex.Bytes(first.TextSalt, 32)!, "Dust."));
        first.Salt.ShouldNotBe(second!.Salt);
        first.TextSalt.ShouldNotBe(second.TextSalt);
        first.Salt.ShouldNotBe(first.TextSalt);
    }

    [Fact]
    public void A_form_with_a_bad_field_is_refused_in_a_sentence()
    {
        FormInput.Canonical(new WrittenForm(Occurrence.Occurred, Clause: "1 b")).Trouble.ShouldStartWith("The form's clause is not an identifier");
        FormInput.Canonical(new WrittenForm(Occurrence.Occurred, Text: new('x', 20_001))).Trouble.ShouldBe("The text has more than 20000 characters.");
    }

    [Theory]
    [InlineData("https://centre.example", true)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://delegation-a-reviewer.localhost:5080/", true)]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("http://centre.example", false)]
    [InlineData("http://localhost.centre.example", false)]
    [InlineData("ftp://centre.example", false)]
    [InlineData("centre", false)]
    public void Beyond_this_machine_the_connection_is_encrypted(string address, bool taken) =>
        (CentreClient.Address(address).Server is not null).ShouldBe(taken);

    [Theory]
    [InlineData(HttpStatusCode.OK, "{\"index\":12}", 12L, null)]
    [InlineData(HttpStatusCode.Conflict, "{\"refused\":\"The case is closed.\"}", null, "The case is closed.")]
    [InlineData(HttpStatusCode.OK, "<html>", null, "http://localhost/ answered 200, which is not how a centre answers.")]
    [InlineData(HttpStatusCode.OK, "[1]", null, "http://localhost/ answered 200, which is not how a centre answers.")]
    [InlineData(HttpStatusCode.BadGateway, "{\"index\":12}", null, "http://localhost/ answered 502, which is not how a centre answers.")]
    public async Task An_answer_is_an_index_or_a_sentence(HttpStatusCode status, string body, long? index, string? trouble)
    {
        using var handler = new OneAnswer(status, body);
        using var client = new CentreClient(handler, new Uri("http://localhost/"));
        var answer = await client.PostAsync("api/cases/K-1/assessments", new { a = 1 }, TestContext.Current.CancellationToken);
        answer.ShouldBe((index, trouble));
        handler.Sent.ShouldBe("POST http://localhost/api/cases/K-1/assessments {\"a\":1}");
    }

    [Fact]
    public async Task The_receipt_names_the_case_and_nothing_else_is_asked_of_the_server()
    {
        var named = new CaseAsNamed("K-2026-0001", "karabakh", "tr", new('c', 64), 1, null);
        var found = await CaseToAssess.FindAsync(named, new('1', 64), TestContext.Current.CancellationToken);
        found.Case.ShouldBe(new CaseToAssess("karabakh", "K-2026-0001", new('c', 64), 1, "tr", "the receipt that you gave."));
        (await CaseToAssess.FindAsync(named with { Receipt = "c" }, "", TestContext.Current.CancellationToken)).Trouble
            .ShouldBe("The case-open hash is 64 lower-case hex digits.");
        (await CaseToAssess.FindAsync(named with { Delegation = null }, "", TestContext.Current.CancellationToken)).Trouble!
            .ShouldStartWith("A receipt is given whole");
        (await CaseToAssess.FindAsync(named with { Copy = "/nowhere" }, "", TestContext.Current.CancellationToken)).Trouble!
            .ShouldContain("holds no log");
    }

    private sealed class OneAnswer(HttpStatusCode status, string body) : HttpMessageHandler
    {
        public string Sent { get; private set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent = $"{request.Method} {request.RequestUri} {await request.Content!.ReadAsStringAsync(cancellationToken)}";
            return new(status) { Content = new StringContent(body) };
        }
    }
}
