using System.Text;
using CsCheck;

namespace Truceline.Ledger.Tests.Entry;

public sealed class EntryFormTests
{
    private static readonly EntryHeader Header = new(
        Sample.Origin, null, "case-opened", "case/K-2026-0001", 3, "command \"quoted\" \\ 1", Sample.At.AddTicks(1230), new CheckpointMark(12, Rfc6962.EmptyRoot),
        [new Body("evidence/d1/дрон.ts", 123, Rfc6962.EmptyRoot)], [Sample.Endorse("truceline/key/v1\n")]);

    private static string Payload { get; } = Encoding.UTF8.GetString(EntryPayload.Write(Header, "{\"a\":[1,2.5,null]}"u8));

    [Fact]
    public void An_entry_reads_back_as_it_was_written()
    {
        var read = Read(Payload).ShouldNotBeNull();

        EntryPayload.Write(read.Header, read.Statement.Span).ShouldBe(Encoding.UTF8.GetBytes(Payload));
        read.Header.At.ShouldBe(Header.At);
        read.Header.Bodies.ShouldBe(Header.Bodies);
        read.Header.Endorsements.Single().Verifies().ShouldBeTrue();
        Encoding.UTF8.GetString(read.Statement.Span).ShouldBe("{\"a\":[1,2.5,null]}");
    }

    [Theory]
    [InlineData("\"v\":1", "\"v\":2")]
    [InlineData("\"v\":1", "\"v\":1.0")]
    [InlineData("\"v\":1", "\"v\":1,\"v\":1")]
    [InlineData("\"v\":1", "\"v\":1,\"w\":1")]
    [InlineData("\"v\":1,", "")]
    [InlineData("\"version\":3", "\"version\":-3")]
    [InlineData("\"version\":3", "\"version\":\"3\"")]
    [InlineData("\"version\":3", "\"version\":3e0")]
    [InlineData("\"kind\":", "\"Kind\":")]
    [InlineData("\"size\":12", "\"size\":12,\"extra\":1")]
    [InlineData("\"length\":123", "\"length\":99999999999999999999")]
    [InlineData("2026-01-01T00:00:00.000123Z", "2026-01-01 00:00:00")]
    [InlineData("2026-01-01T00:00:00.000123Z", "2026-01-01T00:00:00.0001230Z")]
    [InlineData("2026-01-01T00:00:00.000123Z", "2026-01-01T00:00:00+00:00")]
    [InlineData("\"root\":\"e3b0", "\"root\":\"E3B0")]
    [InlineData("{\"a\":[1,2.5,null]}", "[]")]
    [InlineData("{\"a\":[1,2.5,null]}", "null")]
    [InlineData("{\"a\":[1,2.5,null]}", "{\"a\":1,\"a\":1}")]
    [InlineData("{\"a\":[1,2.5,null]}", "{\"a\":{\"b\":1,\"b\":1}}")]
    [InlineData("{\"a\":[1,2.5,null]}", "{\"a\":\"\\udc00\"}")]
    [InlineData("{\"a\":[1,2.5,null]}", "{\"a\":NaN}")]
    [InlineData("{\"a\":[1,2.5,null]}", "{\"a\":1}}")]
    [InlineData("{\"a\":[1,2.5,null]}", "{\"a\":1} //")]
    public void Anything_but_the_strict_form_is_refused(string part, string wrong)
    {
        Payload.ShouldContain(part);

        Read(Payload.Replace(part, wrong, StringComparison.Ordinal)).ShouldBeNull();
    }

    [Fact]
    public void Trailing_bytes_depth_and_broken_UTF_8_are_refused()
    {
        Read(Payload + "x").ShouldBeNull();
        Read(Payload + "{}").ShouldBeNull();
        Read("\uFEFF" + Payload).ShouldBeNull();
        Read(Payload.Replace("null", new string('[', 40) + new string(']', 40), StringComparison.Ordinal)).ShouldBeNull();
        var bytes = Encoding.UTF8.GetBytes(Payload);
        bytes[Array.IndexOf(bytes, (byte)'q')] = 0xff;
        EntryPayload.Read(bytes, out var reason).ShouldBeNull();
        reason.ShouldContain("UTF-8");
    }

    [Fact]
    public void No_byte_of_an_envelope_can_change_unnoticed()
    {
        var envelope = DsseEnvelope.Seal(Encoding.UTF8.GetBytes(Payload), Sample.Key);
        Verifies(envelope).ShouldBeTrue();
        Verifies([.. envelope, (byte)'\n']).ShouldBeFalse();
        Verifies([(byte)' ', .. envelope]).ShouldBeFalse();
        Verifies(envelope[..^1]).ShouldBeFalse();
        Gen.Select(Gen.Int[0, envelope.Length - 1], Gen.Byte).Sample((at, value) =>
        {
            var changed = envelope.ToArray();
            changed[at] = value;
            Verifies(changed).ShouldBe(value == envelope[at]);
        }, iter: 3000);
    }

    [Fact]
    public void Random_bytes_are_never_a_fault()
    {
        Gen.Byte.Array[0, 300].Sample(bytes =>
        {
            DsseEnvelope.Open(bytes).ShouldBeNull();
            EntryPayload.Read(bytes, out _).ShouldBeNull();
            EntryGlance.At(bytes).ShouldBeNull();
            SignedNote.TryParse(bytes, out _).ShouldBeFalse();
            PendingFile.Parse(bytes).ShouldBeNull();
        });
        var payload = Encoding.UTF8.GetBytes(Payload);
        Gen.Select(Gen.Int[0, payload.Length - 1], Gen.Byte, Gen.Int[0, payload.Length]).Sample((at, value, cut) =>
        {
            var changed = payload.ToArray();
            changed[at] = value;
            _ = EntryPayload.Read(changed, out _);
            if (cut < payload.Length)
            {
                EntryPayload.Read(payload.AsMemory(0, cut), out _).ShouldBeNull();
            }
        }, iter: 3000);
    }

    [Fact]
    public void A_glance_finds_what_the_whole_reading_finds()
    {
        var envelope = DsseEnvelope.Seal(Encoding.UTF8.GetBytes(Payload), Sample.Key);

        EntryGlance.At(envelope).ShouldBe(new EntryGlance(Header.Stream, Header.Version, Header.Command));
    }

    private static (EntryHeader Header, ReadOnlyMemory<byte> Statement)? Read(string payload) => EntryPayload.Read(Encoding.UTF8.GetBytes(payload), out _);

    private static bool Verifies(byte[] envelope) =>
        DsseEnvelope.Open(envelope) is var (payload, keyId, signature) && DsseEnvelope.Verify(payload, keyId, signature, Sample.Key.Verifier);
}
