using System.Text.Json;
using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Engine.Register;

/// <summary>What the projector sees of a store within one batch: values stay values until the batch is written.</summary>
internal sealed class RegisterRows(IRegisterBatch batch) : IRegisterRows
{
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

    /// <summary>Hands everything that changed to the batch.</summary>
    public void Write()
    {
        foreach (var ((kind, id), at) in _changed)
        {
            var value = _known[(kind, id)]!;
            batch.Put(kind, id, at, JsonSerializer.Serialize(value, value.GetType(), StatementJson.Options));
        }

        _changed.Clear();
    }
}
