using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Marks;
using Truceline.Core.Record;
using Truceline.Core.Sensing;
using Truceline.Engine.Cases;

namespace Truceline.Engine.Marks;

/// <summary>Marks on their way to the log: the picture is found and placed first, then the core decides.</summary>
internal sealed class MarkDesk(Register.Register register, Func<Mission> inForce, FindPicture pictures, IGround? elevation)
{
    private Mission Mission => inForce();

    /// <summary>Finds the picture and places the pixel, which takes a look at the recording; what is decided on it waits for its turn.</summary>
    /// <param name="seal">Has the source seal and enter what it has recorded so far; answers when it stands in the register.</param>
    public async Task<(CentreCommand.MarkIncident? Command, string? Refusal)> PrepareAsync(
        MarkRequest asked, Func<CancellationToken, Task> seal, CancellationToken cancellation)
    {
        var segments = pictures.SegmentsOf(asked.Picture);
        if (segments.Count == 0)
        {
            await seal(cancellation).ConfigureAwait(false);
            segments = pictures.SegmentsOf(asked.Picture);
        }

        if (segments.Count == 0)
        {
            return (null, "The record holds no such picture of that source.");
        }

        var (found, refusal) = await pictures.ReadAsync(asked.Picture.Source, asked.Picture.Pts, segments, cancellation).ConfigureAwait(false);
        if (found is null)
        {
            return (null, refusal);
        }

        if (found.Report.Doubt is not null)
        {
            return (null, "Where the sensor was at that picture is not believed, so that nothing in it has a place: open a case on the impediment of that time.");
        }

        var sight = MarkSight.Of(found.Report, Mission.SourceOf(asked.Picture.Source)?.Defaults ?? StatedErrors.None);
        var placement = PlaceMark.At(sight, asked.Pixel, elevation);
        return placement is MarkPlacement.Placed placed
            ? (new CentreCommand.MarkIncident(asked.Command, asked.By, asked.Act, asked.Count, asked.Note, found.Picture, asked.Pixel, sight, placed.Point, placed.Ground) { Weapon = asked.Weapon }, null)
            : (null, ((MarkPlacement.Refused)placement).Because);
    }

    public Step Mark(CentreCommand.MarkIncident made, Instant now)
    {
        var id = MarkIncident.IdOf(made.Command);
        return new Step(
            $"incident/{id}",
            () => new MarkIncident(id, made.By, made.Act, made.Count, made.Note, made.Picture, made.Pixel, made.Sight, new MarkPlacement.Placed(made.Place, made.Ground)) { Weapon = made.Weapon }.Decide(Mission, now),
            () => KeptFile.OfText(made.Note?.Text, made.Note?.Salt));
    }

    public Step Change(CentreCommand.WithdrawMark made, Instant now) =>
        StepOf(made.Incident, () => new WithdrawMark(made.By, made.Incident, made.Reason).Decide(Mission, IncidentOf, now));

    public Step Change(CentreCommand.JoinMarks made, Instant now) =>
        StepOf(made.Into, () => new JoinMarks(made.By, made.Into, made.Incidents, made.Reason).Decide(Mission, IncidentOf, now));

    public Step Change(CentreCommand.SplitMark made, Instant now) =>
        StepOf(made.Incident, () => new SplitMark(made.By, made.Incident, made.Parts, made.Reason).Decide(Mission, IncidentOf, now));

    private static Step StepOf(string incident, Func<Decision<Statement>> decide) =>
        Identifier.IsValid(incident) && incident.Length <= 64
            ? new Step($"incident/{incident}", decide)
            : new Step("mission", () => Decision.Refuse("The register has no incident of that name."));

    private IncidentView? IncidentOf(string id) => register.Get<IncidentView>(RegisterKinds.Incident, id);
}

/// <summary>What someone asks who clicked a picture.</summary>
public sealed record MarkRequest(
    string Command, Marker By, PictureToMark Picture, MarkedPixel Pixel, Act Act, ReportedCount Count, MarkNote? Note, Weapon? Weapon = null);
