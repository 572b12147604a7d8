using System.Collections.Concurrent;
using System.Text.Json;
using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Engine.Register;

/// <summary>What the projector sees of a store within one batch: values stay values until the batch is written.</summary>
internal sealed class RegisterRows(IRegisterBatch batch) : IRegisterRows
{
    private const int WorthSharing = 64;

    private readonly Dictionary<(string Kind, string Id), object?> _known = [];
    private readonly Dictionary<(string Kind, string Id), Instant> _changed = [];

    public T? Get<T>(string kind, string id)
        where T : class
    {
        if (_known.TryGetValue((kind, id), out var known))
        {
            return (T?)known;
        }

        var json = batch.Get(kind, id);
        var value = json is null ? null : JsonSerializer.Deserialize<T>(json, StatementJson.Options);
        _known[(kind, id)] = value;
        return value;
    }

    public void Put<T>(string kind, string id, Instant at, T value)
        where T : class
    {
        _known[(kind, id)] = value;
        _changed[(kind, id)] = at;
    }

    public IEnumerable<T> List<T>(string kind, Instant? from = null, Instant? to = null)
        where T : class
    {
        Write();
        return batch.List(kind, from, to).Select(json => JsonSerializer.Deserialize<T>(json, StatementJson.Options)!);
    }

    /// <summary>Hands everything that changed to the batch, each document spelled once however often it changed.</summary>
    public void Write()
    {
        var changed = _changed.ToArray();
        var spelled = new byte[changed.Length][];
        if (changed.Length < WorthSharing)
        {
            Spell(0, changed.Length);
        }
        else
        {
            Parallel.ForEach(Partitioner.Create(0, changed.Length, WorthSharing), range => Spell(range.Item1, range.Item2));
        }

        for (var i = 0; i < changed.Length; i++)
        {
            var ((kind, id), at) = changed[i];
            batch.Put(kind, id, at, spelled[i]);
        }

        _changed.Clear();

        void Spell(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                var value = _known[changed[i].Key]!;
                spelled[i] = JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), StatementJson.Options);
            }
        }
    }
}
