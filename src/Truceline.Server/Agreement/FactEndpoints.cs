using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Marks;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Engine;
using Truceline.Engine.Cases;
using Truceline.Server.Access;

namespace Truceline.Server.Agreement;

/// <summary>A fact as it is reported (docs/formats/facts.md): the members of its kind and no other.</summary>
/// <param name="Latitude">Degrees; with longitude and sigma, or none of them.</param>
/// <param name="Sigma">Metres, one standard deviation of the place.</param>
/// <param name="Note">Free text; kept outside the log under its salted digest.</param>
/// <param name="NoteSalt">256 bits, lower hex.</param>
public sealed record ReportedFactForm(
    FactKind Kind, Instant At, Provenance Provenance, string Command, string? Party = null, string? Clause = null, string? Product = null, Instant? To = null,
    string? Unit = null, Weapon? Weapon = null, double? Latitude = null, double? Longitude = null, double? Sigma = null, Strength? Of = null,
    ReportedCount? Count = null, string? Site = null, IReadOnlyList<StoredWeapons>? Stored = null, string? Zone = null, ObstructionCause? Cause = null,
    IReadOnlyList<string>? With = null, NotifiedThing? Thing = null, Instant? Told = null, string? Note = null, string? NoteSalt = null);

public sealed record WithdrawnFactForm(string Reason, string ReasonSalt, string Command);

/// <param name="Words">Asked of a denial.</param>
/// <param name="WordsSalt">256 bits, lower hex.</param>
public sealed record FactVerdictForm(FactVerdict Verdict, string Command, string? Words = null, string? WordsSalt = null);

/// <param name="Note">Null where there is none, or where it was taken away.</param>
/// <param name="Words">Of each verdict, in its place; likewise.</param>
public sealed record FactAnswer(FactView Fact, string? Note, string? Reason, IReadOnlyList<string?> Words);

/// <summary>What no sensor tells, put on record by a delegation.</summary>
public static class FactEndpoints
{
    public static void MapFacts(this IEndpointRouteBuilder app)
    {
        var facts = app.MapGroup("/api/facts").WithTags("Agreement").WaitingForMinIndex();
        facts.MapGet("", (string? from, string? to, Centre centre) => centre.Span<FactView>(RegisterKinds.Fact, from, to) is { } found
            ? Results.Ok(found.Select(fact => Answer(centre, fact)).ToArray())
            : Reads.TooMany).For(Deed.ReadRecord).Produces<FactAnswer[]>();
        facts.MapPost("", ReportAsync).For(Deed.ReportFact).IsCommand();
        facts.MapPost("/{id}/withdraw", (string id, WithdrawnFactForm form, Caller caller, Centre centre, CancellationToken cancellation) => centre.AnswerAsync(
            new CentreCommand.WithdrawFact(IdOf(caller, form.Command), By(caller), id, new OwnWords(form.Reason, form.ReasonSalt)), cancellation))
            .For(Deed.ReportFact).IsCommand();
        facts.MapPost("/{id}/verdicts", (string id, FactVerdictForm form, Caller caller, Centre centre, CancellationToken cancellation) => centre.AnswerAsync(
            new CentreCommand.JudgeFact(
                IdOf(caller, form.Command), By(caller), id, form.Verdict, form.Words is null ? null : new OwnWords(form.Words, form.WordsSalt ?? "")), cancellation))
            .For(Deed.JudgeFact).IsCommand();
    }

    private static FactAnswer Answer(Centre centre, FactView fact) =>
        new(fact, Text(centre, fact.Note), Text(centre, fact.Reason), [.. fact.Verdicts.Select(said => Text(centre, said.Words))]);

    private static async Task<IResult> ReportAsync(ReportedFactForm form, Caller caller, Centre centre, CancellationToken cancellation)
    {
        if (form is not ({ Latitude: null, Longitude: null, Sigma: null } or { Latitude: not null, Longitude: not null, Sigma: not null }))
        {
            return Refusals.BadForm("latitude, longitude, sigma: they come together.");
        }

        if (form.With?.Contains(null!) == true || form.Stored?.Contains(null!) == true)
        {
            return Refusals.BadForm("with, stored: nothing in a list is null.");
        }

        PlacedPoint? place = form is { Latitude: { } latitude, Longitude: { } longitude, Sigma: { } sigma }
            ? new PlacedPoint(new Position(latitude, longitude), new ErrorEllipse(sigma, sigma, 0), "reported")
            : null;
        return await centre.AnswerAsync(
            new CentreCommand.ReportFact(
                IdOf(caller, form.Command), By(caller), FormOf(form, place), form.Provenance,
                form.Note is null ? null : new OwnWords(form.Note, form.NoteSalt ?? "")),
            cancellation);
    }

    private static FactForm FormOf(ReportedFactForm form, PlacedPoint? place) => new(form.Kind, form.At)
    {
        Party = form.Party, Clause = form.Clause, Product = form.Product, To = form.To, Unit = form.Unit, Weapon = form.Weapon, Place = place, Of = form.Of,
        Count = form.Count, Site = form.Site, Stored = form.Stored, Zone = form.Zone, Cause = form.Cause, With = form.With, Thing = form.Thing, Told = form.Told,
    };

    private static string? Text(Centre centre, string? digest) => digest is null ? null : centre.TextOf(digest);

    private static string IdOf(Caller caller, string command) => Commands.Id(caller.Delegation!, command);

    private static Watchkeeper By(Caller caller) => new(caller.Delegation!, Kebab.Of(caller.Role));
}
