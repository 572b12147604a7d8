using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Truceline.Formats.Elevation;

/// <summary>
/// Height of the EGM96 geoid above the WGS 84 ellipsoid on a grid over the whole globe, as an operator supplies it: the agency's
/// binary WW15MGH.DAC (big-endian 16-bit centimetres, 721 × 1440), its text WW15MGH.GRD, or a PGM with offset and scale as
/// GeographicLib has it. Bilinear between posts; held in memory, at most <see cref="MostPosts"/> posts.
/// </summary>
public sealed class GeoidGrid
{
    /// <summary>A grid of five arc minutes.</summary>
    public const int MostPosts = 2161 * 4320;

    private const int MostText = 64 << 20;
    private readonly float[] _posts;

    private GeoidGrid(string name, int rows, int columns, float[] posts) => (Name, Rows, Columns, _posts) = (name, rows, columns, posts);

    public string Name { get; }

    /// <summary>From the north pole to the south pole.</summary>
    public int Rows { get; }

    /// <summary>From Greenwich eastwards, once round; the last is not the first again.</summary>
    public int Columns { get; }

    /// <summary>Metres from the ellipsoid up to the geoid.</summary>
    public double At(double latitude, double longitude)
    {
        var row = Math.Clamp((90 - latitude) / 180 * (Rows - 1), 0, Rows - 1);
        var column = (longitude - (Math.Floor(longitude / 360) * 360)) / 360 * Columns;
        var (top, left) = (Math.Min((int)row, Rows - 2), (int)column % Columns);
        var (down, right) = (row - top, column - Math.Floor(column));
        var next = (left + 1) % Columns;
        var north = Between(_posts[(top * Columns) + left], _posts[(top * Columns) + next], right);
        var south = Between(_posts[((top + 1) * Columns) + left], _posts[((top + 1) * Columns) + next], right);
        return Between(north, south, down);
    }

    /// <summary>The grid, or the sentence that says why there is none. Reads the stream to its end.</summary>
    public static (GeoidGrid? Grid, string? Refusal) Read(string name, Stream bytes)
    {
        using var all = new MemoryStream();
        var piece = new byte[1 << 16];
        int length;
        try
        {
            while ((length = bytes.Read(piece)) > 0)
            {
                if (all.Length + length > MostText)
                {
                    return (null, $"{name}: a grid of the geoid has at most {MostText >> 20} MB.");
                }

                all.Write(piece, 0, length);
            }
        }
        catch (IOException)
        {
            return (null, $"{name}: the file cannot be read.");
        }

        var file = all.GetBuffer().AsSpan(0, (int)all.Length);
        var grid = file.StartsWith("P5"u8) ? Pgm(name, file)
            : file.Length == 721 * 1440 * 2 ? Binary(name, file)
            : Text(name, file);
        return grid is null ? (null, $"{name}: the file is none of WW15MGH.DAC, WW15MGH.GRD and a PGM of the geoid with offset and scale.") : (grid, null);
    }

    private static GeoidGrid? Binary(string name, ReadOnlySpan<byte> file)
    {
        var posts = new float[721 * 1440];
        for (var i = 0; i < posts.Length; i++)
        {
            posts[i] = BinaryPrimitives.ReadInt16BigEndian(file[(i * 2)..]) / 100f;
        }

        return Sound(new GeoidGrid(name, 721, 1440, posts));
    }

    /// <summary>South, north, west, east, two steps, then rows from the north, whose last column is the first again.</summary>
    private static GeoidGrid? Text(string name, ReadOnlySpan<byte> file)
    {
        var numbers = new Numbers(file);
        if (!numbers.TryNext(out var south) || !numbers.TryNext(out var north) || !numbers.TryNext(out var west) || !numbers.TryNext(out var east)
            || !numbers.TryNext(out var stepNorth) || !numbers.TryNext(out _) || (south, north, west, east) is not (-90, 90, 0, 360) || !(stepNorth > 0.01))
        {
            return null;
        }

        var rows = (int)Math.Round(180 / stepNorth) + 1;
        var columns = 2 * (rows - 1);
        if (rows < 2 || (long)rows * columns > MostPosts)
        {
            return null;
        }

        var posts = new float[rows * columns];
        for (var i = 0; i < rows * (columns + 1); i++)
        {
            if (!numbers.TryNext(out var height))
            {
                return null;
            }

            var (row, column) = (i / (columns + 1), i % (columns + 1));
            if (column < columns)
            {
                posts[(row * columns) + column] = (float)height;
            }
        }

        return Sound(new GeoidGrid(name, rows, columns, posts));
    }

    private static GeoidGrid? Pgm(string name, ReadOnlySpan<byte> file)
    {
        var (offset, scale, at) = (double.NaN, double.NaN, 0);
        var head = new List<int>();
        while (head.Count < 3 && at < file.Length && file[at..].IndexOf((byte)'\n') is >= 0 and < 4096 and var end)
        {
            var line = Encoding.ASCII.GetString(file.Slice(at, end)).Trim();
            at += end + 1;
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is ["#", "Offset", var first, ..] && TryNumber(first, out var o))
            {
                offset = o;
            }
            else if (words is ["#", "Scale", var second, ..] && TryNumber(second, out var s))
            {
                scale = s;
            }
            else if (words is not (["P5"] or ["#", ..]))
            {
                head.AddRange(words.Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1));
            }
        }

        if (head is not [> 1 and var columns, > 1 and var rows, 65535] || (long)rows * columns > MostPosts || file.Length - at < rows * columns * 2
            || !double.IsFinite(offset) || !double.IsFinite(scale))
        {
            return null;
        }

        var posts = new float[rows * columns];
        for (var i = 0; i < posts.Length; i++)
        {
            posts[i] = (float)(offset + (scale * BinaryPrimitives.ReadUInt16BigEndian(file[(at + (i * 2))..])));
        }

        return Sound(new GeoidGrid(name, rows, columns, posts));
    }

    /// <summary>The geoid lies between -107 and 86 m; another figure is another kind of file.</summary>
    private static GeoidGrid? Sound(GeoidGrid grid) => Array.TrueForAll(grid._posts, height => height is > -120 and < 120) ? grid : null;

    private static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static double Between(double a, double b, double share) => a + ((b - a) * share);

    /// <summary>Numbers between white space, one after the other.</summary>
    private ref struct Numbers(ReadOnlySpan<byte> text)
    {
        private ReadOnlySpan<byte> _rest = text;

        public bool TryNext(out double value)
        {
            value = 0;
            var start = _rest.IndexOfAnyExcept(" \t\r\n"u8);
            if (start < 0)
            {
                return false;
            }

            _rest = _rest[start..];
            var length = _rest.IndexOfAny(" \t\r\n"u8);
            var word = length < 0 ? _rest : _rest[..length];
            _rest = _rest[word.Length..];
            return word.Length <= 32 && double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
        }
    }
}
