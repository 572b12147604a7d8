using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Core.Agreement;

/// <summary>
/// A delegation puts on record what no sensor of the centre tells: a handover, a count, a position, a patrol. It is alleged until
/// a delegation stands behind it (<see cref="JudgeFact"/>); the clauses are tested on it as on anything that is alleged.
/// </summary>
public sealed record ReportFact(string Fact, Watchkeeper By, FactForm Form, Provenance Provenance, OwnWords? Note)
{
    private const int MostItems = 50;
    private const double MostSigma = 20_000;

    public Decision<Statement> Decide(Mission mission, Instant now) => this switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        _ when !Enum.IsDefined(Form.Kind) || !Enum.IsDefined(Provenance) => Decision.Refuse("There is no such kind of fact, or no such provenance."),
        _ when Form != Form.OfItsKind() => Decision.Refuse("Something is stated that a fact of this kind does not have."),
        _ when Form.At > now => Decision.Refuse("What is reported lies in the future."),
        _ when Form.To <= Form.At => Decision.Refuse("It ended before it began."),
        _ when Form.Told > Form.At => Decision.Refuse("It was told after it began; leave out when."),
        _ when References(mission) is { } refusal => refusal,
        _ when Amounts() is { } refusal => refusal,
        _ when ReadFact.Of(Form, Fact, now, FactLevel.Alleged) is null => Decision.Refuse("Something is missing that a fact of this kind has."),
        _ when Note is not null && OwnWords.Refusal(Note, "Leave the note out, or write something.") is { } refusal => refusal,
        _ => Decision.Accept<Statement>(new Statement.FactReported(Fact, Guarded(mission), Provenance, By.Delegation, By.Role, Note?.Digest(), now)),
    };

    private Refusal? References(Mission mission)
    {
        var bound = mission.Parties.Concat(mission.OthersBound).Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        return this switch
        {
            _ when Form.Party is { } party && !bound.Contains(party) => Decision.Refuse("The agreement binds nobody of that name."),
            _ when Form.With?.Any(one => !bound.Contains(one)) == true => Decision.Refuse("The agreement binds nobody of that name."),
            _ when Form.Clause is { } clause && !mission.Clauses.Any(other => other.Id == clause && other.Versions.Any(version => Fits(version.Rule))) =>
                Decision.Refuse("There is no such clause, or it is not one of which this can be reported."),
            _ when (Form.Zone ?? Form.Site) is { } zone && mission.GeometryOf(zone)?.Kind != GeometryKind.Zone => Decision.Refuse("There is no such zone."),
            _ => null,
        };
    }

    private bool Fits(ClauseRule rule) => Form.Kind switch
    {
        FactKind.Done or FactKind.NotDone => rule is ClauseRule.Deadline or ClauseRule.ProceduralDeadline or ClauseRule.Undated,
        FactKind.Patrolled or FactKind.NotPatrolled => rule is ClauseRule.JointPatrol,
        FactKind.NoticeGiven => rule is ClauseRule.Term,
        FactKind.Obstructed => rule is ClauseRule.FreeMovement or ClauseRule.Corridor,
        _ => false,
    };

    private Refusal? Amounts() => this switch
    {
        { Form.Count: { IsSound: false } } => Decision.Refuse("The count is not one."),
        _ when Form.With is { } with && (with.Count is 0 or > MostItems || with.Distinct(StringComparer.Ordinal).Count() != with.Count) =>
            Decision.Refuse("Name those who took part, each once."),
        _ when Form.Stored is { } stored && (stored.Count is 0 or > MostItems || stored.Any(weapons => weapons.Count is < 0 or > 100_000 || !weapons.Weapon.IsSound)) =>
            Decision.Refuse($"State up to {MostItems} kinds of weapon, and of each how many there were."),
        _ when Form.Weapon is { } weapon && !weapon.IsSound => Decision.Refuse("The weapon is not one that agreements tell apart, or its calibre is none."),
        _ when (Form.Unit ?? Form.Product) is { } id && !IsId(id) => Decision.Refuse("Write a short name of a-z, 0-9 and '-', with no person's name in it."),
        { Form.Place: { } place } when !place.At.IsValid || !(place.Error.SemiMajor is > 0 and <= MostSigma && place.Error.SemiMinor is > 0 and <= MostSigma) =>
            Decision.Refuse($"The place is none, or its uncertainty is not between 0 and {MostSigma:0} metres."),
        _ => null,
    };

    /// <summary>Where a party stands, or a weapon, leaves the record as a 1 km cell, and enters it so.</summary>
    private FactForm Guarded(Mission mission) =>
        Form.Place is { } place && (Form.Weapon is not null || mission.Parties.Any(party => party.Id == Form.Party))
            ? Form with { Place = GuardedPlace.Coarsened(place) }
            : Form with { Place = Form.Place is { } exact ? Rounding.Of(exact) : null };

    private static bool IsId(string id) => id.Length is > 0 and <= 40 && id.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}

/// <summary>A delegation takes back a fact that it reported.</summary>
public sealed record WithdrawFact(string Fact, Watchkeeper By, OwnWords? Reason)
{
    public Decision<Statement> Decide(Mission mission, FactView? fact, Instant now) => fact switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        null => Decision.Refuse("There is no such fact."),
        _ when fact.Delegation != By.Delegation => Decision.Refuse($"{fact.Delegation} reported it, and alone takes it back."),
        { WithdrawnAt: not null } => Decision.Refuse("It was taken back before."),
        _ when OwnWords.Refusal(Reason, "Say in a few words why it is taken back.") is { } refusal => refusal,
        _ => Decision.Accept<Statement>(new Statement.FactWithdrawn(Fact, By.Delegation, By.Role, Reason!.Digest(), now)),
    };
}
