using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Engine.Register;

/// <summary>
/// Keeps the documents of the register. All of it is disposable: a store that is lost, old or doubtful is cleared and the log is
/// folded again. One batch at a time writes; reads see what is committed, from any thread.
/// </summary>
public interface IRegisterStore : IDisposable
{
    /// <summary>How far the committed documents reach; <see cref="RegisterPosition.None"/> for an empty store.</summary>
    RegisterPosition Position { get; }

    /// <summary>The JSON of a document; null where there is none.</summary>
    string? Get(string kind, string id);

    /// <summary>JSON of the documents of a kind with <c>from ≤ at &lt; to</c>, by time, then by id in ordinal order.</summary>
    IReadOnlyList<string> List(string kind, Instant? from, Instant? to);

    /// <summary>Ids of the documents of a kind, in ordinal order.</summary>
    IReadOnlyList<string> Ids(string kind);

    /// <summary>Every document, by kind, then by id, in ordinal order.</summary>
    IEnumerable<RegisterDocument> All();

    /// <summary>Forgets everything.</summary>
    void Clear();

    /// <summary>Begins to write; nothing of it stays unless it is committed.</summary>
    IRegisterBatch Begin();
}

/// <summary>Writes that become visible together. Its own reads see them at once.</summary>
public interface IRegisterBatch : IDisposable
{
    string? Get(string kind, string id);

    IReadOnlyList<string> List(string kind, Instant? from, Instant? to);

    /// <param name="json">UTF-8.</param>
    void Put(string kind, string id, Instant at, ReadOnlyMemory<byte> json);

    void Commit(RegisterPosition position);
}

/// <summary>What the documents are folded from.</summary>
/// <param name="Entries">Number of entries folded: the first that is not has this index.</param>
/// <param name="Projector">Version of the projector that folded them.</param>
/// <param name="Origin">Origin line of the log.</param>
/// <param name="LastLeaf">RFC 6962 leaf hash of the last entry folded, lower hex; empty where there is none.</param>
public sealed record RegisterPosition(long Entries, int Projector, string Origin, string LastLeaf)
{
    public static RegisterPosition None { get; } = new(0, 0, "", "");
}
