using System.Buffers.Binary;

namespace Truceline.Simulator.Klv;

/// <summary>
/// The linear maps of MISB ST 0601: a range spread over an unsigned integer, or a symmetric range over a signed one
/// whose most negative value means out of range.
/// </summary>
/// <param name="Bytes">2 or 4.</param>
public readonly record struct Scale(double Low, double High, int Bytes, bool Signed)
{
    public static Scale Unsigned(double low, double high, int bytes) => new(low, high, bytes, false);

    public static Scale Symmetric(double limit, int bytes) => new(-limit, limit, bytes, true);

    private double Steps => Math.Pow(2, 8 * Bytes) - (Signed ? 2 : 1);

    private double Step => (High - Low) / Steps;

    /// <summary>The nearest value that can be stated.</summary>
    public double Round(double value) => Signed ? Code(value) * Step : Low + (Code(value) * Step);

    public byte[] Write(double value)
    {
        var bytes = new byte[Bytes];
        var code = value < Low || value > High ? OutOfRange : unchecked((uint)(long)Code(value));
        if (Bytes == 2)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes, unchecked((ushort)code));
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, code);
        }

        return bytes;
    }

    private uint OutOfRange => Signed ? (Bytes == 2 ? 0x8000u : 0x80000000u) : 0;

    private double Code(double value) => Math.Round((Math.Clamp(value, Low, High) - (Signed ? 0 : Low)) / Step);
}
