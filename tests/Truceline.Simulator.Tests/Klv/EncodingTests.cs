using Truceline.Simulator.Klv;

namespace Truceline.Simulator.Tests.Klv;

/// <summary>Figures: the worked examples of MISB ST 0601 and the public vectors of ST 0903 (kwiver's test set).</summary>
public sealed class EncodingTests
{
    [Theory]
    [InlineData(159.9744, 0, 360, 2, false, "71C2")]
    [InlineData(-0.4315251, -20, 20, 2, true, "FD3D")]
    [InlineData(3.405814, -50, 50, 2, true, "08B8")]
    [InlineData(60.1768229669783, -90, 90, 4, true, "5595B66D")]
    [InlineData(128.42675904204452, -180, 180, 4, true, "5B5360C4")]
    [InlineData(14190.72, -900, 19000, 2, false, "C221")]
    [InlineData(160.71921143697557, 0, 360, 4, false, "724A0A20")]
    [InlineData(-168.79232483394085, -180, 180, 4, true, "87F84B86")]
    [InlineData(68590.983, 0, 5_000_000, 4, false, "03830926")]
    public void A_value_is_coded_as_the_standard_codes_it(double value, double low, double high, int bytes, bool signed, string hex)
    {
        var scale = new Scale(low, high, bytes, signed);

        Convert.ToHexString(scale.Write(value)).ShouldBe(hex);
        scale.Round(scale.Round(value)).ShouldBe(scale.Round(value), 1e-12);
    }

    [Fact]
    public void A_value_beyond_a_signed_range_is_stated_as_out_of_range()
    {
        Convert.ToHexString(Scale.Symmetric(0.075, 2).Write(0.08)).ShouldBe("8000");
        Convert.ToHexString(Scale.Symmetric(90, 4).Write(-91)).ShouldBe("80000000");
    }

    [Theory]
    [InlineData(12.5, 0, 180, 2, "0640")]
    [InlineData(10.0, 0, 180, 2, "0500")]
    [InlineData(10.0, -19.2, 19.2, 3, "3A6667")]
    [InlineData(-87.984282970428467, -90, 90, 4, "01020304")]
    [InlineData(-115.49705505371094, -180, 180, 4, "10203040")]
    [InlineData(1671.0, -900, 19000, 2, "0A0B")]
    public void A_mapped_number_is_coded_as_the_vectors_say(double value, double low, double high, int bytes, string hex) =>
        Convert.ToHexString(Imapb.Write(value, low, high, bytes)).ShouldBe(hex);

    [Fact]
    public void The_checksum_is_the_standards() =>
        UasPacket.Checksum(Convert.FromHexString("060E2B34020081BB")).ShouldBe((ushort)0xB4FD);

    [Fact]
    public void Tags_and_lengths_beyond_127_take_more_bytes() =>
        Convert.ToHexString(new LocalSetWriter().Item(141, new byte[200]).Written[..4]).ShouldBe("810D81C8");
}
