using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Core.Posts;

/// <summary>A delegation enters a post or patrol of a force that the agreement binds and that is no party: peacekeepers, a guarantor's observers.</summary>
/// <param name="Post">Its id, such as op-7; nobody's name.</param>
/// <param name="Party">Whose force it is.</param>
/// <param name="From">Since when it stands there, which may be long ago.</param>
public sealed record OpenPost(string Post, Watchkeeper By, PostKind Kind, string Party, ExactPlace Place, PostStrength Strength, Instant From)
{
    public Decision<Statement> Decide(Mission mission, PostView? before, Duration delay, Instant now) => this switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        _ when !PostRules.IsId(Post) => Decision.Refuse("Name the post or patrol: 1 to 40 of a-z, 0-9 and hyphen, and nobody's name."),
        _ when before is not null => Decision.Refuse($"{Post} stands in the register already; move it, or close it and give the next one another name."),
        _ when !Enum.IsDefined(Kind) => Decision.Refuse("Choose what it is: post, observation-post, checkpoint, patrol or headquarters."),
        _ when mission.Parties.Any(party => party.Id == Party) => Decision.Refuse("The register is of peacekeepers and observers; what a party holds is reported as a fact."),
        _ when mission.OthersBound.All(other => other.Id != Party) => Decision.Refuse("The agreement binds no such force."),
        _ when Place.Trouble() is { } trouble => Decision.Refuse(trouble),
        _ when Strength.Refusal() is { } refusal => refusal,
        _ when From > now => Decision.Refuse("What is entered has happened: say since when it stands there."),
        _ => Decision.Accept<Statement>(new Statement.PostOpened(
            Post, Kind, Party, Place.Cell(), Place.Digest(), PostRules.OpensAt(From, now, delay), Strength.Sorted(), From, By.Delegation, By.Role, now)),
    };
}

/// <summary>A post or patrol stands elsewhere; where it stood before stays on record.</summary>
public sealed record MovePost(string Post, Watchkeeper By, ExactPlace Place, Instant From)
{
    public Decision<Statement> Decide(Mission mission, PostView? post, Duration delay, Instant now) => this switch
    {
        _ when PostRules.Refusal(mission, By, post, From, now) is { } refusal => refusal,
        _ when Place.Trouble() is { } trouble => Decision.Refuse(trouble),
        _ when From <= post!.Places[^1].From => Decision.Refuse("It stood at its last place only later than that; enter moves in their order."),
        _ when post.Places.Count >= PostRules.MostPlaces => Decision.Refuse($"The register keeps {PostRules.MostPlaces} places of one post or patrol; go on under another name."),
        _ => Decision.Accept<Statement>(new Statement.PostMoved(
            Post, Place.Cell(), Place.Digest(), PostRules.OpensAt(From, now, delay), From, By.Delegation, By.Role, now)),
    };
}

/// <summary>How strong a post or patrol is now.</summary>
public sealed record ReportPost(string Post, Watchkeeper By, PostStrength Strength, Instant From)
{
    public Decision<Statement> Decide(Mission mission, PostView? post, Instant now) => this switch
    {
        _ when PostRules.Refusal(mission, By, post, From, now) is { } refusal => refusal,
        _ when Strength.Refusal() is { } refusal => refusal,
        _ when From < post!.Strengths[^1].From => Decision.Refuse("A later strength is on record; enter strengths in their order."),
        _ when post.Strengths.Count >= PostRules.MostPlaces => Decision.Refuse($"The register keeps {PostRules.MostPlaces} strengths of one post or patrol; go on under another name."),
        _ => Decision.Accept<Statement>(new Statement.PostReported(Post, Strength.Sorted(), From, By.Delegation, By.Role, now)),
    };
}

public sealed record ClosePost(string Post, Watchkeeper By, Instant From)
{
    public Decision<Statement> Decide(Mission mission, PostView? post, Instant now) => this switch
    {
        _ when PostRules.Refusal(mission, By, post, From, now) is { } refusal => refusal,
        _ when From < post!.Places[^1].From || From < post.Strengths[^1].From => Decision.Refuse("Something later is on record of it; say when it was closed."),
        _ => Decision.Accept<Statement>(new Statement.PostClosed(Post, From, By.Delegation, By.Role, now)),
    };
}

internal static class PostRules
{
    public const int MostPlaces = 2_000;

    public static bool IsId(string post) => post.Length is > 0 and <= 40 && post.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    public static Instant OpensAt(Instant from, Instant now, Duration delay) => Instant.Max(now, from + delay);

    public static Refusal? Refusal(Mission mission, Watchkeeper by, PostView? post, Instant from, Instant now) => post switch
    {
        _ when by.Refusal(mission) is { } refusal => refusal,
        null => Decision.Refuse("No such post or patrol is in the register."),
        _ when post.Delegation != by.Delegation => Decision.Refuse($"{post.Delegation} entered it, and alone tells of it."),
        { ClosedFrom: not null } => Decision.Refuse("It was closed."),
        _ when from > now => Decision.Refuse("What is entered has happened: say since when."),
        _ when from < post.Places[0].From => Decision.Refuse("It was not there yet."),
        _ => null,
    };
}
