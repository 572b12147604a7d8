using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Engine;
using Truceline.Engine.Cases;
using Truceline.Server.Access;

namespace Truceline.Server.Mandates;

/// <param name="Until">With a renewal: the first day on which it holds no more.</param>
/// <param name="Words">What that rests on; kept outside the log under its salted digest.</param>
public sealed record InstrumentForm(InstrumentSaid Said, string Words, string WordsSalt, string Command, LocalDate? Until = null);

/// <param name="Counts">For an instrument of the centre: whether the other delegation said the same.</param>
public sealed record StatedAnswer(InstrumentStatedView Stated, string? Words, bool Counts);

public sealed record InstrumentAnswer(Instrument Instrument, InstrumentStanding Standing, IReadOnlyList<StatedAnswer> Stated);

/// <summary>What the mission rests on, how each stands now, and what was stated of it.</summary>
public static class InstrumentEndpoints
{
    public static void MapInstruments(this IEndpointRouteBuilder app)
    {
        var instruments = app.MapGroup("/api/instruments").WithTags("Mandate").WaitingForMinIndex();
        instruments.MapGet("", (Centre centre) => Answer(centre)).For(Deed.ReadMandate).Produces<InstrumentAnswer[]>();
        instruments.MapPost("/{id}/statements", (string id, InstrumentForm form, Caller caller, Centre centre, CancellationToken cancellation) => centre.AnswerAsync(
            new CentreCommand.StateInstrument(
                Commands.Id(caller.Delegation!, form.Command), new Watchkeeper(caller.Delegation!, Kebab.Of(caller.Role)), id, form.Said, form.Until,
                new OwnWords(form.Words, form.WordsSalt)), cancellation)).For(Deed.StateInstrument).IsCommand();
    }

    private static InstrumentAnswer[] Answer(Centre centre)
    {
        var (mission, now) = (centre.Mission, centre.Now);
        var stated = centre.Register.List<InstrumentView>(RegisterKinds.Instrument);
        return [.. mission.Instruments.Select(instrument =>
        {
            var view = stated.FirstOrDefault(one => one.Instrument == instrument.Id);
            var agreed = view?.Agreed(instrument, now) ?? [];
            return new InstrumentAnswer(instrument, InstrumentStanding.Of(instrument, stated, now, mission.TimeZone), [.. (view?.Stated ?? []).Select(one => new StatedAnswer(
                one, centre.TextOf(one.Words), agreed.Any(other => other.Said == one.Said && other.Until == one.Until && other.Index >= one.Index)))]);
        })];
    }
}
