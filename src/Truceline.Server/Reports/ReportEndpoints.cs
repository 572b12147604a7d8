using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Marks;
using Truceline.Core.Places;
using Truceline.Core.Reports;
using Truceline.Core.Shifts;
using Truceline.Engine;
using Truceline.Engine.Cases;
using Truceline.Server.Access;

namespace Truceline.Server.Reports;

/// <param name="Post">Id of the post or patrol, or of an observer's place; nobody's name.</param>
/// <param name="Latitude">Degrees, of where the reporter stood.</param>
/// <param name="Made">By the reporter's clock.</param>
/// <param name="Note">Free text, kept outside the log under its salted digest; with its salt.</param>
/// <param name="Weapon">Null where it cannot be told; class and calibre may each be null.</param>
/// <param name="Command">Made with the report, so that one that is sent twice is entered once.</param>
public sealed record ReportForm(
    string Post, Sense Sense, Act Act, ReportedCount Count, double Latitude, double Longitude, double OwnSigma, double Bearing, double BearingError,
    double DistanceFrom, double DistanceTo, Instant Made, string Command, string? Note = null, string? NoteSalt = null, Weapon? Weapon = null);

/// <param name="Report">The incident that it raised.</param>
public sealed record ReportAnswer(long Index, string Report);

/// <summary>Reports of posts, patrols and observers, which become incidents.</summary>
public static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder app) =>
        app.MapGroup("/api/reports").WithTags("Reports").MapPost("", ReportAsync).For(Deed.ReportFromGround).IsCommand().Produces<ReportAnswer>();

    private static async Task<IResult> ReportAsync(ReportForm form, Caller caller, Centre centre, CancellationToken cancellation)
    {
        var command = new CentreCommand.ReportFromGround(
            Commands.Id($"{Kebab.Of(caller.Role)}/{caller.User}", form.Command), Kebab.Of(caller.Role), form.Post, form.Sense, form.Act, form.Count,
            new ReportedSector(new Position(form.Latitude, form.Longitude), form.OwnSigma, form.Bearing, form.BearingError, form.DistanceFrom, form.DistanceTo),
            form.Made, form.Note is { } note ? new OwnWords(note, form.NoteSalt ?? "") : null) { Weapon = form.Weapon };
        return await centre.SubmitAsync(command, cancellation) switch
        {
            CommandAnswer.Entered entered => Results.Ok(new ReportAnswer(entered.Index, ShiftIds.Of('g', command.Command))),
            CommandAnswer.Refused refused => Refusals.Conflict(refused.Sentence),
            _ => Refusals.Conflict("The centre gave no answer."),
        };
    }
}
