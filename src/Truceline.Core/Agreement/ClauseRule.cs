using System.Text.Json;
using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Detection;
using Truceline.Core.Places;
using Truceline.Core.Record;

namespace Truceline.Core.Agreement;

/// <summary>
/// The closed set of kinds of duty that the machine can test; each is a file in <c>Kinds/</c> and holds what is its own:
/// what it names, how it is read, how it judges an act and how it judges a day.
/// </summary>
public abstract partial record ClauseRule
{
    private ClauseRule()
    {
    }

    /// <summary>Kebab-case name of the kind, as the mission file writes it.</summary>
    public string Kind => JsonNamingPolicy.KebabCaseLower.ConvertName(GetType().Name);

    /// <summary>Id of the zone in which the rule holds; null where it holds in none, or in several.</summary>
    public virtual string? Zone => null;

    /// <summary>Acts that breach the rule when they happen where it holds; empty where it is not about acts.</summary>
    public virtual IReadOnlyList<Act> Acts => [];

    /// <summary>Id of the geometry on whose drawings an act is tested.</summary>
    public virtual string? TestedOn => Zone;

    /// <summary>Single acts are tested against it; other kinds are answered by the day alone.</summary>
    public bool JudgesActs => TestedOn is not null && Acts.Count > 0;

    /// <summary>Entering the zone is itself a breach, so that tracks are watched for it.</summary>
    public bool ForbidsEntry => Zone is not null && Acts.Any(ActKinds.IsEntry);

    /// <summary>The rule under one reading of it.</summary>
    public virtual ClauseRule ReadAs(Reading reading) => this;

    /// <summary>Probability that the act happened where the rule holds, under one drawing; 0 to 1.</summary>
    internal virtual double Share(Statement.IncidentRaised incident, GeometryVersion drawing) =>
        WatchedZone.InVersion(new GaussianMass(incident.Place), drawing);

    /// <summary>What the rule says of an act, given how probably it happened where the rule holds.</summary>
    /// <param name="act">One that <see cref="Acts"/> names, or that was excused by a reading.</param>
    internal virtual (ClauseOutcome Outcome, string Because) JudgeAct(JudgedAct act, double inside) => Acts.Contains(act.Act) switch
    {
        _ when inside < TestIncident.InZone =>
            (ClauseOutcome.DoesNotApply, $"The place lies outside the zone ({Share(inside)} inside)."),
        true when Excuse(act) is { } excuse => (ClauseOutcome.DoesNotApply, excuse),
        true when Doubt(act) is { } doubt => (ClauseOutcome.NotObservable, doubt),
        true => (ClauseOutcome.Breached, $"The act ({Kebab.Of(act.Act)}) lies in the zone with {Share(inside)}, where it is forbidden."),
        false when Doubt(act) is { } doubt => (ClauseOutcome.NotObservable, doubt),
        false => (ClauseOutcome.DoesNotApply, $"The act ({Kebab.Of(act.Act)}) is not one that the clause forbids."),
    };

    /// <summary>
    /// What the rule says of one subject and one day, under one reading: an answer for each set of drawings that the parties
    /// accept, at least one.
    /// </summary>
    internal virtual IReadOnlyList<DayAnswer> JudgeDay(DayQuestion question) => ActsOfDay.Judge(this, question);

    /// <summary>Why an act of a forbidden kind is no breach after all; null where nothing excuses it.</summary>
    private protected virtual string? Excuse(JudgedAct act) => null;

    /// <summary>Why the recorded values do not tell whether the act is a breach; null where they do.</summary>
    private protected virtual string? Doubt(JudgedAct act) => null;

    private protected static string Share(double share) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{share * 100:0.##} %");
}

/// <summary>An act as a rule looks at it.</summary>
/// <param name="Weapon">Null where nobody said what weapon it was.</param>
public sealed record JudgedAct(Act Act, Instant Claimed, Weapon? Weapon);
