using System.Buffers.Binary;
using Truceline.Simulator.Places;

namespace Truceline.Simulator.Klv;

/// <summary>One UAS datalink packet (MISB ST 0601.19): universal key, length, items, checksum last.</summary>
public static class UasPacket
{
    private const int ChecksumItem = 4;

    private static ReadOnlySpan<byte> Key => [0x06, 0x0E, 0x2B, 0x34, 0x02, 0x0B, 0x01, 0x01, 0x0E, 0x01, 0x03, 0x01, 0x01, 0, 0, 0];

    public static byte[] Write(StatedFrame frame)
    {
        var items = new LocalSetWriter();
        Names(items, frame);
        Platform(items, frame);
        Ground(items, frame);
        items.Item(48, SecuritySet.Value)
            .Number(56, (ulong)Math.Clamp(Math.Round(frame.GroundSpeed), 0, 255))
            .Number(65, 19)
            .Item(74, VmtiSet.Write(frame));
        if (frame.HasFix)
        {
            items.Item(75, UasScales.Height.Write(frame.Pose.Height));
        }

        if (frame.Centre is not null)
        {
            items.Item(78, UasScales.Height.Write(frame.CentreHeight));
        }

        return Seal(items.Written);
    }

    private static void Names(LocalSetWriter items, StatedFrame frame) => items
        .Time(2, frame.Microseconds)
        .Text(3, "TRUCELINE-SIM")
        .Text(4, "SIM-1");

    private static void Platform(LocalSetWriter items, StatedFrame frame)
    {
        var pose = frame.Pose;
        items.Item(5, UasScales.Heading.Write(pose.Heading))
            .Item(6, UasScales.Pitch.Write(pose.Pitch))
            .Item(7, UasScales.Roll.Write(pose.Roll))
            .Text(10, "SIMULATED")
            .Text(11, "EO")
            .Text(12, "Geodetic WGS84")
            .Item(13, UasScales.Latitude.Write(frame.HasFix ? pose.At.Latitude : double.PositiveInfinity))
            .Item(14, UasScales.Longitude.Write(frame.HasFix ? pose.At.Longitude : double.PositiveInfinity));
        if (frame.HasFix)
        {
            items.Item(15, UasScales.Height.Write(pose.Height - MadeGround.GeoidUndulation));
        }

        items.Item(16, UasScales.Field.Write(pose.HorizontalField))
            .Item(17, UasScales.Field.Write(pose.VerticalField))
            .Item(18, UasScales.RelativeAzimuth.Write(pose.RelativeAzimuth))
            .Item(19, UasScales.RelativeElevation.Write(pose.RelativeElevation))
            .Item(20, UasScales.RelativeRoll.Write(pose.RelativeRoll));
    }

    private static void Ground(LocalSetWriter items, StatedFrame frame)
    {
        if (frame.Centre is not { } centre)
        {
            return;
        }

        items.Item(21, UasScales.SlantRange.Write(frame.SlantRange))
            .Item(23, UasScales.Latitude.Write(centre.Latitude))
            .Item(24, UasScales.Longitude.Write(centre.Longitude))
            .Item(25, UasScales.Height.Write(frame.CentreHeight - MadeGround.GeoidUndulation));
        for (var i = 0; i < 4; i++)
        {
            if (frame.Corners[i] is { } corner)
            {
                items.Item(26 + (2 * i), UasScales.CornerOffset.Write(corner.Latitude - centre.Latitude))
                    .Item(27 + (2 * i), UasScales.CornerOffset.Write(corner.Longitude - centre.Longitude));
            }
        }
    }

    private static byte[] Seal(ReadOnlySpan<byte> items)
    {
        var packet = new LocalSetWriter().Raw(Key).Length(items.Length + ChecksumItem).Raw(items).Raw([1, 2, 0, 0]).Written.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(packet.Length - 2), Checksum(packet.AsSpan(0, packet.Length - 2)));
        return packet;
    }

    /// <summary>ST 0601: the sum of all bytes up to the checksum's value, even ones as high halves, modulo 65,536.</summary>
    internal static ushort Checksum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            sum = unchecked(sum + ((uint)bytes[i] << (i % 2 == 0 ? 8 : 0)));
        }

        return unchecked((ushort)sum);
    }
}
