using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Core.Sensors;
using Truceline.Core.Shifts;
using Truceline.Engine;
using Truceline.Engine.Cases;
using Truceline.Engine.Sensors;
using Truceline.Server.Access;

namespace Truceline.Server.Sensors;

/// <param name="Raised">Which occurrence of the alarm, as the source's health states it.</param>
public sealed record AcknowledgeForm(Instant Raised, string Command);

/// <param name="Reason">Free text; it is kept outside the log, under its salted digest.</param>
/// <param name="ReasonSalt">256 bits, lower hex.</param>
public sealed record ShelveForm(Instant Until, string Reason, string ReasonSalt, string Command);

public sealed record ResumeForm(string Command);

/// <param name="ReasonText">Null where none was given, where it was taken away, or where the role reads no record.</param>
public sealed record AlarmAnswer(AlarmView Tended, string? ReasonText);

/// <summary>How each source does, and what the delegations do about its alarms.</summary>
public static class SensorEndpoints
{
    public static void MapSensors(this IEndpointRouteBuilder app)
    {
        var sensors = app.MapGroup("/api").WithTags("Sensors").WaitingForMinIndex();
        sensors.MapGet("/sources/{id}/curve", (string id, Centre centre) =>
            centre.CurveOf(id) is { } curve ? Results.Ok(curve) : Refusals.NotFound("There is no such source."))
            .For(Deed.ReadHealth).Produces<IReadOnlyList<HealthPoint>>();
        sensors.MapGet("/alarms", (Centre centre, Caller caller) =>
            centre.Register.List<AlarmView>(RegisterKinds.Alarm).Select(view => Answer(view, centre, caller)).ToArray())
            .For(Deed.ReadHealth).Produces<AlarmAnswer[]>();
        sensors.MapPost("/sources/{id}/alarms/{alarm}/acknowledge", (string id, string alarm, AcknowledgeForm form, Caller caller, Centre centre, CancellationToken cancellation) =>
            centre.AnswerAsync(new CentreCommand.AcknowledgeAlarm(IdOf(caller, form.Command), By(caller), id, Kind(alarm), form.Raised), cancellation))
            .For(Deed.TendAlarms).IsCommand();
        sensors.MapPost("/sources/{id}/alarms/{alarm}/shelve", (string id, string alarm, ShelveForm form, Caller caller, Centre centre, CancellationToken cancellation) =>
            centre.AnswerAsync(
                new CentreCommand.ShelveAlarm(IdOf(caller, form.Command), By(caller), id, Kind(alarm), form.Until, new OwnWords(form.Reason, form.ReasonSalt)), cancellation))
            .For(Deed.TendAlarms).IsCommand();
        sensors.MapPost("/sources/{id}/alarms/{alarm}/resume", (string id, string alarm, ResumeForm form, Caller caller, Centre centre, CancellationToken cancellation) =>
            centre.AnswerAsync(new CentreCommand.ResumeAlarm(IdOf(caller, form.Command), By(caller), id, Kind(alarm)), cancellation))
            .For(Deed.TendAlarms).IsCommand();
    }

    private static AlarmAnswer Answer(AlarmView view, Centre centre, Caller caller) =>
        new(view, view.Reason is { } digest && Mandate.May(caller.Role, Deed.ReadRecord) ? centre.TextOf(digest) : null);

    /// <exception cref="BadHttpRequestException">There is no such alarm.</exception>
    private static AlarmKind Kind(string name)
    {
        foreach (var kind in Enum.GetValues<AlarmKind>())
        {
            if (Kebab.Of(kind) == name)
            {
                return kind;
            }
        }

        throw new BadHttpRequestException("There is no such alarm.");
    }

    private static string IdOf(Caller caller, string command) => Commands.Id(caller.Delegation!, command);

    private static Watchkeeper By(Caller caller) => new(caller.Delegation!, Kebab.Of(caller.Role));
}
