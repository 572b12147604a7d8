using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NodaTime;

namespace Truceline.Core.Places;

/// <summary>An area that holds from one instant until before another.</summary>
public readonly record struct DatedZone(Polygon Shape, Instant From, Instant Until);

/// <summary>
/// Which of many dated zones hold a place, at a time. The map is cut into cells; each cell names the zones that cover it whole and those
/// whose outline passes through it, so that most places are answered without looking at an outline. Everything lies in flat arrays.
/// Answers are those of <see cref="PolygonQuestions.Contains"/>, in the order of the zones.
/// </summary>
public sealed class ZoneGrid
{
    private readonly GridFrame _frame;
    private readonly int[] _starts;

    /// <summary>Zone number times two; odd where the outline passes through the cell.</summary>
    private readonly int[] _entries;

    private readonly long[] _from;
    private readonly long[] _until;
    private readonly int[] _firstVertex;
    private readonly double[] _longitudes;
    private readonly double[] _latitudes;

    private ZoneGrid(GridFrame frame, (int[] Starts, int[] Entries) cells, IReadOnlyList<DatedZone> zones, ZoneOutlines outlines)
    {
        _frame = frame;
        (_starts, _entries) = cells;
        _from = [.. zones.Select(zone => zone.From.ToUnixTimeTicks())];
        _until = [.. zones.Select(zone => zone.Until.ToUnixTimeTicks())];
        (_firstVertex, _longitudes, _latitudes) = (outlines.First, outlines.Longitudes, outlines.Latitudes);
    }

    public int Count => _from.Length;

    public static ZoneGrid Of(IReadOnlyList<DatedZone> zones)
    {
        var outlines = ZoneOutlines.Of(zones);
        var frame = GridFrame.About(outlines, zones.Count);
        return new ZoneGrid(frame, GridCells.Of(frame, outlines), zones, outlines);
    }

    /// <summary>
    /// Writes the numbers of the zones that hold the place then, ascending, as far as there is room; returns how many there are.
    /// </summary>
    public int Find(Position at, Instant when, Span<int> found)
    {
        if (!_frame.TryCell(at, out var cell))
        {
            return 0;
        }

        var ticks = when.ToUnixTimeTicks();
        var count = 0;
        foreach (var entry in _entries.AsSpan(_starts[cell], _starts[cell + 1] - _starts[cell]))
        {
            var zone = entry >> 1;
            if (ticks < _from[zone] || ticks >= _until[zone] || ((entry & 1) != 0 && !Holds(zone, at.Longitude, at.Latitude)))
            {
                continue;
            }

            if (count < found.Length)
            {
                found[count] = zone;
            }

            count++;
        }

        return count;
    }

    /// <summary>Every zone that may touch the box, at whatever time; none that does is missing.</summary>
    public IReadOnlySet<int> Near(Position southWest, Position northEast)
    {
        var near = new HashSet<int>();
        foreach (var cell in _frame.CellsOf(southWest, northEast))
        {
            foreach (var entry in _entries.AsSpan(_starts[cell], _starts[cell + 1] - _starts[cell]))
            {
                near.Add(entry >> 1);
            }
        }

        return near;
    }

    /// <summary>A ray to the east crosses the outlines of a ring and its holes an odd number of times.</summary>
    private bool Holds(int zone, double longitude, double latitude)
    {
        var end = _firstVertex[zone + 1];
        var level = Vector256.Create(latitude);
        ref var y = ref MemoryMarshal.GetArrayDataReference(_latitudes);
        var isInside = false;
        var i = _firstVertex[zone] + 1;
        for (; i + Vector256<double>.Count <= end; i += Vector256<double>.Count)
        {
            // Few edges lead across the latitude: four are passed over at a time.
            var from = Vector256.GreaterThan(Vector256.LoadUnsafe(ref y, (nuint)(i - 1)), level);
            var to = Vector256.GreaterThan(Vector256.LoadUnsafe(ref y, (nuint)i), level);
            for (var across = (from ^ to).ExtractMostSignificantBits(); across != 0; across &= across - 1)
            {
                isInside ^= IsWestOf(i + BitOperations.TrailingZeroCount(across), longitude, latitude);
            }
        }

        for (; i < end; i++)
        {
            if (_latitudes[i - 1] > latitude != _latitudes[i] > latitude)
            {
                isInside ^= IsWestOf(i, longitude, latitude);
            }
        }

        return isInside;
    }

    /// <summary>Whether the place lies to the west of the edge that leads to a vertex. Not-a-number stands between two rings: no edge leads to it or from it.</summary>
    private bool IsWestOf(int to, double longitude, double latitude)
    {
        var (ax, ay) = (_longitudes[to - 1], _latitudes[to - 1]);
        var (bx, by) = (_longitudes[to], _latitudes[to]);
        return longitude < ax + ((latitude - ay) / (by - ay) * (bx - ax));
    }
}
