using System.Security.Cryptography;
using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.People;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Engine;
using Truceline.Engine.Cases;
using Truceline.Engine.People;
using Truceline.Server.Access;

namespace Truceline.Server.People;

/// <summary>Numbers of both rosters, crossings and visits for those concerned; names for the own delegation's administrator and head alone.</summary>
public static class StaffEndpoints
{
    private const int MostWritten = 200;
    private static readonly Duration Shown = Duration.FromDays(30);

    public static void MapStaff(this IEndpointRouteBuilder app)
    {
        var staff = app.MapGroup("/api/staff").WithTags("Staff").WaitingForMinIndex();
        staff.MapGet("", Answer).For(Deed.ReadStaffing);
        staff.MapGet("/outside", (Centre centre) => centre.Register.List<OutsideView>(RegisterKinds.Outside, centre.Now - Shown).Reverse().Take(Reads.Most).ToArray())
            .For(Deed.ReadOutside).Produces<OutsideView[]>();
        staff.MapGet("/own", Own).For(Deed.ReadOwnStaff).Produces<OwnStaffAnswer>();
        staff.MapGet("/own/check-ins", (string? date, Caller caller, Centre centre) => centre.Personal.CheckIns(
            caller.Delegation!, string.IsNullOrEmpty(date) ? centre.Now.InUtc().Date : Reads.Date(date, nameof(date)))).For(Deed.ReadOwnStaff).Produces<IReadOnlyList<KeptCheckIn>>();
        staff.MapPost("", ListAsync).For(Deed.KeepStaff).IsCommand();
        staff.MapPost("/{id}/strike", (string id, StaffCommandForm form, Caller caller, Centre centre, CancellationToken cancellation) =>
            centre.AnswerAsync(new CentreCommand.StrikeStaff(IdOf(caller, form.Command), By(caller), id), cancellation)).For(Deed.KeepStaff).IsCommand();
        staff.MapPost("/{id}/erase", EraseAsync).For(Deed.KeepStaff).IsCommand();
        staff.MapPost("/check-ins", CheckInAsync).For(Deed.CheckIn).IsCommand().Produces<CheckInAnswer>();
        staff.MapPost("/visits", PlanAsync).For(Deed.KeepStaff).IsCommand();
        staff.MapPost("/visits/{id}/end", (string id, VisitEndForm form, Caller caller, Centre centre, CancellationToken cancellation) =>
            centre.AnswerAsync(new CentreCommand.EndVisit(IdOf(caller, form.Command), By(caller), id, form.Outcome), cancellation)).For(Deed.KeepStaff).IsCommand();
    }

    private static StaffAnswer Answer(Centre centre, Caller caller)
    {
        var since = centre.Now - Shown;
        return new(
            StaffNumbers.Of(centre.Mission, centre.Register.List<StaffView>(RegisterKinds.Staff)), centre.Mission.Premises,
            [.. centre.Register.List<CrossingView>(RegisterKinds.Crossing, since).Reverse().Take(Reads.Most)],
            [.. centre.Register.List<VisitView>(RegisterKinds.Visit, since).Reverse().Take(Reads.Most)],
            centre.Mission.Modalities.ObservationPost.Permitted, Mandate.May(caller.Role, Deed.CheckIn));
    }

    private static OwnStaffAnswer Own(Centre centre, Caller caller)
    {
        var own = caller.Delegation!;
        return new(
            [.. centre.Register.List<StaffView>(RegisterKinds.Staff).Where(one => one.Delegation == own).Select(one => new OwnStaff(one, Data(centre, own, one.Staff, one.ErasedAt)))],
            [.. centre.Register.List<VisitView>(RegisterKinds.Visit).Where(one => one.Delegation == own).Select(one => new OwnVisit(one.Visit, Data(centre, own, one.Visit, one.ErasedAt)?.Name))]);
    }

    private static PersonalShown? Data(Centre centre, string own, string id, Instant? erased) =>
        erased is null && centre.Personal.Read(own, id) is { } data ? new(data.Name, data.Document, data.Function) : null;

    private static async Task<IResult> ListAsync(StaffForm form, Caller caller, Centre centre, CancellationToken cancellation)
    {
        if ((Trouble(form.Name, "name") ?? Trouble(form.Document, "document") ?? Trouble(form.Function, "function")) is { } trouble)
        {
            return Refusals.Conflict(trouble);
        }

        var command = IdOf(caller, form.Command);
        var id = ShiftIds.Of('s', command);
        return await EnterAsync(
            centre, caller.Delegation!, id, new PersonalData(form.Name.Trim(), form.Document.Trim(), form.Function.Trim(), NewSalt()),
            data => new CentreCommand.ListStaff(command, By(caller), id, data.Digest()), centre.Register.Get<StaffView>(RegisterKinds.Staff, id) is not null, cancellation);
    }

