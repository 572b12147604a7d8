using Truceline.Core.Places;

namespace Truceline.Core.Coverage;

/// <summary>Points of the ground, found by where they lie: a grid over all of them.</summary>
internal sealed class Grounds
{
    private const int MostCells = 65_536;
    private readonly double _south;
    private readonly double _west;
    private readonly double _cell;
    private readonly int _rows;
    private readonly int _columns;
    private readonly int[] _begins;
    private readonly int[] _order;
    private readonly Position[] _points;

    public Grounds(IReadOnlyList<Position> points)
    {
        _points = [.. points];
        (_south, _west) = points.Count == 0 ? (0, 0) : (points.Min(point => point.Latitude), points.Min(point => point.Longitude));
        var (height, width) = points.Count == 0 ? (0, 0) : (points.Max(point => point.Latitude) - _south, points.Max(point => point.Longitude) - _west);
        _cell = Math.Max(0.005, Math.Sqrt(Math.Max(height, 0.005) * Math.Max(width, 0.005) / MostCells) * 1.1);
        (_rows, _columns) = ((int)(height / _cell) + 1, (int)(width / _cell) + 1);
        var cells = _points.Select(point => (Row(point.Latitude) * _columns) + Column(point.Longitude)).ToArray();
        _order = [.. Enumerable.Range(0, _points.Length).OrderBy(i => cells[i])];
        _begins = new int[(_rows * _columns) + 1];
        foreach (var cell in cells)
        {
            _begins[cell + 1]++;
        }

        for (var i = 0; i < _rows * _columns; i++)
        {
            _begins[i + 1] += _begins[i];
        }
    }

    public IReadOnlyList<Position> Points => _points;

    /// <summary>Tells of every point within the bounds, and maybe of some others near them.</summary>
    public void Near(double south, double north, double west, double east, List<int> found)
    {
        found.Clear();
        if (!(north >= _south && east >= _west) || _points.Length == 0)
        {
            return;
        }

        var (low, high, left, right) = (Row(south), Row(north), Column(west), Column(east));
        for (var row = low; row <= high; row++)
        {
            for (var i = _begins[(row * _columns) + left]; i < _begins[(row * _columns) + right + 1]; i++)
            {
                found.Add(_order[i]);
            }
        }
    }

    private int Row(double latitude) => (int)Math.Clamp((latitude - _south) / _cell, 0, _rows - 1);

    private int Column(double longitude) => (int)Math.Clamp((longitude - _west) / _cell, 0, _columns - 1);
}
