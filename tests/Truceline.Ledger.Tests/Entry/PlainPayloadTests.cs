using System.Text;
using CsCheck;

namespace Truceline.Ledger.Tests.Entry;

/// <summary>The one-pass reader takes what the writer writes, and never takes anything that the reader with a document would not.</summary>
public sealed class PlainPayloadTests
{
    private const string Statement = """{"source":"d1","segments":[{"path":"a","n":1},{"path":"b","n":2.5}],"of":{"source":null,"дрон":[true,{}]}}""";

    private static readonly EntryHeader Header = new(
        Sample.Origin, "vkey", "case-opened", "case/K-2026-0001", 3, "command 1", Sample.At.AddTicks(1230), new CheckpointMark(12, Rfc6962.EmptyRoot),
        [new Body("evidence/d1/дрон.ts", 123, Rfc6962.EmptyRoot), new Body("texts/a", 0, Rfc6962.EmptyRoot)], [Sample.Endorse("truceline/key/v1")]);

    private static readonly byte[] Payload = EntryPayload.Write(Header, Encoding.UTF8.GetBytes(Statement));

    [Fact]
    public void What_the_writer_writes_is_read_alike_by_both()
    {
        var plain = PlainPayload.Read(Payload).ShouldNotBeNull();
        EntryPayload.Write(plain.Header, plain.Statement.Span).ShouldBe(Payload);
        Encoding.UTF8.GetString(plain.Statement.Span).ShouldBe(Statement);
        Agree(Payload).ShouldBeTrue();
        Agree(EntryPayload.Write(Header with { VerifierKey = null, Bodies = [], Endorsements = [] }, "{}"u8)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("\"source\":null", "\"source\":null,\"source\":1")]
    [InlineData("\"path\":\"b\"", "\"path\":\"b\",\"path\":\"b\"")]
    [InlineData("\"n\":1", "\"n\":1,\"n\":01")]
    [InlineData("\"version\":3", "\"version\":-3")]
    [InlineData("\"vkey\":\"vkey\"", "\"vkey\":null")]
    [InlineData("\"vkey\":\"vkey\"", "\"vkey\":\"vkey\",\"vkey\":\"vkey\"")]
    [InlineData("\"bodies\":[{", "\"bodies\":[1,{")]
    [InlineData("\"length\":0", "\"length\":0,\"more\":0")]
    [InlineData("[true,{}]", "[true,{}")]
    public void What_is_not_strict_neither_reads(string part, string wrong)
    {
        var text = Encoding.UTF8.GetString(Payload);
        text.ShouldContain(part);
        var changed = Encoding.UTF8.GetBytes(text.Replace(part, wrong, StringComparison.Ordinal));
        PlainPayload.Read(changed).ShouldBeNull();
        EntryPayload.Read(changed, out var reason).ShouldBeNull();
        reason.ShouldNotBeEmpty();
    }

    [Fact]
    public void An_escape_and_another_order_are_left_to_the_other_reader()
    {
        var text = Encoding.UTF8.GetString(Payload);
        foreach (var other in new[] { text.Replace("\"d1\"", "\"\\u0064\"", StringComparison.Ordinal), text.Replace("{\"v\":1,", "{", StringComparison.Ordinal)[..^1] + ",\"v\":1}" })
        {
            var bytes = Encoding.UTF8.GetBytes(other);
            PlainPayload.Read(bytes).ShouldBeNull();
            EntryPayload.Read(bytes, out _).ShouldNotBeNull();
        }
    }

    [Fact]
    public void A_statement_with_more_names_than_are_held_is_still_read()
    {
        var many = "{" + string.Join(',', Enumerable.Range(0, 300).Select(n => $"\"n{n}\":{n}")) + "}";
        Agree(EntryPayload.Write(Header, Encoding.UTF8.GetBytes(many))).ShouldBeTrue();
    }

    [Fact]
    public void Changed_and_cut_payloads_are_judged_alike() =>
        Gen.Select(Gen.Int[0, Payload.Length - 1], Gen.OneOf(Gen.Byte, Gen.OneOf([.. "{}[],:\"\\ 0e"u8.ToArray().Select(Gen.Const)])), Gen.Int[1, Payload.Length]).Sample((at, value, cut) =>
        {
            var changed = Payload.ToArray();
            changed[at] = value;
            Agree(changed);
            Agree(changed[..cut]);
            Agree([.. changed[..at], .. changed[Math.Min(cut, Payload.Length)..]]);
        }, iter: 4000);

    /// <returns>Whether it was read.</returns>
    private static bool Agree(byte[] payload)
    {
        var any = EntryPayload.ReadAnySpelling(payload, out _);
        if (PlainPayload.Read(payload) is var (header, statement))
        {
            any.ShouldNotBeNull();
            EntryPayload.Write(header, statement.Span).ShouldBe(EntryPayload.Write(any.Value.Header, any.Value.Statement.Span));
        }

        (EntryPayload.Read(payload, out _) is null).ShouldBe(any is null);
        return any is not null;
    }
}
