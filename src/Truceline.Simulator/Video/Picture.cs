namespace Truceline.Simulator.Video;

/// <summary>One raw picture, planar 4:2:0, eight bits.</summary>
public sealed class Picture(int width, int height)
{
    public int Width { get; } = width;

    public int Height { get; } = height;

    /// <summary>Luma, then both chroma planes.</summary>
    public byte[] Bytes { get; } = new byte[width * height * 3 / 2];

    public Span<byte> Luma => Bytes.AsSpan(0, Width * Height);

    public Span<byte> Blue => Bytes.AsSpan(Width * Height, Width * Height / 4);

    public Span<byte> Red => Bytes.AsSpan(Width * Height * 5 / 4, Width * Height / 4);
}
