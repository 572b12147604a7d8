using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Attribution;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Record;

namespace Truceline.Core.Marks;

/// <summary>The picture that was marked.</summary>
/// <param name="Claimed">By the source's clock.</param>
/// <param name="Received">By the centre's.</param>
/// <param name="Pts">90 kHz, unwrapped.</param>
public sealed record MarkedPicture(string Source, Instant Claimed, Instant Received, long Pts, IReadOnlyList<EvidenceCitation> Evidence);

/// <summary>A person's own words beside a mark; they stand outside the log.</summary>
/// <param name="Salt">256 bits, lower hex.</param>
public sealed record MarkNote(string Text, string Salt);

/// <summary>Someone of a delegation says what is to be seen at a pixel of a picture.</summary>
/// <param name="Incident">Id from <see cref="IdOf"/>.</param>
/// <param name="By">Who marks: the provenance of the incident.</param>
public sealed record MarkIncident(
    string Incident, Marker By, Act Act, ReportedCount Count, MarkNote? Note, MarkedPicture Picture, MarkedPixel Pixel, MarkSight Sight,
    MarkPlacement Placement)
{
    public const int MaxNote = 2_000;

    /// <summary>With what; null where the marker cannot tell.</summary>
    public Weapon? Weapon { get; init; }

    public Decision<Statement> Decide(Mission mission, Instant now) => Placement switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        _ when !Enum.IsDefined(Act) => Decision.Refuse("Choose an act."),
        _ when !Count.IsSound => Decision.Refuse($"Say how many: 1 to {ReportedCount.Most}."),
        _ when Weapon.Trouble(Weapon, Act) is { } trouble => Decision.Refuse(trouble),
        _ when NoteTrouble() is { } trouble => Decision.Refuse(trouble),
        _ when Picture.Evidence.Count == 0 => Decision.Refuse("No sealed recording shows that picture."),
        MarkPlacement.Refused refused => Decision.Refuse(refused.Because),
        MarkPlacement.Placed placed => Decision.Accept<Statement>(StatementOf(placed, mission, now)),
        _ => Decision.Refuse("The picture was not placed."),
    };

    /// <summary>The same command always gives the same id: 64 bits of the SHA-256 of its id, which names who acts.</summary>
    public static string IdOf(string command) =>
        $"m-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(command)), 0, 8)}";

    private Statement.IncidentMarked StatementOf(MarkPlacement.Placed placed, Mission mission, Instant now)
    {
        var said = MarkedAct.Of(mission, Act, placed.Point, Picture.Claimed, Picture.Received);
        return new Statement.IncidentMarked(
            Incident, Picture.Source, By.Delegation, By.Role, Act, Count, NoteDigest(), Picture.Claimed, Picture.Received, Picture.Pts, Pixel, Sight,
            said.Place, GuardedPlace.Guards(Act) ? null : placed.Ground, said.Attribution, said.FellOn, Picture.Evidence, mission.RuleSet, now,
            mission.ModalitiesVersion)
        {
            Weapon = Weapon,
        };
    }

    private string? NoteDigest() => Note is null ? null : Commitment.TextDigest(Hex.Bytes(Note.Salt, 32)!, Note.Text);

    private string? NoteTrouble() => Note switch
    {
        null => null,
        { Text.Length: > MaxNote } => $"The note has more than {MaxNote} characters.",
        _ when string.IsNullOrWhiteSpace(Note.Text) => "The note is empty.",
        _ when !Hex.IsDigest(Note.Salt) => "The note's salt is not 32 bytes in lower hex.",
        _ => null,
    };
}

/// <summary>Who marks, joins, splits or withdraws: a delegation, and in what role. No person is named in the log.</summary>
/// <param name="Role">duty-officer or reviewer.</param>
public sealed record Marker(string Delegation, string Role)
{
    internal Refusal? Refusal(Mission mission) =>
        mission.Delegations.Any(delegation => delegation.Id == Delegation) ? null : Decision.Refuse($"{Delegation} is not a delegation of this mission.");
}

/// <summary>What follows from an act at a place, in the values that are recorded.</summary>
/// <param name="Place">A 1 km cell for acts whose place is guarded, so that the entry itself says no more.</param>
/// <param name="Attribution">Of the exact place, where the act's author was there.</param>
/// <param name="FellOn">For an impact: on whose area it fell, which counts towards nobody.</param>
public sealed record MarkedAct(PlacedPoint Place, IReadOnlyList<AttributionShare> Attribution, IReadOnlyList<AttributionShare> FellOn)
{
    public static MarkedAct Of(Mission mission, Act act, PlacedPoint exact, Instant claimed, Instant asOf) => new(
        GuardedPlace.Guards(act) ? GuardedPlace.Coarsened(exact) : exact,
        AttributeAct.To(mission, act, exact, null, claimed, asOf),
        AttributeAct.FellOn(mission, act, exact, claimed, asOf));
}