    private static async Task<IResult> PlanAsync(VisitForm form, Caller caller, Centre centre, CancellationToken cancellation)
    {
        var names = (form.Names ?? []).Select(name => name?.Trim() ?? "").ToList();
        if (names.Count == 0 || names.Count > MostWritten || names.Select(name => Trouble(name, "name")).FirstOrDefault(one => one is not null) is not null)
        {
            return Refusals.Conflict($"Name who goes: each with 1 to {MostWritten} characters.");
        }

        var command = IdOf(caller, form.Command);
        var id = ShiftIds.Of('y', command);
        return await EnterAsync(
            centre, caller.Delegation!, id, new PersonalData(string.Join('\n', names), "", "visit", NewSalt()),
            data => new CentreCommand.PlanVisit(command, new PlanVisit(id, By(caller), form.InvitedBy, data.Digest(), names.Count, form.Sector, form.From, form.To)),
            centre.Register.Get<VisitView>(RegisterKinds.Visit, id) is not null, cancellation);
    }

    /// <summary>The data are there before the entry that names their digest, and go again where it was refused. A command that was entered before writes nothing.</summary>
    private static async Task<IResult> EnterAsync(
        Centre centre, string delegation, string id, PersonalData data, Func<PersonalData, CentreCommand> commandOf, bool isEntered, CancellationToken cancellation)
    {
        var kept = isEntered ? null : centre.Personal.Read(delegation, id);
        if (!isEntered && kept is null)
        {
            centre.Personal.Write(delegation, id, data);
        }

        var answer = await centre.SubmitAsync(commandOf(kept ?? data), cancellation);
        if (answer is CommandAnswer.Refused refused)
        {
            if (!isEntered)
            {
                centre.Personal.Erase(delegation, id);
            }

            return Refusals.Conflict(refused.Sentence);
        }

        return Results.Ok(new EnteredAnswer(((CommandAnswer.Entered)answer).Index));
    }

    /// <summary>The entry comes first: data that are gone without one would look like a loss. Asked again, what may have been left is taken away.</summary>
    private static async Task<IResult> EraseAsync(string id, StaffCommandForm form, Caller caller, Centre centre, CancellationToken cancellation)
    {
        var answer = await centre.SubmitAsync(new CentreCommand.ErasePersonalData(IdOf(caller, form.Command), By(caller), id), cancellation);
        if (answer is CommandAnswer.Refused refused)
        {
            return Refusals.Conflict(refused.Sentence);
        }

        centre.Personal.Erase(caller.Delegation!, id);
        return Results.Ok(new EnteredAnswer(((CommandAnswer.Entered)answer).Index));
    }

    /// <summary>The own delegation keeps the check-in; others are told of a crossing, and with the host of somebody outside whom nothing permits.</summary>
    private static async Task<IResult> CheckInAsync(CheckInForm form, Caller caller, Centre centre, CancellationToken cancellation)
    {
        var made = new CheckIn(form.Kind, new Position(form.Latitude, form.Longitude), form.Accuracy, form.Absence, form.Visit);
        if (made.Trouble() is { } trouble)
        {
            return Refusals.Conflict(trouble);
        }

        var (command, delegation, now) = (IdOf(caller, form.Command), caller.Delegation!, centre.Now);
        var visit = form.Visit is { } id ? centre.Register.Get<VisitView>(RegisterKinds.Visit, id) : null;
        var judged = made.Judge(centre.Mission, delegation, visit, now);
        if (!centre.Personal.Add(delegation, new KeptCheckIn(
            caller.User, caller.Name, form.Kind, form.Latitude, form.Longitude, form.Accuracy, form.Absence, form.Visit, judged.Where, now, command)))
        {
            return Refusals.Conflict("Today's check-ins fill their file; ask your administrator.");
        }

        var crossing = judged.Crosses
            ? await centre.SubmitAsync(new CentreCommand.TellCrossing(command, new TellCrossing(ShiftIds.Of('x', command), delegation, form.Kind, form.Absence, judged.At)), cancellation)
            : null;
        var notice = judged.IsOutside
            ? await centre.SubmitAsync(new CentreCommand.TellOutside($"{command}/outside", new TellOutside(ShiftIds.Of('u', command), delegation, form.Absence, judged.At)), cancellation)
            : null;
        return new[] { crossing, notice }.OfType<CommandAnswer.Refused>().FirstOrDefault() is { } refused
            ? Refusals.Conflict(refused.Sentence)
            : Results.Ok(new CheckInAnswer(judged.Where, Index(crossing), Index(notice)));
    }

    private static long? Index(CommandAnswer? answer) => (answer as CommandAnswer.Entered)?.Index;

    private static string? Trouble(string? text, string member) =>
        string.IsNullOrWhiteSpace(text) || text.Length > MostWritten || text.Any(char.IsControl) ? $"{member}: write 1 to {MostWritten} characters." : null;

    private static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static string IdOf(Caller caller, string command) => Commands.Id(caller.Delegation!, command);

    private static Watchkeeper By(Caller caller) => new(caller.Delegation!, Kebab.Of(caller.Role));
}
