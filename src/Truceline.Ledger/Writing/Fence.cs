using System.Globalization;
using System.Text;

namespace Truceline.Ledger;

/// <summary>
/// The fencing token: a number in <c>log/fence</c> that every opening raises. A writer that no longer finds its own
/// number there has been replaced, whatever it believes about its lock, and must not write. The number's digest stands
/// beside it, so that a damaged file is told from another number.
/// </summary>
internal sealed class Fence
{
    public const string Path = "fence";

    private readonly byte[] _bytes;

    private Fence(byte[] bytes) => _bytes = bytes;

    public static Fence Raise(ILogStore store)
    {
        var number = 0L;
        if (store.Read(Path) is { } before && !TryParse(before, out number))
        {
            throw new LogFaultException("log/fence is damaged; make sure that no other program writes this log, then delete that file.");
        }

        var fence = new Fence(Text(number + 1));
        store.Replace(Path, fence._bytes);
        return fence;
    }

    public bool Stands(ILogStore store) => store.Read(Path) is { } now && now.AsSpan().SequenceEqual(_bytes);

    public static bool TryParse(ReadOnlySpan<byte> bytes, out long number)
    {
        var end = bytes.IndexOf((byte)' ');
        number = 0;
        return end > 0 && long.TryParse(bytes[..end], NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && bytes.SequenceEqual(Text(number));
    }

    private static byte[] Text(long number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        return Encoding.ASCII.GetBytes($"{digits} {Hash.Of(Encoding.ASCII.GetBytes(digits))}\n");
    }
}
