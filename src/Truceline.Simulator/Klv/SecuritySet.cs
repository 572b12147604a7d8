using System.Text;

namespace Truceline.Simulator.Klv;

/// <summary>The security set of tag 48 (MISB ST 0102.12): made data, unclassified, of no country.</summary>
internal static class SecuritySet
{
    // ISO 3166 leaves ZZZ to users: it names no state.
    private const string NoCountry = "ZZZ";

    public static byte[] Value { get; } = new LocalSetWriter()
        .Number(1, 1)
        .Number(2, 2)
        .Text(3, "//" + NoCountry)
        .Number(12, 2)
        .Item(13, Encoding.BigEndianUnicode.GetBytes(NoCountry))
        .Item(22, [0, 12])
        .Written.ToArray();
}
