namespace Truceline.Signals.Motion;

/// <summary>Blobs of successive frames that may be one thing. Places are in pixels of the latest frame.</summary>
internal sealed class Track
{
    private const float Smoothing = 0.5f;

    private readonly List<MotionBox> _boxes = [];
    private (float X, float Y) _origin;
    private (float X, float Y) _last;
    private (float X, float Y) _velocity;
    private float _path;
    private float _strength;
    private uint _history;
    private int _sinceHit;

    public Track(int frame, in Blob blob)
    {
        (_origin, _last) = ((blob.X, blob.Y), (blob.X, blob.Y));
        Take(frame, blob);
    }

    public bool IsConfirmed { get; private set; }

    public int Missed => _sinceHit;

    public int Hits => _boxes.Count;

    public (float X, float Y) Expected => (_last.X + (_velocity.X * (_sinceHit + 1)), _last.Y + (_velocity.Y * (_sinceHit + 1)));

    /// <summary>The camera moved: places are carried over to the next frame.</summary>
    public void Carry(in PlaneMap map) => (_origin, _last) = (Carried(map, _origin), Carried(map, _last));

    public void Miss()
    {
        (_history, _sinceHit) = (_history << 1, _sinceHit + 1);
    }

    public void Hit(int frame, in Blob blob, MotionSettings settings)
    {
        var frames = _sinceHit + 1;
        var (dx, dy) = (blob.X - _last.X, blob.Y - _last.Y);
        _path += MathF.Sqrt((dx * dx) + (dy * dy));
        var part = Hits == 1 ? 1 : Smoothing;
        _velocity = (_velocity.X + (((dx / frames) - _velocity.X) * part), _velocity.Y + (((dy / frames) - _velocity.Y) * part));
        (_last, _sinceHit) = ((blob.X, blob.Y), 0);
        Take(frame, blob);
        var recent = System.Numerics.BitOperations.PopCount(_history & ((1u << settings.Among) - 1));
        IsConfirmed |= recent >= settings.Hits && Travel >= settings.LeastTravel && Straightness >= settings.LeastStraightness;
    }

    public MovingObject Told() => new(Score, [.. _boxes]);

    private float Travel => Distance(_origin, _last);

    private float Straightness => _path > 0 ? Travel / _path : 0;

    /// <summary>How strongly it differs, how straight it goes and how long it was seen.</summary>
    private double Score => _strength / Hits * Straightness * (1 - Math.Exp(-Hits / 6.0)) * (1 - Math.Exp(-Travel / 8.0));

    private void Take(int frame, in Blob blob)
    {
        _history = (_history << 1) | 1;
        _strength += MathF.Log2(1 + blob.Mass);
        _boxes.Add(new MotionBox(frame, blob.Left, blob.Top, blob.Right - blob.Left + 1, blob.Bottom - blob.Top + 1));
    }

    private static (float X, float Y) Carried(in PlaneMap map, (float X, float Y) place) =>
        map.At(place.X, place.Y) is var (x, y) ? ((float)x, (float)y) : place;

    private static float Distance((float X, float Y) a, (float X, float Y) b) =>
        MathF.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
}
