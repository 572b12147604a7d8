using Truceline.Core.Agreement;
using Truceline.Core.Marks;
using Truceline.Core.Record;
using Truceline.Core.Sensing;
using Truceline.Engine.Mandates;
using Truceline.Engine.Marks;
using Truceline.Engine.Recording;
using Truceline.Engine.Register;

namespace Truceline.Engine.Recomputing;

/// <summary>
/// Works out every mark again: what the sensor stated for the picture from the segments, the place from that and the pixel, and what
/// follows from the place. Without the elevation that a mark was placed on, its recorded place is taken, and that is noted.
/// </summary>
internal sealed class RecomputeMarks(string dataFolder, Register.Register register, RuleSetShelf rules, ModalitiesShelf modalities, IGround? elevation)
{
    /// <summary>Degrees, metres: recorded values are the decoded ones, to the last digits of two machines.</summary>
    private const double Same = 1e-7;

    private readonly Dictionary<string, FindPicture> _pictures = new(StringComparer.Ordinal);

    /// <summary>What could not be worked out here, a sentence each; no differences.</summary>
    public List<string> Notes { get; } = [];

    public async Task<IReadOnlyList<string>> CompareAsync(Statement.IncidentMarked made, CancellationToken cancellation)
    {
        if (MissionOf(made.RuleSet, made.Modalities) is not { } mission)
        {
            return [$"{made.Incident}: the rule set {made.RuleSet} that was in force is not at hand in mission/."];
        }

        var pictures = PicturesOf(mission);
        var segments = pictures.SegmentsOf(new PictureToMark(made.Source, made.Pts, made.Received));
        if (segments.Count == 0)
        {
            return [$"{made.Incident}: no segment holds the picture that was marked."];
        }

        var (found, refusal) = await pictures.ReadAsync(made.Source, made.Pts, segments, cancellation).ConfigureAwait(false);
        return found is null
            ? [$"{made.Incident}: {refusal}"]
            : [.. Stated(made, found, mission), .. Placed(made, mission)];
    }

    public IReadOnlyList<string> Compare(Statement.IncidentSplit made)
    {
        if (MissionOf(made.RuleSet, made.Modalities) is not { } mission || register.Get<IncidentView>(RegisterKinds.Incident, made.Incident) is not { } whole)
        {
            return [$"{made.Incident}: its parts cannot be worked out again, since the mark or the rule set {made.RuleSet} is not at hand."];
        }

        return [.. made.Parts.SelectMany((part, i) =>
        {
            var again = SplitMark.PartOf(mission, whole, new PartOfMark(part.Act, part.Count), i + 1);
            return Compare(As(whole, part, made.RuleSet), As(whole, again, made.RuleSet), part.FellOn, again.FellOn);
        })];
    }

    /// <summary>The mission under the modalities that are cited; entries older than versions cite none, and then its own files' stand.</summary>
    private Mission? MissionOf(string ruleSet, int? version) => rules.MissionOf(ruleSet) is not { } mission ? null
        : version is null ? mission
        : modalities.With(mission, new RegisterReading(register)).Under(version);

    /// <summary>The place of a report follows from the sector that was recorded, and the rest from the place.</summary>
    public IReadOnlyList<string> Compare(Statement.GroundReported made)
    {
        if (MissionOf(made.RuleSet, made.Modalities) is not { } mission)
        {
            return [$"{made.Report}: the rule set {made.RuleSet} that was in force is not at hand in mission/."];
        }

        var said = MarkedAct.Of(mission, made.Act, made.Sector.Place(), made.Made, made.Received);
        var recorded = ReportProjection.Alleged(made);
        return [.. Compare(recorded, recorded with { Place = said.Place, Attribution = said.Attribution }, made.FellOn, said.FellOn)];
    }

    private FindPicture PicturesOf(Mission mission)
    {
        if (!_pictures.TryGetValue(mission.RuleSet, out var pictures))
        {
            pictures = new FindPicture(new RecordedVideo(dataFolder, register, mission));
            _pictures.Add(mission.RuleSet, pictures);
        }

        return pictures;
    }

