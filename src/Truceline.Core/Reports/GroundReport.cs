using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Marks;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Core.Reports;

public enum Sense
{
    Heard,
    Seen,
}

/// <summary>Somebody on the ground says what was seen or heard, from where, in which direction, how far.</summary>
/// <param name="Report">Id of the incident that it raises.</param>
/// <param name="Role">post or observer; no person is named.</param>
/// <param name="Post">Which post or patrol, or observer's place: an id such as post-7.</param>
/// <param name="Made">By the clock of whoever reports; it may be sent long after.</param>
public sealed record GroundReport(
    string Report, string Role, string Post, Sense Sense, Act Act, ReportedCount Count, ReportedSector Sector, Instant Made, OwnWords? Note)
{
    /// <summary>With what; null where it cannot be told.</summary>
    public Weapon? Weapon { get; init; }

    private static readonly Duration Oldest = Duration.FromDays(30);

    /// <summary>A device's clock may be ahead of the centre's.</summary>
    private static readonly Duration Ahead = Duration.FromMinutes(10);

    public Decision<Statement> Decide(Mission mission, Instant now) => this switch
    {
        _ when !IsName(Post) => Decision.Refuse("Name the post or patrol: 1 to 40 of a-z, 0-9 and hyphen, and nobody's name."),
        _ when !Enum.IsDefined(Sense) || !Enum.IsDefined(Act) => Decision.Refuse("Choose whether it was heard or seen, and what it was."),
        _ when !Count.IsSound => Decision.Refuse($"Say how many: 1 to {ReportedCount.Most}."),
        _ when Weapon.Trouble(Weapon, Act) is { } trouble => Decision.Refuse(trouble),
        _ when Sector.Trouble() is { } trouble => Decision.Refuse(trouble),
        _ when Made > now + Ahead => Decision.Refuse("The report is from a time that is still to come: look at the device's clock."),
        _ when Made < now - Oldest => Decision.Refuse($"A report is sent at most {Oldest.TotalDays:0} days after."),
        _ when Note is not null && OwnWords.Refusal(Note, "Write the note, or leave it away.") is { } refusal => refusal,
        _ when PostTrouble(mission) is { } trouble => Decision.Refuse(trouble),
        _ => Decision.Accept<Statement>(Statement(mission, now)),
    };

    /// <summary>The independent observation post reports where and when the modalities let it; every other post is no affair of theirs.</summary>
    private string? PostTrouble(Mission mission)
    {
        var post = mission.ModalitiesAt(Made).ObservationPost;
        if (post.Post != Post)
        {
            return null;
        }

        var areas = post.Site is { } site ? mission.GeometryOf(site)?.Accepted(Made, Made).SelectMany(version => version.Areas).ToList() ?? [] : [];
        return post switch
        {
            { Permitted: false } => "The modalities permit no independent observation post.",
            _ when !areas.Any(area => PolygonQuestions.Contains(area.Shape, Sector.Own)) => $"The modalities permit the observation post in {post.Site} and nowhere else.",
            { Hours: { } hours } when !hours.Contains(Made.InZone(mission.TimeZone).TimeOfDay) => $"The modalities let the observation post observe at {hours} local time.",
            _ => null,
        };
    }

    private Statement.GroundReported Statement(Mission mission, Instant now)
    {
        var sector = Sector.ToBeRecorded(GuardedPlace.Guards(Act));
        var said = MarkedAct.Of(mission, Act, sector.Place(), Made, now);
        return new(Report, Role, Post, Sense, Act, Count, sector, Made, now, said.Place, said.Attribution, said.FellOn, Note?.Digest(), mission.RuleSet, now,
            mission.ModalitiesVersion)
        {
            Weapon = Weapon,
        };
    }

    private static bool IsName(string post) => post.Length is > 0 and <= 40 && post.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
