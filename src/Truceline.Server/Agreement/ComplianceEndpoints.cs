using NodaTime;
using NodaTime.Text;
using Truceline.Core.Agreement;
using Truceline.Core.Mandates;
using Truceline.Core.Posts;
using Truceline.Core.Record;
using Truceline.Core.Reports;
using Truceline.Engine;
using Truceline.Engine.Coverage;
using Truceline.Engine.Register;
using Truceline.Server.Access;
using Truceline.Server.Incidents;

namespace Truceline.Server.Agreement;

/// <summary>Which party complies with which article on which day, as far as the reader may know.</summary>
public static class ComplianceEndpoints
{
    /// <summary>Entries that are folded for an answer of an earlier day; beyond it the command line answers.</summary>
    private const long MostFolded = 200_000;

    private const int Week = 7;

    public static void MapCompliance(this IEndpointRouteBuilder app) => app.MapGroup("/api/compliance").WithTags("Agreement").WaitingForMinIndex()
        .MapGet("", AnswerAsync).For(Deed.ReadRecord).Produces<Compliance>();

    private static async Task<IResult> AnswerAsync(
        string? from, string? to, string? knownAt, Centre centre, Caller caller, ServerOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var endOf = Day(knownAt);
        var asked = endOf is { } whole ? centre.Mission.DayOf(whole).End : Reads.Time(knownAt, nameof(knownAt));
        if (asked is { } early && Compliance.WrongSpan(early.InUtc().Date, early.InUtc().Date) is { } impossible)
        {
            return Refusals.BadForm(impossible);
        }

        var known = asked is { } then && then < now ? then : now;
        var last = string.IsNullOrEmpty(to) ? endOf is { } day && asked <= now ? day : centre.Mission.DateOf(known) : Reads.Date(to, nameof(to));
        var first = string.IsNullOrEmpty(from) ? last.PlusDays(1 - Week) : Reads.Date(from, nameof(from));
        if (Compliance.WrongSpan(first, last) is { } refusal)
        {
            return Refusals.BadForm(refusal);
        }

        if (known == now)
        {
            return Results.Ok(Of(centre.Mission, centre.Register.List<IncidentView>, centre.Register.List<CaseView>, centre.Register.List<FactView>, centre.Register.List<PostView>));
        }

        return await KnownThen.FoldAsync(centre.Log, options.Data, known, MostFolded, cancellation).ConfigureAwait(false) is { } folded
            ? Results.Ok(Of(folded.Mission ?? centre.Mission, folded.Rows.List<IncidentView>, folded.Rows.List<CaseView>, folded.Rows.List<FactView>, folded.Rows.List<PostView>))
            : Refusals.Conflict($"More than {MostFolded} entries had been made by then; ask the command line: truceline compliance --as-of.");

        Compliance Of(
            Mission mission, Func<string, Instant?, Instant?, IEnumerable<IncidentView>> incidents, Func<string, Instant?, Instant?, IEnumerable<CaseView>> cases,
            Func<string, Instant?, Instant?, IEnumerable<FactView>> facts, Func<string, Instant?, Instant?, IEnumerable<PostView>> posts) =>
            Compliance.Of(
                mission, first, last, known,
                incidents(RegisterKinds.Incident, Compliance.ReceivedFrom(mission, first), null).Select(incident => AsMaySee(centre, caller, incident)),
                [.. cases(RegisterKinds.Case, null, null)], [.. facts(RegisterKinds.Fact, null, null).Select(fact => fact.Read()).OfType<Fact>(), .. PostFacts.Of(mission, posts(RegisterKinds.Post, null, null), first, last, known)], new ObservedZones(mission, _ => centre.Coverage).Share);
    }

    /// <summary>A day of knowledge stands for its end; null where the text is none.</summary>
    private static LocalDate? Day(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true } day && Compliance.WrongSpan(day.Value, day.Value) is null ? day.Value : null;

    /// <summary>What is withheld today stays withheld in yesterday's answer.</summary>
    private static IncidentView AsMaySee(Centre centre, Caller caller, IncidentView incident) =>
        centre.Register.Get<IncidentView>(RegisterKinds.Incident, incident.Incident) is { } today
        && centre.AsSeenBy(caller, today) is { } seen
            ? Closed(centre.Mission, incident, seen.Report?.OpensAt) is var shown && seen.AttributionWithheld is { } because ? shown.WithoutAttribution(because) : shown
            : incident;

    private static IncidentView Closed(Mission mission, IncidentView incident, Instant? opens) => opens is { } at ? ClosedReport.Of(mission, incident, at) : incident;
}
