namespace Truceline.Signals.Motion;

/// <summary>Joins blobs to tracks, the nearest first, and tells those that were seen often enough and went far enough.</summary>
internal sealed class Tracks(MotionSettings settings)
{
    private const int MostMisses = 2;
    private const int MostTracks = 512;

    private readonly List<Track> _open = [];
    private readonly List<MovingObject> _told = [];
    private readonly List<(float Distance, int Track, int Blob)> _near = [];

    /// <param name="fromBefore">The map from the frame before; null where it is not known, so that nothing goes on.</param>
    public void Take(int frame, PlaneMap? fromBefore, IReadOnlyList<Blob> blobs)
    {
        if (fromBefore is { } map)
        {
            _open.ForEach(track => track.Carry(map));
        }
        else
        {
            Close(_ => true);
        }

        Measure(blobs);
        var (takenTracks, takenBlobs) = (new bool[_open.Count], new bool[blobs.Count]);
        foreach (var (_, track, blob) in _near)
        {
            if (!takenTracks[track] && !takenBlobs[blob])
            {
                (takenTracks[track], takenBlobs[blob]) = (true, true);
                _open[track].Hit(frame, blobs[blob], settings);
            }
        }

        for (var i = 0; i < takenTracks.Length; i++)
        {
            if (!takenTracks[i])
            {
                _open[i].Miss();
            }
        }

        Close(track => track.Missed > MostMisses || (track.Missed > 0 && track.Hits == 1));
        for (var i = 0; i < blobs.Count && _open.Count < MostTracks; i++)
        {
            if (!takenBlobs[i])
            {
                _open.Add(new Track(frame, blobs[i]));
            }
        }
    }

    /// <summary>Nothing more comes.</summary>
    public IReadOnlyList<MovingObject> End()
    {
        Close(_ => true);
        return _told;
    }

    private void Measure(IReadOnlyList<Blob> blobs)
    {
        _near.Clear();
        for (var i = 0; i < _open.Count; i++)
        {
            var (x, y) = _open[i].Expected;
            var gate = settings.Gate * (_open[i].Hits > 2 ? 0.75f : 1);
            for (var j = 0; j < blobs.Count; j++)
            {
                var (dx, dy) = (blobs[j].X - x, blobs[j].Y - y);
                var square = (dx * dx) + (dy * dy);
                if (square < gate * gate)
                {
                    _near.Add((square, i, j));
                }
            }
        }

        _near.Sort();
    }

    private void Close(Predicate<Track> over)
    {
        _told.AddRange(_open.Where(track => over(track) && track.IsConfirmed).Select(track => track.Told()));
        _open.RemoveAll(over);
    }
}
