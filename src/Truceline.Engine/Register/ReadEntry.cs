using System.Collections;
using NodaTime;
using Truceline.Core.Record;
using Truceline.Ledger;

namespace Truceline.Engine.Register;

/// <summary>An entry with everything worked out that needs nothing but itself.</summary>
/// <param name="Statement">Null where this program does not know it.</param>
internal sealed record ReadEntry(LoggedEntry Entry, EntryFacts Facts, Statement? Statement)
{
    public static ReadEntry Of(LoggedEntry entry)
    {
        var facts = new EntryFacts(
            entry.Index, Instant.FromDateTimeOffset(entry.Header.At), entry.LeafHash.ToString(), new BodiesWhenAsked(entry.Header.Bodies));
        return new(entry, facts, StatementJson.Read(entry.Header.Kind, entry.Statement.Span));
    }

    /// <summary>Most entries' bodies are never looked at by the projector.</summary>
    private sealed class BodiesWhenAsked(IReadOnlyList<Body> bodies) : IReadOnlyList<EntryBody>
    {
        public int Count => bodies.Count;

        public EntryBody this[int index] => new(bodies[index].Path, bodies[index].Length, bodies[index].Sha256.ToString());

        public IEnumerator<EntryBody> GetEnumerator()
        {
            for (var i = 0; i < Count; i++)
            {
                yield return this[i];
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
