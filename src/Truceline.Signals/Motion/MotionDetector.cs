namespace Truceline.Signals.Motion;

/// <summary>
/// Marks what moves over the ground in the video of a moving camera: each frame is compared, on stabilised ground, with two others far
/// enough from it in time and from each other, so that what one of them alone shows is no ghost of this one; what differs from both
/// and goes on over several frames is told. A help for a reviewer's eye and never a finding. One instance serves one clip; not safe
/// for several threads. The same frames give the same answer.
/// </summary>
public sealed class MotionDetector
{
    /// <summary>Of the method and its settings; what another version found is not comparable.</summary>
    public const int Version = 1;

    private readonly MotionSettings _settings;
    private readonly Pyramid[] _ring;
    private readonly Raster _raw;
    private readonly Raster _between;
    private readonly Raster _first;
    private readonly Raster _second;
    private readonly Stabiliser _stabiliser = new();
    private readonly GroundDifference _difference;
    private readonly Blobs _blobs;
    private readonly BurntIn _burntIn;
    private readonly Tracks _tracks;
    private readonly List<Blob> _found = [];
    private readonly List<PlaneMap?> _toBefore = [];
    private readonly List<bool> _lookedAt = [];

    /// <exception cref="ArgumentOutOfRangeException">A size or rate is out of range.</exception>
    public MotionDetector(MotionSettings? settings = null)
    {
        _settings = settings ?? new MotionSettings();
        ArgumentOutOfRangeException.ThrowIfLessThan(_settings.Width, 320);
        ArgumentOutOfRangeException.ThrowIfLessThan(_settings.Height, 180);
        ArgumentOutOfRangeException.ThrowIfLessThan(_settings.Baseline, 1);
        _ring = [.. Enumerable.Range(0, (4 * _settings.Baseline) + 1).Select(_ => new Pyramid(_settings.Width, _settings.Height))];
        (_raw, _between) = (new Raster(_settings.Width, _settings.Height), new Raster(_settings.Width, _settings.Height));
        (_first, _second) = (new Raster(_settings.Width, _settings.Height), new Raster(_settings.Width, _settings.Height));
        (_difference, _blobs, _tracks) = (new GroundDifference(_settings), new Blobs(_settings), new Tracks(_settings));
        _burntIn = new BurntIn(_settings);
    }

    /// <summary>Takes the next frame, grey, row by row.</summary>
    /// <exception cref="ArgumentException">It is not of the stated size.</exception>
    public void Push(ReadOnlySpan<byte> grey)
    {
        if (grey.Length != _settings.Width * _settings.Height)
        {
            throw new ArgumentException("A frame must have width × height bytes.", nameof(grey));
        }

        var frame = _toBefore.Count;
        var pyramid = Picture(frame);
        pyramid.Take(grey, _raw, _between);
        _toBefore.Add(frame == 0 ? null : _stabiliser.Between(pyramid, Picture(frame - 1)));
        if (frame >= 2 * _settings.Baseline)
        {
            Look(frame - (2 * _settings.Baseline));
        }
    }

    /// <summary>No more frames come. Nothing is to be pushed after it.</summary>
    public MotionFound Finish()
    {
        while (_lookedAt.Count < _toBefore.Count)
        {
            Look(_lookedAt.Count);
        }

        return new MotionFound(_toBefore.Count, _lookedAt, _tracks.End());
    }

    private Pyramid Picture(int frame) => _ring[frame % _ring.Length];

    private void Look(int frame)
    {
        var before = frame > 0 && _toBefore[frame] is { } back ? back.Inverse() : (PlaneMap?)null;
        var isComparable = Compare(frame);
        _found.Clear();
        if (isComparable)
        {
            _blobs.Find(_second, _found);
        }

        _tracks.Take(frame, before, _found);
        _lookedAt.Add(isComparable);
    }

    /// <summary>Leaves in <see cref="_second"/> what differs from both other frames, and alike.</summary>
    private bool Compare(int frame)
    {
        var (k, last) = (_settings.Baseline, _toBefore.Count - 1);
        var (one, other) = frame < k ? (frame + k, frame + (2 * k)) : frame + k > last ? (frame - k, frame - (2 * k)) : (frame - k, frame + k);
        if (other < 0 || other > last || one > last || MapTo(frame, one) is not { } toOne || MapTo(frame, other) is not { } toOther)
        {
            return false;
        }

        _difference.Between(Picture(frame)[0], Picture(one)[0], toOne, _first);
        _difference.Between(Picture(frame)[0], Picture(other)[0], toOther, _second);
        Agreement.Of(_first, _second, _raw);
        _raw.SmoothInto(_second, _between);
        _burntIn.Learn(Picture(frame)[0], Picture(one)[0], toOne);
        _burntIn.Clear(_second);
        return true;
    }

    /// <summary>From one frame to another: the steps between them, then looked at again, since small errors add up.</summary>
    private PlaneMap? MapTo(int frame, int other)
    {
        var (early, late) = (Math.Min(frame, other), Math.Max(frame, other));
        var map = PlaneMap.Identity;
        for (var at = late; at > early; at--)
        {
            if (_toBefore[at] is not { } step)
            {
                return null;
            }

            map = step.After(map);
        }

        return _stabiliser.Refine(Picture(frame), Picture(other), late == frame ? map : map.Inverse(), 1);
    }
}
