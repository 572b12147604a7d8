using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Engine;
using Truceline.Engine.Cases;
using Truceline.Engine.Register;
using Truceline.Server.Access;

namespace Truceline.Server.Shifts;

/// <summary>Watch business: who has the watch and what is open, what shall be looked at, when something flies.</summary>
public static class ShiftEndpoints
{
    /// <summary>How far back the page reads.</summary>
    private static readonly Duration Shown = Duration.FromDays(7);

    public static void MapShifts(this IEndpointRouteBuilder app)
    {
        var shift = app.MapGroup("/api").WithTags("Watch business").WaitingForMinIndex();
        shift.MapGet("/matters", (Centre centre, TimeProvider clock) => OpenMatters.Of(new RegisterReading(centre.Register), Now(clock)))
            .For(Deed.ReadRecord).Produces<IReadOnlyList<OpenMatter>>();
        shift.MapGet("/handovers", (Centre centre, Caller caller, TimeProvider clock) => centre.Register.List<HandoverView>(RegisterKinds.Handover, Now(clock) - Shown)
            .Reverse().Select(view => Answer(view, centre, caller)).ToArray()).For(Deed.ReadRecord).Produces<HandoverAnswer[]>();
        shift.MapGet("/looks", (Centre centre, TimeProvider clock) => Looks(centre, Now(clock))).For(Deed.ReadRecord).Produces<LookAnswer[]>();
        shift.MapGet("/flights", (Centre centre, TimeProvider clock) => Flights(centre, Now(clock))).For(Deed.ReadRecord).Produces<FlightAnswer[]>();
        MapCommands(shift);
    }

    /// <summary>A silence of a source read beside the flight plans.</summary>
    public static ImpedimentView BesidePlans(this Centre centre, ImpedimentView one, Instant now) => one is { Kind: ImpedimentKind.Outage, Source: { } source }
        ? one with { Planned = PlannedFlights.Read(source, one.From, one.To ?? now, centre.Register.List<FlightView>(RegisterKinds.Flight, null, one.To ?? now)).Reading }
        : one;

    private static void MapCommands(RouteGroupBuilder shift)
    {
        shift.MapPost("/handovers", (HandoverForm form, Caller caller, Centre centre, CancellationToken cancellation) => centre.AnswerAsync(
            new CentreCommand.HandOverShift(IdOf(caller, form.Command), By(caller), caller.User, new OwnWords(form.Log, form.LogSalt), form.Matters), cancellation))
            .For(Deed.KeepWatch).IsCommand();
        shift.MapPost("/handovers/{id}/takeover", (string id, TakeoverForm form, Caller caller, Centre centre, CancellationToken cancellation) =>
            centre.AnswerAsync(new CentreCommand.TakeOverShift(IdOf(caller, form.Command), By(caller), id, caller.User), cancellation)).For(Deed.KeepWatch).IsCommand();
        shift.MapPost("/looks", AskAsync).For(Deed.AskForLook).IsCommand();
        shift.MapPost("/looks/{id}/answer", (string id, LookAnswerForm form, Caller caller, Centre centre, CancellationToken cancellation) => centre.AnswerAsync(
            new CentreCommand.AnswerLook(IdOf(caller, form.Command), By(caller), id, form.Outcome, new OwnWords(form.Words, form.WordsSalt)), cancellation))
            .For(Deed.KeepWatch).IsCommand();
        shift.MapPost("/flights", (FlightForm form, Caller caller, Centre centre, CancellationToken cancellation) => centre.AnswerAsync(
            new CentreCommand.PlanFlight(IdOf(caller, form.Command), By(caller), form.Source, form.From, form.To), cancellation)).For(Deed.PlanFlight).IsCommand();
        shift.MapPost("/flights/{id}/cancel", (string id, CancelForm form, Caller caller, Centre centre, CancellationToken cancellation) => centre.AnswerAsync(
            new CentreCommand.CancelFlight(IdOf(caller, form.Command), By(caller), id, new OwnWords(form.Reason, form.ReasonSalt)), cancellation))
            .For(Deed.KeepWatch).IsCommand();
    }

    private static async Task<IResult> AskAsync(LookForm form, Caller caller, Centre centre, CancellationToken cancellation)
    {
        if ((form.Latitude is null) != (form.Longitude is null))
        {
            return Refusals.BadForm("latitude, longitude: they come together.");
        }

        Position? place = form is { Latitude: { } latitude, Longitude: { } longitude } ? new Position(latitude, longitude) : null;
        return await centre.AnswerAsync(
            new CentreCommand.AskForLook(
                IdOf(caller, form.Command), By(caller), form.Source, place, form.From, form.Until, new OwnWords(form.What, form.WhatSalt)), cancellation);
    }

    /// <summary>What is overdue first, then what is open by when it is due, then what was answered, the latest first.</summary>
    private static LookAnswer[] Looks(Centre centre, Instant now) =>
    [
        .. centre.Register.List<LookView>(RegisterKinds.Look)
            .Where(look => look.State == LookState.Open || look.AnsweredAt > now - Shown)
            .OrderBy(look => look.State == LookState.Open ? 0 : 1)
            .ThenBy(look => look.State == LookState.Open ? look.Until - Instant.MinValue : Instant.MaxValue - look.AnsweredAt!.Value)
            .Select(look => new LookAnswer(look, Text(centre, look.What), Text(centre, look.AnsweredWith), look.IsOverdueAt(now))),
    ];

    private static FlightAnswer[] Flights(Centre centre, Instant now) =>
    [
        .. centre.Register.List<FlightView>(RegisterKinds.Flight).Where(flight => flight.To > now - Shown)
            .Select(flight => new FlightAnswer(flight, Text(centre, flight.Reason), flight.CancelledAt is null && flight.To > now)),
    ];

    private static HandoverAnswer Answer(HandoverView view, Centre centre, Caller caller) => new(
        view, view.Delegation == caller.Delegation ? Text(centre, view.Log) : null, view.Officer == caller.User);

    private static string? Text(Centre centre, string? digest) => digest is null ? null : centre.TextOf(digest);

    private static Instant Now(TimeProvider clock) => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private static string IdOf(Caller caller, string command) => Commands.Id(caller.Delegation!, command);

    private static Watchkeeper By(Caller caller) => new(caller.Delegation!, Kebab.Of(caller.Role));
}
