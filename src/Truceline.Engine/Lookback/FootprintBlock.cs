using System.Buffers.Binary;
using NodaTime;
using Truceline.Core.Coverage;
using Truceline.Core.Places;
using Truceline.Core.Sensing;
using Truceline.Engine.Recording;

namespace Truceline.Engine.Lookback;

/// <summary>
/// Successive footprints of one source, a minute of them as a rule, packed: 48 bytes each, the moment in milliseconds since 1970,
/// four corners in units of 1e-7 degree (11 mm), and the parts that are hidden, little-endian. Those without four corners show no ground and are left out.
/// </summary>
/// <param name="Bounds">About all of its corners.</param>
public sealed record FootprintBlock(string Source, Instant From, Instant To, Bounds Bounds, byte[] Packed)
{
    /// <summary>Bytes of one footprint.</summary>
    public const int Size = 48;

    private const int HiddenAt = 40;
    private const double Unit = 1e7;

    private static readonly Duration StandEvery = Duration.FromSeconds(2);
    private static readonly Duration LongestStand = Duration.FromSeconds(90);

    /// <summary>All that a sidecar tells of what could be seen: the ground of pictures, and where people stood. A place where somebody stands has no extent here, so that
    /// lookback finds no picture of it; how far they see is the mission's to say.</summary>
    public static IEnumerable<Footprint> Told(Sidecar sidecar) => sidecar.Footprints.Concat(sidecar.Presences
        .Where(report => report.Kind == PresenceKind.Patrol).GroupBy(report => report.Asset, StringComparer.Ordinal).SelectMany(Stood));

    /// <summary>A word holds until the next, until it says itself, and no longer than a minute and a half: beyond that the next segment tells.</summary>
    private static IEnumerable<Footprint> Stood(IEnumerable<PresenceReport> reports)
    {
        var ordered = reports.OrderBy(report => report.Received).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            var (report, at) = (ordered[i], ordered[i].At);
            var until = Instant.Min(Instant.Min(report.Until, report.Received + LongestStand), i + 1 < ordered.Count ? ordered[i + 1].Received : Instant.MaxValue);
            for (var moment = report.Received; moment < until; moment += StandEvery)
            {
                yield return new Footprint(report.Claimed, moment, 0, at, at, [at, at, at, at]);
            }
        }
    }

    /// <summary>Null where none of them shows ground.</summary>
    public static FootprintBlock? Of(string source, IEnumerable<Footprint> footprints)
    {
        var placed = footprints.Where(footprint => footprint.Seen.Count == 4 && footprint.Seen.All(corner => corner.IsValid)).ToList();
        if (placed.Count == 0)
        {
            return null;
        }

        var packed = new byte[placed.Count * Size];
        foreach (var (footprint, at) in placed.Select((footprint, i) => (footprint, i * Size)))
        {
            Pack(footprint, packed.AsSpan(at, Size));
        }

        var corners = placed.SelectMany(footprint => footprint.Seen).ToList();
        var bounds = new Bounds(
            corners.Min(corner => corner.Latitude), corners.Max(corner => corner.Latitude),
            corners.Min(corner => corner.Longitude), corners.Max(corner => corner.Longitude));
        return new FootprintBlock(source, placed.Min(footprint => footprint.Received), placed.Max(footprint => footprint.Received), bounds, packed);
    }

    /// <summary>Tells of each footprint in turn, when it was received and whether the place lies in it.</summary>
    public void Look(Position place, Action<Instant, bool> tell)
    {
        var (y, x) = (ToUnits(place.Latitude), ToUnits(place.Longitude));
        for (var left = Packed.AsSpan(); left.Length >= Size; left = left[Size..])
        {
            var contains = Contains(left[8..HiddenAt], y, x) && (BinaryPrimitives.ReadUInt64LittleEndian(left[HiddenAt..]) == 0 || ViewOf(left).Contains(place));
            tell(Instant.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(left)), contains);
        }
    }

    /// <summary>Tells of each footprint in turn, when it was received and what ground it shows.</summary>
    public void Views(Action<Instant, View> tell)
    {
        for (var left = Packed.AsSpan(); left.Length >= Size; left = left[Size..])
        {
            tell(Instant.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(left)), ViewOf(left));
        }
    }

    private static View ViewOf(ReadOnlySpan<byte> packed)
    {
        var corners = packed[8..HiddenAt];
        return new View(Place(corners, 0), Place(corners, 1), Place(corners, 2), Place(corners, 3)) { Hidden = BinaryPrimitives.ReadUInt64LittleEndian(packed[HiddenAt..]) };
    }

    private static Position Place(ReadOnlySpan<byte> corners, int i)
    {
        var (y, x) = Corner(corners, i);
        return new Position(y / Unit, x / Unit);
    }

    /// <summary>Even-odd over the four edges, exactly, in whole units; a place on an edge may count either way.</summary>
    private static bool Contains(ReadOnlySpan<byte> corners, int y, int x)
    {
        var inside = false;
        var (ay, ax) = Corner(corners, 3);
        for (var i = 0; i < 4; i++)
        {
            var (by, bx) = Corner(corners, i);
            if (ay > y != by > y)
            {
                var side = (((long)x - ax) * ((long)by - ay)) - (((long)bx - ax) * ((long)y - ay));
                inside ^= by > ay ? side < 0 : side > 0;
            }

            (ay, ax) = (by, bx);
        }

        return inside;
    }

    private static (int Y, int X) Corner(ReadOnlySpan<byte> corners, int i) =>
        (BinaryPrimitives.ReadInt32LittleEndian(corners[(8 * i)..]), BinaryPrimitives.ReadInt32LittleEndian(corners[((8 * i) + 4)..]));

    private static void Pack(Footprint footprint, Span<byte> into)
    {
        BinaryPrimitives.WriteInt64LittleEndian(into, footprint.Received.ToUnixTimeMilliseconds());
        for (var i = 0; i < 4; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(into[(8 + (8 * i))..], ToUnits(footprint.Seen[i].Latitude));
            BinaryPrimitives.WriteInt32LittleEndian(into[(12 + (8 * i))..], ToUnits(footprint.Seen[i].Longitude));
        }

        BinaryPrimitives.WriteUInt64LittleEndian(into[HiddenAt..], footprint.HiddenParts);
    }

    private static int ToUnits(double degrees) => (int)Math.Round(degrees * Unit);
}

/// <summary>Degrees.</summary>
public readonly record struct Bounds(double South, double North, double West, double East)
{
    public bool Contain(Position place) =>
        place.Latitude >= South && place.Latitude <= North && place.Longitude >= West && place.Longitude <= East;
}
