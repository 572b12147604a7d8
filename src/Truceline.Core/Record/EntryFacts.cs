using NodaTime;

namespace Truceline.Core.Record;

/// <summary>What the projector takes from an entry's header and its place in the log.</summary>
/// <param name="Index">Number of the leaf, from 0.</param>
/// <param name="At">The entry's own time, from its header.</param>
/// <param name="Leaf">RFC 6962 leaf hash of the whole envelope, lower hex.</param>
/// <param name="Bodies">Files that the entry vouches for.</param>
public sealed record EntryFacts(long Index, Instant At, string Leaf, IReadOnlyList<EntryBody> Bodies);

/// <param name="Path">In the data folder, with forward slashes.</param>
/// <param name="Sha256">Lower hex.</param>
public sealed record EntryBody(string Path, long Length, string Sha256);
