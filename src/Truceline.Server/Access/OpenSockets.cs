namespace Truceline.Server.Access;

/// <summary>Live connections by session, so that they end with it and stay few.</summary>
public sealed class OpenSockets(ServerOptions options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<CancellationTokenSource>> _open = [];

    /// <summary>A place for one more connection; null where the session already holds as many as it may.</summary>
    public Seat? Enter(string sid)
    {
        lock (_gate)
        {
            var seats = _open.TryGetValue(sid, out var held) ? held : _open[sid] = [];
            if (seats.Count >= options.SocketsPerSession)
            {
                return null;
            }

            var ending = new CancellationTokenSource();
            seats.Add(ending);
            return new Seat(this, sid, ending);
        }
    }

    /// <summary>How many live connections the session holds now.</summary>
    public int Count(string sid)
    {
        lock (_gate)
        {
            return _open.TryGetValue(sid, out var held) ? held.Count : 0;
        }
    }

    public void Close(string sid)
    {
        CancellationTokenSource[] ending;
        lock (_gate)
        {
            ending = _open.TryGetValue(sid, out var held) ? [.. held] : [];
        }

        foreach (var seat in ending)
        {
            try
            {
                seat.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The connection ended by itself in between.
            }
        }
    }

    private void Leave(string sid, CancellationTokenSource ending)
    {
        lock (_gate)
        {
            if (_open.TryGetValue(sid, out var held) && held.Remove(ending) && held.Count == 0)
            {
                _open.Remove(sid);
            }
        }

        ending.Dispose();
    }

    /// <summary>One connection's place; its token is cancelled when the session ends.</summary>
    public sealed class Seat(OpenSockets owner, string sid, CancellationTokenSource ending) : IDisposable
    {
        public CancellationToken Ended => ending.Token;

        public void Dispose() => owner.Leave(sid, ending);
    }
}
