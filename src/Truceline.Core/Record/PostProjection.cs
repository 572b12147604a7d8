using NodaTime;
using Truceline.Core.Places;
using Truceline.Core.Posts;

namespace Truceline.Core.Record;

/// <summary>A post or patrol with everything that was entered of it.</summary>
/// <param name="Delegation">Who entered it, and alone tells of it.</param>
/// <param name="Places">In their order; the last is where it stands.</param>
/// <param name="Strengths">In their order; at least one.</param>
/// <param name="ClosedFrom">Null while it stands.</param>
public sealed record PostView(
    string Post, long Index, PostKind Kind, string Party, string Delegation, IReadOnlyList<PostPlaceView> Places, IReadOnlyList<PostStrengthView> Strengths,
    Instant? ClosedFrom, Instant? ClosedKnown, long? ClosedIndex)
{
    /// <summary>The place held at a time, as far as was known; null where it did not stand then.</summary>
    public PostPlaceView? PlaceAt(Instant at, Instant? knownAt = null) =>
        Closed(knownAt ?? Instant.MaxValue) <= at ? null : Places.LastOrDefault(place => place.From <= at && place.Known <= (knownAt ?? Instant.MaxValue));

    public bool StandsAt(Instant at, Instant? knownAt = null) => PlaceAt(at, knownAt) is not null;

    /// <summary>Null only before it stood.</summary>
    public PostStrength? StrengthAt(Instant at, Instant? knownAt = null) =>
        Strengths.LastOrDefault(strength => strength.From <= at && strength.Known <= (knownAt ?? Instant.MaxValue))?.Strength;

    /// <summary>When a place was left; null while it is held.</summary>
    public Instant? Until(PostPlaceView place, Instant knownAt) =>
        Places.FirstOrDefault(next => next.From > place.From && next.Known <= knownAt)?.From ?? Closed(knownAt);

    public IEnumerable<Instant> Changes(Instant knownAt) =>
        Strengths.Where(one => one.Known <= knownAt).Select(one => one.From).Concat(Closed(knownAt) is { } closed ? [closed] : []);

    private Instant? Closed(Instant knownAt) => ClosedKnown <= knownAt ? ClosedFrom : null;
}

/// <summary>One place that a post held.</summary>
/// <param name="Index">The entry that tells it.</param>
/// <param name="Cell">The middle of a 1 km cell.</param>
/// <param name="Digest">Salted, of the exact place.</param>
/// <param name="OpensAt">From when it is entered exactly.</param>
/// <param name="Opened">The exact place; null until it is open.</param>
/// <param name="Own">The exact place before it opens, for the delegation that entered it; worked out when it is read, null in the register.</param>
public sealed record PostPlaceView(
    long Index, Instant From, Instant Known, PlacedPoint Cell, string Digest, Instant OpensAt, PlacedPoint? Opened, Instant? OpenedAt, long? OpenedIndex)
{
    public PlacedPoint? Own { get; init; }
}

public sealed record PostStrengthView(long Index, Instant From, Instant Known, PostStrength Strength);

internal static class PostProjection
{
    /// <summary>The first statement of an id counts, and what its delegation says of it in order.</summary>
    public static void Apply(EntryFacts entry, Statement statement, IRegisterRows rows)
    {
        switch (statement)
        {
            case Statement.PostOpened made when Of(rows, made.Post) is null:
                Put(rows, new PostView(
                    made.Post, entry.Index, made.Kind, made.Party, made.Delegation, [Place(entry, made.From, made.At, made.Cell, made.Place, made.OpensAt)],
                    [new(entry.Index, made.From, made.At, made.Strength)], null, null, null));
                break;
            case Statement.PostMoved made when Standing(rows, made.Post, made.Delegation) is { } view && made.From > view.Places[^1].From:
                Put(rows, view with { Places = [.. view.Places, Place(entry, made.From, made.At, made.Cell, made.Place, made.OpensAt)] });
                break;
            case Statement.PostReported made when Standing(rows, made.Post, made.Delegation) is { } view && made.From >= view.Strengths[^1].From:
                Put(rows, view with { Strengths = [.. view.Strengths, new(entry.Index, made.From, made.At, made.Strength)] });
                break;
            case Statement.PostClosed made when Standing(rows, made.Post, made.Delegation) is { } view:
                Put(rows, view with { ClosedFrom = made.From, ClosedKnown = made.At, ClosedIndex = entry.Index });
                break;
            case Statement.PostPlaceOpened made when Of(rows, made.Post) is { } view:
                Put(rows, view with
                {
                    Places = [.. view.Places.Select(place => place.Index == made.Entry && place.Opened is null
                        ? place with { Opened = made.Place, OpenedAt = made.At, OpenedIndex = entry.Index }
                        : place)],
                });
                break;
            default:
                break;
        }
    }

    private static PostPlaceView Place(EntryFacts entry, Instant from, Instant known, PlacedPoint cell, string digest, Instant opensAt) =>
        new(entry.Index, from, known, cell, digest, opensAt, null, null, null);

    private static PostView? Of(IRegisterRows rows, string post) => rows.Get<PostView>(RegisterKinds.Post, post);

    private static PostView? Standing(IRegisterRows rows, string post, string delegation) =>
        Of(rows, post) is { ClosedFrom: null } view && view.Delegation == delegation ? view : null;

    private static void Put(IRegisterRows rows, PostView view) => rows.Put(RegisterKinds.Post, view.Post, view.Places[0].From, view);
}
