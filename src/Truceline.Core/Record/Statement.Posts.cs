using NodaTime;
using Truceline.Core.Places;
using Truceline.Core.Posts;

namespace Truceline.Core.Record;

/// <summary>The register of posts and patrols.</summary>
public abstract partial record Statement
{
    /// <summary>A post or patrol of a force that is no party is entered in the register.</summary>
    /// <param name="Cell">The middle of a 1 km cell.</param>
    /// <param name="Place">Salted digest of the exact place, which stands outside the log until it opens.</param>
    /// <param name="OpensAt">From when the exact place is entered.</param>
    /// <param name="From">Since when it stands there.</param>
    public sealed record PostOpened(
        string Post, PostKind Kind, string Party, PlacedPoint Cell, string Place, Instant OpensAt, PostStrength Strength, Instant From, string Delegation, string Role,
        Instant At) : Statement;

    public sealed record PostMoved(
        string Post, PlacedPoint Cell, string Place, Instant OpensAt, Instant From, string Delegation, string Role, Instant At) : Statement;

    public sealed record PostReported(string Post, PostStrength Strength, Instant From, string Delegation, string Role, Instant At) : Statement;

    public sealed record PostClosed(string Post, Instant From, string Delegation, string Role, Instant At) : Statement;

    /// <summary>The delay has run out: both delegations read from this entry where it stood, at one moment.</summary>
    /// <param name="Entry">Index of the entry that told its cell and digest.</param>
    /// <param name="Place">Exactly; with the salt it gives the digest again (docs/formats/posts.md).</param>
    public sealed record PostPlaceOpened(string Post, long Entry, PlacedPoint Place, string Salt, Instant At) : Statement;
}
