using System.Buffers.Binary;

namespace Truceline.Formats.MavLink;

/// <summary>Payloads of the messages that are read (MAVLink common.xml): fields by size, little-endian, zeros at the end left out.</summary>
internal static class MavLinkPayloads
{
    private const int MostBytes = 255;
    private const double Degree = 180 / Math.PI;
    private const int YawFromNorth = 64;
    private const int YawLocked = 16;
    private const int YawFromVehicle = 32;

    /// <summary>The byte that seeds the checksum of a message and the length without its later extensions; null: it is not read.</summary>
    public static (byte Seed, int Length)? Of(int message) => message switch
    {
        0 => (50, 9),
        2 => (137, 12),
        24 => (24, 30),
        30 => (39, 28),
        33 => (104, 28),
        158 => (134, 14),
        265 => (26, 16),
        285 => (137, 40),
        _ => null,
    };

    /// <summary>Null where the message is well formed and states nothing that is used: no fix, no place on the globe, no number.</summary>
    public static MavLinkMessage? Read(int message, ReadOnlySpan<byte> stated)
    {
        Span<byte> whole = stackalloc byte[MostBytes];
        whole.Clear();
        stated.CopyTo(whole);
        return message switch
        {
            0 => new MavLinkMessage.Heartbeat(whole[4]),
            2 => U64(whole, 0) is > 0 and var unix ? new MavLinkMessage.SystemTime(unix, U32(whole, 8)) : null,
            24 => whole[28] >= 2 ? Position(null, I32(whole, 8), I32(whole, 12), I32(whole, 16), U16(whole, 26)) : null,
            30 => Attitude(U32(whole, 0), Float(whole, 4), Float(whole, 8), Float(whole, 12)),
            33 => Position(U32(whole, 0), I32(whole, 4), I32(whole, 8), I32(whole, 12), U16(whole, 26)),
            158 => new MavLinkMessage.Gimbal(I32(whole, 0) / 100.0, I32(whole, 8) / 100.0, false),
            265 => Gimbal(Float(whole, 8), Float(whole, 12), false),
            285 => Quaternion(whole[4..20], U16(whole, 36)),
            _ => null,
        };
    }

    private static MavLinkMessage.Position? Position(uint? boot, int latitude, int longitude, int millimetres, ushort heading)
    {
        var (north, east) = (latitude / 1e7, longitude / 1e7);
        return Math.Abs(north) <= 90 && Math.Abs(east) <= 180 && (latitude, longitude) is not (0, 0)
            ? new MavLinkMessage.Position(boot, north, east, millimetres / 1000.0, heading <= 36_000 ? heading / 100.0 : null)
            : null;
    }

    private static MavLinkMessage.Attitude? Attitude(uint boot, double roll, double pitch, double yaw) =>
        double.IsFinite(roll + pitch + yaw) && Math.Abs(roll) < 100 && Math.Abs(pitch) < 100 && Math.Abs(yaw) < 100
            ? new MavLinkMessage.Attitude(boot, roll * Degree, pitch * Degree, Turn(yaw * Degree))
            : null;

    private static MavLinkMessage.Gimbal? Gimbal(double pitch, double yaw, bool isFromNorth) =>
        double.IsFinite(pitch + yaw) && Math.Abs(pitch) <= 180 && Math.Abs(yaw) <= 720 ? new MavLinkMessage.Gimbal(pitch, yaw, isFromNorth) : null;

    /// <summary>A rotation w, x, y, z: yaw about down, then pitch about right, then roll about forward.</summary>
    private static MavLinkMessage.Gimbal? Quaternion(ReadOnlySpan<byte> bytes, int flags)
    {
        var (w, x, y, z) = (Float(bytes, 0), Float(bytes, 4), Float(bytes, 8), Float(bytes, 12));
        var norm = (w * w) + (x * x) + (y * y) + (z * z);
        if (!double.IsFinite(norm) || Math.Abs(norm - 1) > 0.05)
        {
            return null;
        }

        var pitch = Math.Asin(Math.Clamp(2 * ((w * y) - (z * x)), -1, 1)) * Degree;
        var yaw = Math.Atan2(2 * ((w * z) + (x * y)), 1 - (2 * ((y * y) + (z * z)))) * Degree;
        return Gimbal(pitch, yaw, (flags & YawFromNorth) != 0 || ((flags & YawLocked) != 0 && (flags & YawFromVehicle) == 0));
    }

    private static double Turn(double degrees) => degrees - (360 * Math.Floor(degrees / 360));

    private static ulong U64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static int I32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static double Float(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadSingleLittleEndian(bytes[at..]);
}
