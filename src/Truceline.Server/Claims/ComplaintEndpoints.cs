using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Claims;
using Truceline.Core.Mandates;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Engine;
using Truceline.Engine.Cases;
using Truceline.Server.Access;
using Truceline.Server.Shifts;

namespace Truceline.Server.Claims;

/// <summary>Complaints: a party's liaison hands one in and follows its fate; the delegations tend all of them.</summary>
public static class ComplaintEndpoints
{
    private const string None = "There is no such complaint.";

    /// <summary>Base64 takes a third more, and the form some.</summary>
    private const long LargestForm = ((ComplaintFiles.LargestTogetherMiB * 4L / 3) + 1) * 1024 * 1024;

    public static void MapComplaints(this IEndpointRouteBuilder app)
    {
        var complaints = app.MapGroup("/api/complaints").WithTags("Complaints").WaitingForMinIndex();
        complaints.MapGet("", (Centre centre, Caller caller, TimeProvider clock) => ComplaintReading.All(centre, caller, Now(clock)))
            .For(Deed.ReadComplaints, Deed.FileComplaint).Produces<ComplaintAnswer[]>();
        complaints.MapGet("/{number}", async (string number, Centre centre, Caller caller, ServerOptions options, TimeProvider clock, CancellationToken cancellation) =>
            ComplaintReading.Of(centre, caller, number) is { } one
                ? Results.Ok(ComplaintReading.Answer(centre, caller, one, Now(clock), await ComplaintTest.OfAsync(centre, caller, one, cancellation)) with
                {
                    FileRemarks = HandedFiles.Remarks(one, options.Data),
                })
                : Refusals.NotFound(None)).For(Deed.ReadComplaints, Deed.FileComplaint).Produces<ComplaintAnswer>();
        complaints.MapGet("/{number}/receipt", (string number, Centre centre, Caller caller) =>
            ComplaintReading.Of(centre, caller, number) is { } one && ComplaintReading.Receipt(centre, one) is { } receipt
                ? Results.Ok(receipt)
                : Refusals.NotFound(None)).For(Deed.ReadComplaints, Deed.FileComplaint).Produces<ComplaintReceipt>();
        complaints.MapGet("/{number}/files/{file:int}", FileOf).For(Deed.ReadComplaints, Deed.FileComplaint).Produces<byte[]>(contentType: "application/octet-stream");
        complaints.MapPost("", FileAsync).For(Deed.FileComplaint).WithMetadata(new RequestSizeLimitAttribute(LargestForm)).IsCommand().Produces<ComplaintReceipt>();
        complaints.MapPost("/{number}/acknowledge", (string number, ComplaintNotePost form, Caller caller, Centre centre, CancellationToken cancellation) =>
            centre.AnswerAsync(new CentreCommand.AcknowledgeComplaint(IdOf(caller, form.Command), By(caller), number), cancellation)).For(Deed.TendComplaints).IsCommand();
        complaints.MapPost("/{number}/tasks", (string number, ComplaintTaskPost form, Caller caller, Centre centre, CancellationToken cancellation) =>
            centre.AnswerAsync(new CentreCommand.TaskComplaint(IdOf(caller, form.Command), By(caller), number, null, form.Case), cancellation)).For(Deed.TendComplaints).IsCommand();
        complaints.MapPost("/{number}/looks", LookAsync).For(Deed.TendComplaints).IsCommand();
        complaints.MapPost("/{number}/cases", (string number, ComplaintCasePost form, Caller caller, Centre centre, CancellationToken cancellation) =>
            centre.AnswerAsync(
                new CentreCommand.OpenCase(IdOf(caller, form.Command), [number, .. form.Incidents.Take(OpenCase.MaxIncidents)], caller.Delegation!, form.Reason),
                cancellation)).For(Deed.TendComplaints).IsCommand();
        complaints.MapPost("/{number}/answers", (string number, ComplaintAnswerPost form, Caller caller, Centre centre, CancellationToken cancellation) =>
            centre.AnswerAsync(
                new CentreCommand.AnswerComplaint(
                    IdOf(caller, form.Command), By(caller), number, form.Words is { } words ? new OwnWords(words, form.WordsSalt ?? "") : null, form.Language, form.Case),
                cancellation)).For(Deed.TendComplaints).IsCommand();
    }

