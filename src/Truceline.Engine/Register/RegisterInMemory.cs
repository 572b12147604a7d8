using System.Text;
using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Engine.Register;

/// <summary>A register for one look at a log: recomputing, tests, a replay into nowhere.</summary>
public sealed class RegisterInMemory : IRegisterStore
{
    private readonly Lock _lock = new();
    private SortedDictionary<(string Kind, string Id), (Instant At, string Json)> _documents = new(Order);

    private static Comparer<(string Kind, string Id)> Order { get; } = Comparer<(string Kind, string Id)>.Create((a, b) =>
        string.CompareOrdinal(a.Kind, b.Kind) is var kinds and not 0 ? kinds : string.CompareOrdinal(a.Id, b.Id));

    public RegisterPosition Position { get; private set; } = RegisterPosition.None;

    public string? Get(string kind, string id)
    {
        lock (_lock)
        {
            return _documents.TryGetValue((kind, id), out var document) ? document.Json : null;
        }
    }

    public IReadOnlyList<string> List(string kind, Instant? from, Instant? to)
    {
        lock (_lock)
        {
            return [.. _documents.Where(pair => pair.Key.Kind == kind && !(pair.Value.At < from) && !(pair.Value.At >= to))
                .OrderBy(pair => pair.Value.At).ThenBy(pair => pair.Key.Id, StringComparer.Ordinal).Select(pair => pair.Value.Json)];
        }
    }

    public IReadOnlyList<string> Ids(string kind)
    {
        lock (_lock)
        {
            return [.. _documents.Keys.Where(key => key.Kind == kind).Select(key => key.Id)];
        }
    }

    public IEnumerable<RegisterDocument> All()
    {
        lock (_lock)
        {
            return [.. _documents.Select(pair => new RegisterDocument(pair.Key.Kind, pair.Key.Id, pair.Value.Json))];
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _documents.Clear();
            Position = RegisterPosition.None;
        }
    }

    public IRegisterBatch Begin() => new Batch(this);

    public void Dispose()
    {
    }

    private sealed class Batch(RegisterInMemory store) : IRegisterBatch
    {
        private readonly Dictionary<(string Kind, string Id), (Instant At, string Json)> _written = [];

        public string? Get(string kind, string id) =>
            _written.TryGetValue((kind, id), out var document) ? document.Json : store.Get(kind, id);

        public IReadOnlyList<string> List(string kind, Instant? from, Instant? to)
        {
            using var whole = new RegisterInMemory();
            lock (store._lock)
            {
                whole._documents = new(store._documents.Where(pair => pair.Key.Kind == kind).ToDictionary(), Order);
            }

            Write(whole);
            return whole.List(kind, from, to);
        }

        public void Put(string kind, string id, Instant at, ReadOnlyMemory<byte> json) =>
            _written[(kind, id)] = (at, Encoding.UTF8.GetString(json.Span));

        public void Commit(RegisterPosition position)
        {
            lock (store._lock)
            {
                Write(store);
                store.Position = position;
            }
        }

        public void Dispose()
        {
        }

        private void Write(RegisterInMemory into)
        {
            foreach (var (key, document) in _written)
            {
                into._documents[key] = document;
            }
        }
    }
}
