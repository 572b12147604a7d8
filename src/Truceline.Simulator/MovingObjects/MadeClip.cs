using Truceline.Simulator.Chance;

namespace Truceline.Simulator.MovingObjects;

/// <summary>Where a made mover truly is in a frame, in pixels.</summary>
public readonly record struct TrueBox(int Mover, double X, double Y, double Size);

/// <summary>
/// A short grey video of made ground from a made drone, with or without things that move, and the truth of it: to choose and to measure
/// how well motion is marked. Pan, turn, zoom, shake, perspective, noise, changing light, clouds' shadows, swaying trees and leaning posts
/// are drawn by the seed.
/// </summary>
public sealed class MadeClip
{
    public const int Width = 640;
    public const int Height = 360;

    /// <summary>Frames a second that are drawn.</summary>
    public const int FramesPerSecond = 16;

    private const double Seconds = 8;

    private readonly ClipCamera _camera;
    private readonly ClipGround _ground;
    private readonly ClipWeather _weather;
    private readonly ClipTree[] _trees;
    private readonly ClipPost[] _posts;
    private readonly ClipMover[] _movers;

    /// <param name="withMovers">Null lets the seed choose.</param>
    public MadeClip(ulong seed, bool? withMovers = null)
    {
        var chance = new Pcg32(seed, 77);
        _camera = new ClipCamera(chance);
        _ground = new ClipGround(chance);
        _weather = new ClipWeather(chance, seed);
        _trees = [.. Enumerable.Range(0, 50).Select(_ => new ClipTree(chance))];
        _posts = [.. Enumerable.Range(0, 12).Select(_ => new ClipPost(chance))];
        var count = 1 + (int)(chance.Next() % 3);
        var moves = chance.Next() % 2 == 0;
        _movers = withMovers ?? moves ? [.. Enumerable.Range(0, count).Select(_ => new ClipMover(chance, _camera, _ground, Seconds))] : [];
    }

    public static int Frames => (int)(Seconds * FramesPerSecond);

    public bool HasMovers => _movers.Length > 0;

    /// <summary>What moves in a frame and lies wholly in it.</summary>
    public IReadOnlyList<TrueBox> Truth(int frame)
    {
        var (found, time) = (new List<TrueBox>(), Time(frame));
        var view = _camera.At(time);
        for (var i = 0; i < _movers.Length; i++)
        {
            if (_movers[i].At(time) is { } place)
            {
                var (x, y, scale) = view.Picture(place.X, place.Y);
                var half = _movers[i].Length * scale / 2;
                if (x > half && y > half && x < Width - half && y < Height - half)
                {
                    found.Add(new TrueBox(i, x, y, 2 * half));
                }
            }
        }

        return found;
    }

    /// <summary>Draws a frame, as the sensor gives it and before it is coded.</summary>
    public void Draw(int frame, Span<byte> grey)
    {
        var (time, light) = (Time(frame), new float[Width * Height]);
        var view = _camera.At(time);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var (gx, gy) = view.Ground(x, y);
                light[(y * Width) + x] = _ground.At(gx, gy);
            }
        }

        var brush = new ClipBrush(light, Width, Height);
        DrawThings(brush, view, time);
        _weather.Over(light, view, time);
        _weather.Sense(light, frame, grey);
    }

    private void DrawThings(ClipBrush brush, ClipView view, double time)
    {
        foreach (var mover in _movers)
        {
            if (mover.At(time) is { } place)
            {
                var (x, y, scale) = view.Picture(place.X, place.Y);
                brush.Box(x, y, mover.Length * scale, mover.Breadth * scale, place.Heading - _camera.Turn(time), mover.Grey);
            }
        }

        foreach (var tree in _trees)
        {
            var (x, y, scale) = view.Picture(ClipGround.Near(tree.X, view.X), ClipGround.Near(tree.Y, view.Y));
            brush.Disc(x + tree.Sway(time), y, tree.Radius * scale, tree.Grey);
        }

        foreach (var post in _posts)
        {
            var (gx, gy) = (ClipGround.Near(post.X, view.X), ClipGround.Near(post.Y, view.Y));
            var (x, y, _) = view.Picture(gx, gy);
            var (topX, topY, _) = view.Picture(gx + ((gx - view.X) * post.Height), gy + ((gy - view.Y) * post.Height));
            brush.Line(x, y, topX, topY - 6, post.Grey);
        }
    }

    private static double Time(int frame) => (double)frame / FramesPerSecond;
}
