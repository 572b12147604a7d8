namespace Truceline.Signals.Blinding;

/// <summary>A stretch of frames that show nothing.</summary>
/// <param name="From">Number of the first frame, from 0.</param>
/// <param name="To">Of the first after it.</param>
/// <param name="IsSudden">The picture showed something within a second before; where it begins with the first frame that is not known here.</param>
public readonly record struct BlankStretch(int From, int To, bool IsSudden);

/// <summary>
/// Finds where a whole picture loses what it showed: all of it bright, dark or grey alike. It is judged by how far apart the levels lie that a twentieth of the
/// picture is below and above, so that letters drawn into the picture do not count. Fed with frames in order.
/// </summary>
public sealed class BlankStretches(int framesPerSecond)
{
    /// <summary>Grey levels from the 5th to the 95th percentile, of 256: up to this a picture shows nothing.</summary>
    public const int Blank = 10;

    /// <summary>From this on it shows something: dim or foggy pictures lie between and are neither.</summary>
    public const int Textured = 24;

    /// <summary>Seconds: less is a cut, or a damaged picture.</summary>
    public const double Shortest = 2;

    private const int EveryPixel = 7;

    private readonly List<BlankStretch> _found = [];
    private int _frames;
    private int? _from;
    private bool _sudden;
    private int? _textured;

    public int Frames => _frames;

    public void Push(ReadOnlySpan<byte> grey)
    {
        var spread = Spread(grey);
        if (spread > Blank)
        {
            Close();
        }
        else if (_from is null)
        {
            (_from, _sudden) = (_frames, _textured is { } last && _frames - last <= framesPerSecond);
        }

        _textured = spread >= Textured ? _frames : _textured;
        _frames++;
    }

    /// <summary>Stretches so far; one at the end, or at the beginning, may be as short as it is, since it may go on elsewhere.</summary>
    public IReadOnlyList<BlankStretch> Finish()
    {
        if (_from is { } from)
        {
            _found.Add(new BlankStretch(from, _frames, _sudden));
            _from = null;
        }

        return _found;
    }

    private void Close()
    {
        if (_from is { } from && (from == 0 || _frames - from >= Shortest * framesPerSecond))
        {
            _found.Add(new BlankStretch(from, _frames, _sudden));
        }

        _from = null;
    }

    private static int Spread(ReadOnlySpan<byte> grey)
    {
        Span<int> levels = stackalloc int[256];
        levels.Clear();
        var all = 0;
        for (var i = 0; i < grey.Length; i += EveryPixel)
        {
            levels[grey[i]]++;
            all++;
        }

        return Level(levels, all - (all / 20)) - Level(levels, all / 20);
    }

    /// <summary>The level up to which so many pixels lie.</summary>
    private static int Level(ReadOnlySpan<int> levels, int pixels)
    {
        var below = 0;
        for (var level = 0; level < 256; level++)
        {
            below += levels[level];
            if (below > pixels)
            {
                return level;
            }
        }

        return 255;
    }
}
