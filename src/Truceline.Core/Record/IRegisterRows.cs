using NodaTime;

namespace Truceline.Core.Record;

/// <summary>
/// The documents that the projector keeps: in memory for a look at a log, in a database for a running centre. All of
/// it is disposable and is rebuilt by folding the log again. Values are written with <see cref="StatementJson.Options"/>.
/// </summary>
public interface IRegisterRows
{
    T? Get<T>(string kind, string id)
        where T : class;

    /// <param name="at">What <see cref="List{T}"/> orders and selects by.</param>
    void Put<T>(string kind, string id, Instant at, T value)
        where T : class;

    /// <summary>Documents of a kind with <c>from ≤ at &lt; to</c>, by time, then by id in ordinal order.</summary>
    IEnumerable<T> List<T>(string kind, Instant? from = null, Instant? to = null)
        where T : class;
}

/// <summary>One document as its digest sees it.</summary>
public sealed record RegisterDocument(string Kind, string Id, string Json);
