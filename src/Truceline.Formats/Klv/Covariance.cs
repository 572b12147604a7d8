using System.Buffers.Binary;

namespace Truceline.Formats.Klv;

/// <summary>
/// The floating length pack of standard deviations and correlations (MISB ST 1010): it speaks of the items just before it.
/// </summary>
internal readonly ref struct Covariance
{
    /// <summary>A matrix larger than this is refused: ST 0601 has no so many items.</summary>
    public const int MaxSize = 143;

    private Covariance(int size, ReadOnlySpan<byte> sigmas, int sigmaLength, ReadOnlySpan<byte> rhos, int rhoLength, bool rhoIsImapb, ReadOnlySpan<byte> sparse)
    {
        Size = size;
        Sigmas = sigmas;
        SigmaLength = sigmaLength;
        Rhos = rhos;
        RhoLength = rhoLength;
        RhoIsImapb = rhoIsImapb;
        Sparse = sparse;
    }

    /// <summary>How many items it speaks of.</summary>
    public int Size { get; }

    public ReadOnlySpan<byte> Sigmas { get; }

    public int SigmaLength { get; }

    public ReadOnlySpan<byte> Rhos { get; }

    public int RhoLength { get; }

    public bool RhoIsImapb { get; }

    /// <summary>A bit for each correlation, row by row: whether it is stated. Empty: all are.</summary>
    public ReadOnlySpan<byte> Sparse { get; }

    public static bool TryRead(ReadOnlySpan<byte> bytes, out Covariance covariance)
    {
        covariance = default;
        if (!Ber.TryReadOid(bytes, out var size, out var at) || size is < 1 or > MaxSize || at >= bytes.Length)
        {
            return false;
        }

        var sparse = false;
        var sigmaLength = (bytes[at] >> 4) & 7;
        var rhoLength = bytes[at] & 7;
        var rhoIsImapb = true;
        if (bytes[at] < 0x80)
        {
            sparse = (bytes[at] & 0x08) != 0;
            at++;
        }
        else if (at + 1 < bytes.Length)
        {
            var control = ((bytes[at] & 0x7F) << 7) | bytes[at + 1];
            sigmaLength = control & 0x0F;
            rhoLength = (control >> 7) & 0x0F;
            rhoIsImapb = (control & 0x0800) != 0;
            sparse = (control & 0x1000) != 0;
            if ((control & 0x10) != 0 || bytes[at + 1] >= 0x80)
            {
                // Deviations mapped to integers need ranges that ST 0601 does not give.
                return false;
            }

            at += 2;
        }
        else
        {
            return false;
        }

        var pairs = size * (size - 1) / 2;
        var mask = sparse ? (pairs + 7) / 8 : 0;
        if (bytes.Length - at < mask + (size * sigmaLength))
        {
            return false;
        }

        covariance = new Covariance(
            size, bytes.Slice(at + mask, size * sigmaLength), sigmaLength, bytes[(at + mask + (size * sigmaLength))..], rhoLength, rhoIsImapb, bytes.Slice(at, mask));
        return true;
    }

    /// <summary>Notes the deviations of the items before the pack.</summary>
    /// <param name="recent">A ring of the last tags.</param>
    /// <param name="count">How many tags there have been.</param>
    public static void Read(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> recent, int count, UasSigmas into)
    {
        if (!TryRead(bytes, out var covariance) || covariance.Size > Math.Min(count, recent.Length))
        {
            return;
        }

        for (var i = 0; i < covariance.Size; i++)
        {
            into.Set(recent[(count - covariance.Size + i) % recent.Length], covariance.Sigma(i));
        }
    }

    /// <summary>NaN where it is not stated.</summary>
    public double Sigma(int index) => Float(Sigmas.Slice(index * SigmaLength, SigmaLength));

    internal static double Float(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        2 => (double)BinaryPrimitives.ReadHalfBigEndian(bytes),
        4 => BinaryPrimitives.ReadSingleBigEndian(bytes),
        8 => BinaryPrimitives.ReadDoubleBigEndian(bytes),
        _ => double.NaN,
    };
}
