namespace Truceline.Formats.Elevation;

/// <summary>
/// Heights of the ground on a grid of posts. Reads from its stream as it is asked and keeps at most <see cref="MostKept"/>
/// bytes of it; safe for several threads. Owns the stream.
/// </summary>
public abstract class ElevationTile : IDisposable
{
    /// <summary>Bytes of decoded posts that one tile keeps.</summary>
    public const int MostKept = 8 << 20;

    private readonly Stream _bytes;
    private readonly BlockCache _blocks;
    private readonly int _blockLength;
    private readonly Lock _lock = new();

    /// <param name="blockLength">Posts that are read at a time.</param>
    private protected ElevationTile(TileFacts facts, Stream bytes, int blockLength)
    {
        (Facts, _bytes, _blockLength) = (facts, bytes, blockLength);
        _blocks = new BlockCache(Math.Max(4, MostKept / sizeof(float) / blockLength));
    }

    public TileFacts Facts { get; private set; }

    /// <summary>Gives the tile the name under which its owner knows the file. Before it is shared between threads.</summary>
    public void Rename(string name) => Facts = Facts with { Name = name };

    /// <summary>Blocks that could not be read or whose checksum does not hold; their posts count as unknown.</summary>
    public int Damaged { get; private set; }

    private protected Stream Bytes => _bytes;

    /// <summary>Metres in the tile's datum, bilinear between the four posts about the place; null off the tile and where one of them is unknown.</summary>
    public double? HeightAt(double latitude, double longitude)
    {
        if (!double.IsFinite(latitude) || !double.IsFinite(longitude) || !Facts.Covers(latitude, longitude))
        {
            return null;
        }

        var (row, column) = Facts.PostAt(latitude, longitude);
        row = Math.Clamp(row, 0, Facts.Rows - 1);
        column = Math.Clamp(column, 0, Facts.Columns - 1);
        var (top, left) = (Math.Min((int)row, Facts.Rows - 2), Math.Min((int)column, Facts.Columns - 2));
        var (down, right) = (row - top, column - left);
        lock (_lock)
        {
            var north = Between(Post(top, left), Post(top, left + 1), right);
            var south = Between(Post(top + 1, left), Post(top + 1, left + 1), right);
            var height = Between(north, south, down);
            return double.IsNaN(height) ? null : height;
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _bytes.Dispose();
        }
    }

    /// <summary>The block that holds a post, and the post's place in it.</summary>
    private protected abstract (int Block, int Index) Find(int row, int column);

    /// <summary>Fills a block; NaN is an unknown post. False where the block is not to be had.</summary>
    private protected abstract bool TryRead(int block, Span<float> posts);

    /// <summary>A post of no weight does not make the place unknown.</summary>
    private static double Between(double a, double b, double share) =>
        share <= 0 ? a : share >= 1 ? b : a + ((b - a) * share);

    private double Post(int row, int column)
    {
        var (block, index) = Find(row, column);
        if (_blocks.Find(block) is not { } posts)
        {
            posts = new float[_blockLength];
            if (!TryReadSafely(block, posts))
            {
                Damaged++;
                posts.AsSpan().Fill(float.NaN);
            }

            _blocks.Keep(block, posts);
        }

        return posts[index];
    }

    private bool TryReadSafely(int block, float[] posts)
    {
        try
        {
            return TryRead(block, posts);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private protected bool TryFill(long offset, Span<byte> into)
    {
        if (offset < 0 || offset > _bytes.Length - into.Length)
        {
            return false;
        }

        _bytes.Position = offset;
        return _bytes.ReadAtLeast(into, into.Length, throwOnEndOfStream: false) == into.Length;
    }
}
