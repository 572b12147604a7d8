using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Core.People;

public enum CheckInKind
{
    /// <summary>Came into the premises.</summary>
    In,

    /// <summary>Leaves them.</summary>
    Out,

    /// <summary>Says where they are, and crosses nothing.</summary>
    Here,
}

/// <summary>Why somebody is permitted to be outside.</summary>
public enum Absence
{
    /// <summary>A planned visit by invitation.</summary>
    Visit,

    /// <summary>Coming to the centre or leaving it for good.</summary>
    Rotation,

    /// <summary>At the independent observation post, where the modalities permit one.</summary>
    ObservationPost,
}

/// <summary>Somebody of a delegation checks in. The check-in itself is the delegation's own; the log holds that there was a crossing, and whose.</summary>
/// <param name="Accuracy">Metres within which the position lies with 95 %.</param>
/// <param name="Visit">Which visit, where that is why.</param>
public sealed record CheckIn(CheckInKind Kind, Position At, double Accuracy, Absence? Absence, string? Visit)
{
    private static readonly Duration VisitMargin = Duration.FromHours(2);

    /// <summary>Minutes to which times are told to others, downwards.</summary>
    private const int Quarter = 15;

    /// <summary>Null where it can be judged.</summary>
    public string? Trouble() => this switch
    {
        _ when !Enum.IsDefined(Kind) || (Absence is { } absence && !Enum.IsDefined(absence)) => "Say whether you come in, go out, or say where you are.",
        { At.IsValid: false } => "Say where you are: latitude -90 to 90, longitude -180 to 180.",
        _ when !(Accuracy is > 0 and <= Premises.MostAccuracy) => $"Say how well the position is known: up to {Premises.MostAccuracy:0} m.",
        _ => null,
    };

    /// <summary>What others are told.</summary>
    /// <param name="visit">The visit of that id; null where there is none.</param>
    public CheckInJudgement Judge(Mission mission, string delegation, VisitView? visit, Instant now)
    {
        var where = Premises.Of(mission, At, Accuracy, now);
        var isOutside = Kind == CheckInKind.Out || where == Whereabouts.Outside;
        return new(where, Kind != CheckInKind.Here, isOutside && where != Whereabouts.NotDrawn && !IsPermitted(mission, delegation, visit, now), Rounded(now));
    }

    /// <summary>A time as others are told it: the beginning of its quarter of an hour.</summary>
    public static Instant Rounded(Instant now)
    {
        var seconds = now.ToUnixTimeSeconds();
        return Instant.FromUnixTimeSeconds(seconds - (seconds % (Quarter * 60)));
    }

    private bool IsPermitted(Mission mission, string delegation, VisitView? visit, Instant now) => Absence switch
    {
        People.Absence.Visit => visit is { Outcome: null } && visit.Delegation == delegation && now >= visit.From - VisitMargin && now <= visit.To + VisitMargin,
        People.Absence.Rotation => true,
        People.Absence.ObservationPost => mission.Modalities.ObservationPost is { Permitted: true } post
            && (Kind == CheckInKind.Out || post.Site is null || Premises.Of(mission, post.Site, At, Accuracy, now) is Whereabouts.Inside or Whereabouts.Uncertain)
            && post.Hours?.Contains(now.InZone(mission.TimeZone).TimeOfDay) != false,
        _ => false,
    };
}

/// <param name="Crosses">A crossing is told.</param>
/// <param name="IsOutside">Nothing permits it: a notice goes to both delegations and the host.</param>
/// <param name="At">As told to others.</param>
public sealed record CheckInJudgement(Whereabouts Where, bool Crosses, bool IsOutside, Instant At);

/// <summary>That somebody of a delegation crossed into the premises or out of them: no identity, no position, the time by the quarter of an hour.</summary>
public sealed record TellCrossing(string Crossing, string Delegation, CheckInKind Kind, Absence? Absence, Instant At)
{
    public Decision<Statement> Decide(Mission mission) => mission.Delegations.All(one => one.Id != Delegation)
        ? Decision.Refuse($"{Delegation} is not a delegation of this mission.")
        : Decision.Accept<Statement>(new Statement.StaffCrossed(Crossing, Delegation, Kind, Absence, At));
}

/// <summary>Somebody of a delegation is outside the premises and nothing permits it: both delegations and the host are told by one entry.</summary>
public sealed record TellOutside(string Notice, string Delegation, Absence? Stated, Instant At)
{
    public Decision<Statement> Decide(Mission mission) => mission.Delegations.All(one => one.Id != Delegation)
        ? Decision.Refuse($"{Delegation} is not a delegation of this mission.")
        : Decision.Accept<Statement>(new Statement.StaffOutside(
            Notice, Delegation, [.. mission.Delegations.Select(one => one.Id).Append(mission.Host).Distinct(StringComparer.Ordinal)], Stated, At));
}

/// <summary>Somebody invites persons of a delegation out of the premises.</summary>
/// <param name="InvitedBy">Id of a delegation, a party or the host.</param>
/// <param name="Names">Salted digest of who goes; the names stand with the delegation's personal data.</param>
/// <param name="Sector">Id of a zone or of a named place.</param>
public sealed record PlanVisit(string Visit, Watchkeeper By, string InvitedBy, string Names, int Persons, string Sector, Instant From, Instant To)
{
    private static readonly Duration Longest = Duration.FromDays(14);

    public Decision<Statement> Decide(Mission mission, Instant now) => this switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        _ when InvitedBy != mission.Host && mission.Parties.All(one => one.Id != InvitedBy) && mission.Delegations.All(one => one.Id != InvitedBy) =>
            Decision.Refuse("Say who invites: the host, a party or a delegation."),
        _ when !Hex.IsDigest(Names) => Decision.Refuse("The digest of the names is not 32 bytes in lower hex."),
        _ when Persons < 1 || Persons > mission.Modalities.StaffCeiling => Decision.Refuse($"Say how many go: 1 to {mission.Modalities.StaffCeiling}."),
        _ when mission.GeometryOf(Sector) is not { Kind: GeometryKind.Zone } && mission.Places.PlaceOf(Sector) is null =>
            Decision.Refuse("Name a zone of the mission or a place of its gazetteer."),
        _ when To <= From || To - From > Longest => Decision.Refuse($"A visit ends after it begins, within {Longest.TotalDays:0} days."),
        _ when From <= now => Decision.Refuse("A visit is planned before it begins."),
        _ => Decision.Accept<Statement>(new Statement.VisitPlanned(Visit, By.Delegation, By.Role, InvitedBy, Names, Persons, Sector, From, To, now)),
    };
}

public enum VisitOutcome
{
    Done,
    NotDone,
}

public sealed record EndVisit(string Visit, Watchkeeper By, VisitOutcome Outcome)
{
    public Decision<Statement> Decide(Mission mission, VisitView? visit, Instant now) => visit switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        _ when visit is null || visit.Delegation != By.Delegation => Decision.Refuse("Your delegation planned no such visit."),
        { Outcome: not null } => Decision.Refuse("It was said before what became of it."),
        _ when !Enum.IsDefined(Outcome) => Decision.Refuse("Say whether it took place."),
        _ when Outcome == VisitOutcome.Done && now < visit.From => Decision.Refuse("It has not begun yet."),
        _ => Decision.Accept<Statement>(new Statement.VisitEnded(Visit, By.Delegation, By.Role, Outcome, now)),
    };
}
