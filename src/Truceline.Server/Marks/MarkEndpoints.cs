using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Marks;
using Truceline.Core.Record;
using Truceline.Engine;
using Truceline.Engine.Cases;
using Truceline.Engine.Marks;
using Truceline.Server.Access;
using Truceline.Server.Mandates;

namespace Truceline.Server.Marks;

/// <param name="Pts">Of the picture that was shown, 90 kHz, unwrapped.</param>
/// <param name="Near">Received time of that picture, or a moment near it.</param>
/// <param name="Column">From 1 at the left, with fractions.</param>
/// <param name="Row">From 1 at the top.</param>
/// <param name="Note">Free text; it is kept outside the log, under its salted digest.</param>
/// <param name="NoteSalt">256 bits, lower hex; with the note.</param>
/// <param name="Weapon">Null where it cannot be told; class and calibre may each be null.</param>
public sealed record MarkForm(
    string Source, long Pts, Instant Near, double Column, double Row, int Width, int Height, Act Act, ReportedCount Count, string Command,
    string? Note = null, string? NoteSalt = null, Weapon? Weapon = null);

/// <param name="Index">Of the leaf.</param>
/// <param name="Incident">Id of the incident that the mark is.</param>
public sealed record MarkedAnswer(long Index, string Incident);

public sealed record WithdrawForm(string Reason, string Command);

/// <param name="Incidents">Marks of the caller's own delegation.</param>
public sealed record JoinForm(IReadOnlyList<string> Incidents, string Reason, string Command);

public sealed record SplitForm(IReadOnlyList<PartOfMark> Parts, string Reason, string Command);

/// <param name="Note">Null where there is none, or where it was taken away.</param>
public sealed record NoteAnswer(string? Note);

/// <summary>What people of the delegations mark in a picture, and what they do with their own marks afterwards.</summary>
public static class MarkEndpoints
{
    public static void MapMarks(this IEndpointRouteBuilder app)
    {
        var marks = app.MapGroup("/api").WithTags("Marks").WaitingForMinIndex();
        marks.MapPost("/marks", MarkAsync).For(Deed.Mark).Produces<MarkedAnswer>()
            .Produces<RefusalAnswer>(StatusCodes.Status409Conflict).Produces<RefusalAnswer>(StatusCodes.Status400BadRequest);
        marks.MapPost("/incidents/{id}/withdraw", (string id, WithdrawForm form, Caller caller, Centre centre, CancellationToken cancellation) =>
            centre.AnswerAsync(new CentreCommand.WithdrawMark(IdOf(caller, form.Command), By(caller), id, form.Reason), cancellation)).For(Deed.Mark).IsCommand();
        marks.MapPost("/incidents/{id}/join", (string id, JoinForm form, Caller caller, Centre centre, CancellationToken cancellation) =>
            centre.AnswerAsync(new CentreCommand.JoinMarks(IdOf(caller, form.Command), By(caller), id, form.Incidents, form.Reason), cancellation)).For(Deed.Mark).IsCommand();
        marks.MapPost("/incidents/{id}/split", (string id, SplitForm form, Caller caller, Centre centre, CancellationToken cancellation) =>
            centre.AnswerAsync(new CentreCommand.SplitMark(IdOf(caller, form.Command), By(caller), id, form.Parts, form.Reason), cancellation)).For(Deed.Mark).IsCommand();
        marks.MapGet("/incidents/{id}/note", (string id, Centre centre) =>
            centre.Register.Get<IncidentView>(RegisterKinds.Incident, id) is { } incident
                ? Results.Ok(new NoteAnswer(incident.Mark?.Note is { } digest ? centre.TextOf(digest) : null))
                : Refusals.NotFound("There is no such incident.")).For(Deed.ReadRecord).Produces<NoteAnswer>();
    }

    private static async Task<IResult> MarkAsync(MarkForm form, Caller caller, Centre centre, CancellationToken cancellation)
    {
        if ((form.Note is null) != (form.NoteSalt is null))
        {
            return Refusals.BadForm("note: a note and its salt come together.");
        }

        if (centre.HeldAt(caller, form.Source, form.Near) is { } held)
        {
            return Refusals.Forbidden(held);
        }

        var command = IdOf(caller, form.Command);
        var asked = new MarkRequest(
            command, By(caller), new PictureToMark(form.Source, form.Pts, form.Near), new MarkedPixel(form.Column, form.Row, form.Width, form.Height),
            form.Act, form.Count, form.Note is { } text ? new MarkNote(text, form.NoteSalt!) : null, form.Weapon);
        return await centre.MarkAsync(asked, cancellation) switch
        {
            CommandAnswer.Entered entered => Results.Ok(new MarkedAnswer(entered.Index, MarkIncident.IdOf(command))),
            CommandAnswer.Refused refused => Refusals.Conflict(refused.Sentence),
            _ => Refusals.Conflict("The centre gave no answer."),
        };
    }

    private static string IdOf(Caller caller, string command) => Commands.Id(caller.Delegation!, command);

    private static Marker By(Caller caller) => new(caller.Delegation!, Kebab.Of(caller.Role));
}
