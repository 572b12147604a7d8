using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Engine.Recording;

/// <summary>The sealed segments of one source in the order in which they were received, whether entered yet or not. Safe for several threads.</summary>
internal sealed class RecordingShelf
{
    private readonly Lock _gate = new();
    private readonly List<RecordedPiece> _pieces = [];
    private readonly List<Gap> _gaps = [];
    private Duration _longest;

    /// <summary>When the first one began; null where there is none.</summary>
    public Instant? Begun
    {
        get
        {
            lock (_gate)
            {
                return _pieces.Count == 0 ? null : _pieces[0].Segment.ReceivedFrom;
            }
        }
    }

    /// <summary>When the last entered one ends.</summary>
    public Instant EnteredUpTo
    {
        get
        {
            lock (_gate)
            {
                return _pieces.FindLast(piece => piece.State == RecordedState.Entered)?.Segment.ReceivedTo ?? NodaConstants.UnixEpoch;
            }
        }
    }

    public void Put(Gap gap)
    {
        lock (_gate)
        {
            _gaps.Add(gap);
        }
    }

    /// <summary>Silences that the source's entries state.</summary>
    public List<Gap> GapsBetween(Instant from, Instant to)
    {
        lock (_gate)
        {
            return [.. _gaps.Where(gap => gap.From <= to && gap.To >= from)];
        }
    }

    /// <summary>A segment that is entered stays so, in whichever order the news of it arrives.</summary>
    public void Put(SealedSegment segment, RecordedState state)
    {
        lock (_gate)
        {
            var at = FirstAtOrAfter(segment.ReceivedFrom, segment.Path);
            if (at < _pieces.Count && _pieces[at].Segment.Path == segment.Path)
            {
                _pieces[at] = _pieces[at].State == RecordedState.Entered ? _pieces[at] : new RecordedPiece(segment, state);
                return;
            }

            _pieces.Insert(at, new RecordedPiece(segment, state));
            _longest = Duration.Max(_longest, segment.ReceivedTo - segment.ReceivedFrom);
        }
    }

    /// <summary>Those that were being received within a stretch of time, both ends included.</summary>
    public List<RecordedPiece> Between(Instant from, Instant to)
    {
        lock (_gate)
        {
            var found = new List<RecordedPiece>();
            var reach = from - Instant.MinValue > _longest ? from - _longest : Instant.MinValue;
            for (var at = FirstAtOrAfter(reach, ""); at < _pieces.Count && _pieces[at].Segment.ReceivedFrom <= to; at++)
            {
                if (_pieces[at].Segment.ReceivedTo >= from)
                {
                    found.Add(_pieces[at]);
                }
            }

            return found;
        }
    }

    /// <summary>The last one that began by then, and so many before it, in order.</summary>
    public List<RecordedPiece> UpTo(Instant at, int before)
    {
        lock (_gate)
        {
            var next = FirstAtOrAfter(at, "\uffff");
            var first = Math.Max(0, next - 1 - before);
            return _pieces.GetRange(first, next - first);
        }
    }

    /// <summary>At most so many that began at or after a moment, in order.</summary>
    public List<RecordedPiece> From(Instant at, int most)
    {
        lock (_gate)
        {
            var first = FirstAtOrAfter(at, "");
            return _pieces.GetRange(first, Math.Min(most, _pieces.Count - first));
        }
    }

    public List<RecordedPiece> Where(Func<SealedSegment, bool> wanted)
    {
        lock (_gate)
        {
            return [.. _pieces.Where(piece => wanted(piece.Segment))];
        }
    }

    private int FirstAtOrAfter(Instant at, string path)
    {
        var (low, high) = (0, _pieces.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var segment = _pieces[middle].Segment;
            var order = segment.ReceivedFrom.CompareTo(at);
            if (order < 0 || (order == 0 && string.CompareOrdinal(segment.Path, path) < 0))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
