using System.Text;

namespace Truceline.Formats.DjiSrt;

/// <summary>
/// Reads DJI telemetry subtitles (SubRip text) fed in portions of any size. A cue that is cut short, or states no position, is counted and
/// left out; those around it are kept. Never throws for what it is fed, and holds one cue at most.
/// </summary>
public sealed class DjiSrtReader(Action<DjiCue> take)
{
    private const int LongestCue = 4_096;

    private readonly byte[] _cue = new byte[LongestCue];
    private int _length;
    private bool _isTooLong;
    private bool _lineIsEmpty = true;

    /// <summary>Cues with a position.</summary>
    public long Good { get; private set; }

    /// <summary>Cues that are none: cut short, without a position, or too long to be one.</summary>
    public long Bad { get; private set; }

    /// <summary>Whether a file that begins so is a subtitle: a number, then a line of two times.</summary>
    public static bool LooksLikeSubtitle(ReadOnlySpan<byte> start)
    {
        var text = Encoding.Latin1.GetString(start[..Math.Min(start.Length, 200)]);
        return DjiText.Head().IsMatch(text);
    }

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            if (one == (byte)'\n')
            {
                if (_lineIsEmpty)
                {
                    End();
                }

                _lineIsEmpty = true;
            }
            else if (one is not ((byte)'\r' or (byte)' ' or (byte)'\t'))
            {
                _lineIsEmpty = false;
            }

            Keep(one);
        }
    }

    /// <summary>The file ended: what stands as the last cue is read.</summary>
    public void Flush() => End();

    private void Keep(byte one)
    {
        if (_length == LongestCue)
        {
            _isTooLong = true;
            return;
        }

        _cue[_length++] = one;
    }

    private void End()
    {
        var text = Encoding.UTF8.GetString(_cue, 0, _length);
        if (_isTooLong || !string.IsNullOrWhiteSpace(text))
        {
            if (!_isTooLong && DjiText.Read(text) is { } cue)
            {
                Good++;
                take(cue);
            }
            else
            {
                Bad++;
            }
        }

        _length = 0;
        _isTooLong = false;
    }
}
