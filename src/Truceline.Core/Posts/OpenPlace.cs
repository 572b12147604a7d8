using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Core.Posts;

/// <summary>The delay of a place has run out: it is entered exactly, and both delegations read it from that entry, at one moment.</summary>
/// <param name="Entry">The entry that told its cell.</param>
/// <param name="Exact">As it was kept; null where it is no longer there, so that it stays a cell.</param>
public sealed record OpenPlace(string Post, long Entry, ExactPlace? Exact)
{
    public Decision<Statement> Decide(PostView? post, Instant now) => post?.Places.FirstOrDefault(place => place.Index == Entry) switch
    {
        null => Decision.Refuse("The register holds no such place."),
        { Opened: not null } => Decision.Refuse("The place is open already."),
        { OpensAt: var at } when now < at => Decision.Refuse("The place does not open yet."),
        { Digest: var digest } when Exact is null || Exact.Digest() != digest => Decision.Refuse("The exact place is no longer kept."),
        _ => Decision.Accept<Statement>(new Statement.PostPlaceOpened(Post, Entry, Exact!.Point(), Exact.Salt, now)),
    };
}
