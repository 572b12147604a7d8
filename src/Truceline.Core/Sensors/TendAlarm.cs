using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Core.Sensors;

/// <summary>Somebody of a delegation has taken note of an alarm. It stays until it clears, and its next occurrence calls again.</summary>
/// <param name="Raised">Which occurrence.</param>
public sealed record AcknowledgeAlarm(Watchkeeper By, string Source, AlarmKind Alarm, Instant Raised)
{
    /// <param name="raised">The alarms of that source as they are; null where there is no such source.</param>
    public Decision<Statement> Decide(Mission mission, IReadOnlyList<Alarm>? raised, Instant now) => raised switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        null => Decision.Refuse("There is no such source."),
        _ when raised.All(one => one.Kind != Alarm || one.Raised != Raised) => Decision.Refuse("That alarm has cleared."),
        _ => Decision.Accept<Statement>(new Statement.AlarmAcknowledged(Source, Alarm, Raised, By.Delegation, By.Role, now)),
    };
}

/// <summary>
/// A delegation does not want to be called by an alarm for a while, and says why. The other delegation is called as before: neither
/// can make the other look away.
/// </summary>
public sealed record ShelveAlarm(Watchkeeper By, string Source, AlarmKind Alarm, Instant Until, OwnWords? Reason)
{
    public static readonly Duration Longest = Duration.FromHours(24);

    public Decision<Statement> Decide(Mission mission, IReadOnlyList<Alarm>? raised, Instant now) => this switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        _ when raised is null => Decision.Refuse("There is no such source."),
        _ when !Enum.IsDefined(Alarm) => Decision.Refuse("There is no such alarm."),
        _ when Until <= now => Decision.Refuse("Shelve it until a moment that is still to come."),
        _ when Until - now > Longest => Decision.Refuse($"An alarm is shelved for at most {Longest.TotalHours:0} hours."),
        _ when OwnWords.Refusal(Reason, "Say in a few words why the alarm is shelved.") is { } refusal => refusal,
        _ => Decision.Accept<Statement>(new Statement.AlarmShelved(Source, Alarm, Until, Reason!.Digest(), By.Delegation, By.Role, now)),
    };
}

/// <summary>A delegation wants to be called again.</summary>
public sealed record ResumeAlarm(Watchkeeper By, string Source, AlarmKind Alarm)
{
    public Decision<Statement> Decide(Mission mission, AlarmView? tended, Instant now) => tended switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        _ when tended is null || !tended.IsShelvedAt(now) => Decision.Refuse("Your delegation has not shelved that alarm."),
        _ => Decision.Accept<Statement>(new Statement.AlarmResumed(Source, Alarm, By.Delegation, By.Role, now)),
    };
}