    /// <summary>The receipt comes with the answer: the register has folded the entry before it is made out.</summary>
    private static async Task<IResult> FileAsync(ComplaintPost form, Caller caller, Centre centre, TimeProvider clock, CancellationToken cancellation)
    {
        if (caller.Party is not { } party)
        {
            return Refusals.Forbidden("This account speaks for no party.");
        }

        if ((form.Latitude is null) != (form.Longitude is null))
        {
            return Refusals.BadForm("latitude, longitude: they come together.");
        }

        Position? place = form is { Latitude: { } latitude, Longitude: { } longitude } ? new Position(latitude, longitude) : null;
        var command = new CentreCommand.FileComplaint(
            Commands.Id($"party/{party}", form.Command), party,
            new ComplaintForm(form.Act, form.Against, form.Article, form.From, form.To, place, form.Within), new OwnWords(form.What, form.WhatSalt), form.Language,
            [.. (form.Files ?? []).Select(file => new HandedFile(file.Type, file.Content))]);
        return await centre.SubmitAsync(command, cancellation) switch
        {
            CommandAnswer.Entered entered => await ReceiptAsync(centre, entered.Index, clock, cancellation),
            CommandAnswer.Refused refused => Refusals.Conflict(refused.Sentence),
            _ => Refusals.Conflict("The centre gave no answer."),
        };
    }

    private static async Task<IResult> ReceiptAsync(Centre centre, long index, TimeProvider clock, CancellationToken cancellation)
    {
        await centre.Register.WaitForAsync(index, TimeSpan.FromSeconds(5), clock, cancellation);
        return centre.Register.List<ComplaintView>(RegisterKinds.Complaint).LastOrDefault(one => one.Index == index) is { } filed
            && ComplaintReading.Receipt(centre, filed) is { } receipt
            ? Results.Ok(receipt)
            : Results.Ok(new EnteredAnswer(index));
    }

    /// <summary>A look is asked for, then said to be about the complaint; asked again with the same command, nothing happens twice.</summary>
    private static async Task<IResult> LookAsync(string number, LookForm form, Caller caller, Centre centre, CancellationToken cancellation)
    {
        if (ComplaintReading.Of(centre, caller, number) is null)
        {
            return Refusals.Conflict(None);
        }

        if ((form.Latitude is null) != (form.Longitude is null))
        {
            return Refusals.BadForm("latitude, longitude: they come together.");
        }

        var id = IdOf(caller, form.Command);
        Position? place = form is { Latitude: { } latitude, Longitude: { } longitude } ? new Position(latitude, longitude) : null;
        var asked = await centre.SubmitAsync(
            new CentreCommand.AskForLook(id, By(caller), form.Source, place, form.From, form.Until, new OwnWords(form.What, form.WhatSalt)), cancellation);
        return asked is CommandAnswer.Refused refused
            ? Refusals.Conflict(refused.Sentence)
            : await centre.AnswerAsync(new CentreCommand.TaskComplaint($"{id}/about", By(caller), number, ShiftIds.Of('l', id), null), cancellation);
    }

    /// <summary>Handed out to be kept, never shown: what a party hands in is foreign.</summary>
    private static IResult FileOf(string number, int file, Centre centre, Caller caller, ServerOptions options, HttpContext context)
    {
        if (ComplaintReading.Of(centre, caller, number) is not { } one || file < 1 || file > one.Files.Count)
        {
            return Refusals.NotFound("There is no such file.");
        }

        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return HandedFiles.Answer(one, file, options.Data, caller);
    }

    private static Instant Now(TimeProvider clock) => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private static string IdOf(Caller caller, string command) => Commands.Id(caller.Delegation!, command);

    private static Watchkeeper By(Caller caller) => new(caller.Delegation!, Kebab.Of(caller.Role));
}
