using Truceline.Simulator.Flight;

namespace Truceline.Simulator.Klv;

/// <summary>The moving targets of a frame as the value of tag 74 (MISB ST 0903.5, nested: no key, no checksum).</summary>
internal static class VmtiSet
{
    public static byte[] Write(StatedFrame frame)
    {
        var set = new LocalSetWriter()
            .Time(2, frame.Microseconds)
            .Text(3, "TRUCELINE SIMULATOR")
            .Number(4, 5)
            .Number(5, (ulong)frame.Targets.Count)
            .Number(6, (ulong)frame.Targets.Count)
            .Number(7, (ulong)frame.Number)
            .Number(8, Sensor.Columns)
            .Number(9, Sensor.Rows)
            .Text(10, "EO")
            .Item(11, Imapb.Write(frame.Pose.HorizontalField, 0, 180, 2))
            .Item(12, Imapb.Write(frame.Pose.VerticalField, 0, 180, 2));
        if (frame.Targets.Count > 0)
        {
            set.Item(101, Series(frame.Targets));
        }

        return set.Written.ToArray();
    }

    private static ReadOnlySpan<byte> Series(IReadOnlyList<StatedTarget> targets)
    {
        var series = new LocalSetWriter();
        foreach (var target in targets)
        {
            var pack = new LocalSetWriter()
                .ObjectIdentifier(target.Id)
                .Number(1, Pixel(target.Column, target.Row))
                .Number(2, Pixel(target.Column - target.HalfSize, target.Row - target.HalfSize))
                .Number(3, Pixel(target.Column + target.HalfSize, target.Row + target.HalfSize))
                .Number(5, (ulong)target.Confidence);
            if (target.Location is { } location)
            {
                pack.Item(17, Location(location, target.Height));
            }

            pack.Number(19, (ulong)target.Row)
                .Number(20, (ulong)target.Column);
            series.Length(pack.Written.Length).Raw(pack.Written);
        }

        return series.Written;
    }

    /// <summary>Pixels count from 1 at the upper left, along rows.</summary>
    private static ulong Pixel(int column, int row)
    {
        var c = Math.Clamp(column, 1, Sensor.Columns);
        var r = Math.Clamp(row, 1, Sensor.Rows);
        return (ulong)(((r - 1) * Sensor.Columns) + c);
    }

    private static ReadOnlySpan<byte> Location(Position at, double height) => new LocalSetWriter()
        .Raw(Imapb.Write(at.Latitude, -90, 90, 4))
        .Raw(Imapb.Write(at.Longitude, -180, 180, 4))
        .Raw(Imapb.Write(height, -900, 19000, 2))
        .Written;
}
