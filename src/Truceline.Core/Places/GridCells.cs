namespace Truceline.Core.Places;

/// <summary>Finds for each cell of a grid the zones that cover it whole, and those whose outline passes through it or close by.</summary>
internal sealed class GridCells
{
    /// <summary>Cells; an outline so close to a cell counts as in it, so that rounding never takes a cell for whole.</summary>
    private const double Close = 1e-6;

    private readonly GridFrame _frame;
    private readonly ZoneOutlines _outlines;
    private readonly List<(int Cell, int Entry)> _found = [];

    private GridCells(GridFrame frame, ZoneOutlines outlines) => (_frame, _outlines) = (frame, outlines);

    /// <summary>Entries of cell i stand from Starts[i] to before Starts[i + 1], zones ascending.</summary>
    public static (int[] Starts, int[] Entries) Of(GridFrame frame, ZoneOutlines outlines)
    {
        var cells = new GridCells(frame, outlines);
        for (var zone = 0; zone + 1 < outlines.First.Length; zone++)
        {
            cells.Add(zone);
        }

        return cells.Sorted();
    }

    private void Add(int zone)
    {
        var edges = _outlines.EdgesOf(zone).ToList();
        foreach (var row in RowsOf(edges))
        {
            AddRow(zone, row.Key, row.ToList(), edges);
        }
    }

    /// <summary>For each row the columns that an edge passes through there.</summary>
    private IEnumerable<IGrouping<int, (int Left, int Right)>> RowsOf(List<(int From, int To)> edges) =>
        edges.SelectMany(SpansOf).GroupBy(span => span.Row, span => (span.Left, span.Right));

    private IEnumerable<(int Row, int Left, int Right)> SpansOf((int From, int To) edge)
    {
        var (ax, ay) = (_frame.ColumnAt(_outlines.Longitudes[edge.From]), _frame.RowAt(_outlines.Latitudes[edge.From]));
        var (bx, by) = (_frame.ColumnAt(_outlines.Longitudes[edge.To]), _frame.RowAt(_outlines.Latitudes[edge.To]));
        var (low, high) = (GridFrame.Clamped(Math.Min(ay, by) - Close, _frame.Rows), GridFrame.Clamped(Math.Max(ay, by) + Close, _frame.Rows));
        for (var row = low; row <= high; row++)
        {
            var (from, to) = Across(row - Close, row + 1 + Close);
            yield return (row, GridFrame.Clamped(Math.Min(from, to) - Close, _frame.Columns), GridFrame.Clamped(Math.Max(from, to) + Close, _frame.Columns));
        }

        // Where the edge enters and leaves a row.
        (double, double) Across(double bottom, double top)
        {
            if (ay == by)
            {
                return (ax, bx);
            }

            var (s, t) = (Math.Clamp((bottom - ay) / (by - ay), 0, 1), Math.Clamp((top - ay) / (by - ay), 0, 1));
            return (ax + (s * (bx - ax)), ax + (t * (bx - ax)));
        }
    }

    /// <summary>Cells between two that an edge passes through lie in the zone all alike: one of them is asked.</summary>
    private void AddRow(int zone, int row, List<(int Left, int Right)> spans, List<(int From, int To)> edges)
    {
        var next = int.MinValue;
        foreach (var (left, right) in spans.OrderBy(span => span.Left))
        {
            if (next != int.MinValue && left > next && Holds(edges, next + 0.5, row + 0.5))
            {
                AddCells(row, next, left - 1, zone << 1);
            }

            AddCells(row, Math.Max(left, next), right, (zone << 1) | 1);
            next = Math.Max(next, right + 1);
        }
    }

    private void AddCells(int row, int left, int right, int entry)
    {
        for (var column = left; column <= right; column++)
        {
            _found.Add(((row * _frame.Columns) + column, entry));
        }
    }

    private bool Holds(List<(int From, int To)> edges, double column, double row)
    {
        var isInside = false;
        foreach (var (from, to) in edges)
        {
            var (ay, by) = (_frame.RowAt(_outlines.Latitudes[from]), _frame.RowAt(_outlines.Latitudes[to]));
            if (ay > row != by > row)
            {
                var (ax, bx) = (_frame.ColumnAt(_outlines.Longitudes[from]), _frame.ColumnAt(_outlines.Longitudes[to]));
                isInside ^= column < ax + ((row - ay) / (by - ay) * (bx - ax));
            }
        }

        return isInside;
    }

    /// <summary>Zones were added in their order, and keep it within each cell.</summary>
    private (int[] Starts, int[] Entries) Sorted()
    {
        var starts = new int[(_frame.Columns * _frame.Rows) + 1];
        foreach (var (cell, _) in _found)
        {
            starts[cell + 1]++;
        }

        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        var at = starts.AsSpan().ToArray();
        var entries = new int[_found.Count];
        foreach (var (cell, entry) in _found)
        {
            entries[at[cell]++] = entry;
        }

        return (starts, entries);
    }
}
