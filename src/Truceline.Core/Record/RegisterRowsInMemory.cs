using System.Text.Json;
using NodaTime;

namespace Truceline.Core.Record;

/// <summary>A register for one look at a log. Not for several threads.</summary>
public sealed class RegisterRowsInMemory : IRegisterRows
{
    private readonly Dictionary<string, Dictionary<string, Row>> _kinds = new(StringComparer.Ordinal);

    public T? Get<T>(string kind, string id)
        where T : class =>
        _kinds.TryGetValue(kind, out var rows) && rows.TryGetValue(id, out var row) ? (T)row.Value : null;

    public void Put<T>(string kind, string id, Instant at, T value)
        where T : class
    {
        if (!_kinds.TryGetValue(kind, out var rows))
        {
            _kinds[kind] = rows = new(StringComparer.Ordinal);
        }

        rows[id] = new(at, value);
    }

    public IEnumerable<T> List<T>(string kind, Instant? from = null, Instant? to = null)
        where T : class =>
        !_kinds.TryGetValue(kind, out var rows)
            ? []
            : [.. rows.Where(row => !(row.Value.At < from) && !(row.Value.At >= to))
                .OrderBy(row => row.Value.At).ThenBy(row => row.Key, StringComparer.Ordinal).Select(row => (T)row.Value.Value)];

    /// <summary>Every document, in the order of the digest.</summary>
    public IEnumerable<RegisterDocument> Documents() =>
        from kind in _kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal)
        from row in kind.Value.OrderBy(row => row.Key, StringComparer.Ordinal)
        select new RegisterDocument(kind.Key, row.Key, JsonSerializer.Serialize(row.Value.Value, row.Value.Value.GetType(), StatementJson.Options));

    private sealed record Row(Instant At, object Value);
}