    private static IEnumerable<string> Stated(Statement.IncidentMarked made, FoundPicture found, Mission mission)
    {
        var again = MarkSight.Of(found.Report, mission.SourceOf(made.Source)?.Defaults ?? StatedErrors.None);
        if (!Values(again).Zip(Values(made.Sight)).All(pair => pair.First.HasValue == pair.Second.HasValue && Math.Abs((pair.First ?? 0) - (pair.Second ?? 0)) <= Same)
            || again.Platform?.Datum != made.Sight.Platform?.Datum)
        {
            yield return $"{made.Incident}: the log says from where the picture was taken otherwise than the segments do.";
        }

        if (found.Picture.Claimed != made.Claimed || found.Picture.Received != made.Received || found.Picture.Evidence[0].Sha256 != made.Evidence[0].Sha256)
        {
            yield return $"{made.Incident}: the log says {made.Claimed} and {made.Evidence[0].Segment}, the segments {found.Picture.Claimed} and {found.Picture.Evidence[0].Segment}.";
        }
    }

    private IEnumerable<string> Placed(Statement.IncidentMarked made, Mission mission)
    {
        var onElevation = made.Place.Ground == PlaceTarget.ElevationGround;
        if (onElevation && elevation is null)
        {
            Notes.Add($"{made.Incident}: it was placed on the operator's elevation{(made.Ground?.Basis is { } basis ? $" ({basis.Tile}, SHA-256 {basis.TileSha256})" : "")}; give --elevation to place it again.");
            return GuardedPlace.Guards(made.Act) ? [] : Follows(made, made.Place, mission);
        }

        return PlaceMark.At(made.Sight, made.Pixel, onElevation ? elevation : null) is MarkPlacement.Placed placed
            ? Follows(made, placed.Point, mission)
            : [$"{made.Incident}: the pixel that was marked cannot be placed."];
    }

    private IEnumerable<string> Follows(Statement.IncidentMarked made, Core.Places.PlacedPoint exact, Mission mission)
    {
        var said = MarkedAct.Of(mission, made.Act, exact, made.Claimed, made.Received);
        var recorded = MarkProjection.Alleged(made);
        return Compare(recorded, recorded with { Place = said.Place, Attribution = said.Attribution }, made.FellOn, said.FellOn);
    }

    private IEnumerable<string> Compare(
        Statement.IncidentRaised recorded, Statement.IncidentRaised again, IReadOnlyList<AttributionShare> fellOn, IReadOnlyList<AttributionShare> fellOnAgain)
    {
        var clauses = register.Get<IncidentView>(RegisterKinds.Incident, recorded.Incident) is { ClausesTested: true } view && rules.Of(recorded.RuleSet) is { } test
            ? CompareIncident.Differences(recorded.Incident, view.Clauses, test(again))
            : [$"{recorded.Incident}: its clauses cannot be tested, since rule set {recorded.RuleSet} is not at hand."];
        return CompareIncident.Differences(recorded, again)
            .Concat(CompareIncident.Differences(recorded with { Attribution = fellOn }, recorded with { Attribution = fellOnAgain }))
            .Concat(clauses);
    }

    private static Statement.IncidentRaised As(IncidentView whole, SplitPart part, string ruleSet) => new(
        part.Incident, whole.Source, "", part.Act, "", whole.Claimed, whole.Received, part.Place, null, part.Attribution, whole.Evidence, ruleSet);

    private static double?[] Values(MarkSight sight) =>
    [
        sight.Platform?.At.Latitude, sight.Platform?.At.Longitude, sight.Platform?.Height, sight.Platform?.Heading, sight.Platform?.Pitch, sight.Platform?.Roll,
        sight.Sensor?.RelativeAzimuth, sight.Sensor?.RelativeElevation, sight.Sensor?.RelativeRoll, sight.Sensor?.HorizontalField, sight.Sensor?.VerticalField,
        sight.FrameCentreHeight, sight.Errors.Horizontal, sight.Errors.Vertical, sight.Errors.Attitude, sight.Errors.Ground,
    ];
}
