using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using CsCheck;
using Truceline.Formats.Elevation;

namespace Truceline.Formats.Tests.Elevation;

public sealed class GeoidGridTests
{
    /// <summary>A made geoid that is linear in latitude and has one wave round the globe, in the three forms.</summary>
    private static double Made(double latitude, double longitude) => (latitude / 4) + (20 * Math.Cos(longitude * Math.PI / 180));

    [Theory]
    [InlineData("binary")]
    [InlineData("text")]
    [InlineData("pgm")]
    public void The_same_grid_reads_alike_in_each_form(string form)
    {
        var (grid, refusal) = GeoidGrid.Read(form, new MemoryStream(File(form)));
        refusal.ShouldBeNull();
        foreach (var (latitude, longitude) in ((double, double)[])[(41.8, 12.64), (-33.1, -70.9), (90, 0), (-90, 10), (0, 359.9), (10, -0.05), (5, 180)])
        {
            grid!.At(latitude, longitude).ShouldBe(Made(latitude, longitude), form == "text" ? 0.1 : 0.03);
        }
    }

    [Fact]
    public void Another_file_is_refused_in_a_sentence()
    {
        GeoidGrid.Read("x.grd", new MemoryStream("-90 90 0 360 0.25"u8.ToArray())).Refusal.ShouldNotBeNull().ShouldContain("x.grd");
        GeoidGrid.Read("x.pgm", new MemoryStream("P5\n# Offset -108\n4 3\n65535\n"u8.ToArray())).Grid.ShouldBeNull();
    }

    [Fact]
    public void Damaged_grids_are_refused_or_read()
    {
        var pgm = File("pgm")[..400];
        Gen.Select(Gen.Select(Gen.Int[0, 399], Gen.Byte).Array[1, 30], Gen.Int[0, 400]).Sample(
            (changes, length) =>
            {
                var bytes = pgm.ToArray();
                foreach (var (at, value) in changes)
                {
                    bytes[at] = value;
                }

                GeoidGrid.Read("x", new MemoryStream(bytes[..length]));
            },
            iter: 3000);
    }

    private static byte[] File(string form) => form switch
    {
        "binary" => Binary(),
        "pgm" => [.. "P5\n# made\n# Offset -108\n# Scale 0.003\n1440 721\n65535\n"u8, .. Words(height => (ushort)Math.Round((height + 108) / 0.003))],
        _ => Text(),
    };

    private static byte[] Binary() => Words(height => unchecked((ushort)(short)Math.Round(height * 100)));

    private static byte[] Words(Func<double, ushort> word)
    {
        var bytes = new byte[721 * 1440 * 2];
        for (var i = 0; i < 721 * 1440; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(i * 2), word(Made(90 - (i / 1440 * 0.25), i % 1440 * 0.25)));
        }

        return bytes;
    }

    private static byte[] Text()
    {
        var text = new StringBuilder("  -90.000000   90.000000     .000000  360.000000    1.000000    1.000000\n\n");
        for (var row = 0; row <= 180; row++)
        {
            for (var column = 0; column <= 360; column++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{Made(90 - row, column),9:0.000}").Append(column % 8 == 7 ? "\n" : "");
            }

            text.Append("\n\n");
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
