using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Impediments;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Engine;
using Truceline.Engine.Cases;
using Truceline.Server.Access;
using Truceline.Server.Shifts;

namespace Truceline.Server.Impediments;

/// <param name="Source">Id of a source; or none, with a sector.</param>
/// <param name="Sector">Id of a zone or of a named place; or none, with a source.</param>
/// <param name="To">Absent while it lasts.</param>
/// <param name="DeniedBy">With access denied; never a name.</param>
/// <param name="Words">The words used, kept outside the log under their salted digest; with salt and language, or none of the three.</param>
/// <param name="Post">Of a post, patrol or observer: its id; absent for a delegation.</param>
public sealed record ImpedimentForm(
    ImpedimentKind Kind, Instant From, string Command, string? Source = null, string? Sector = null, Instant? To = null, DenierRole? DeniedBy = null,
    string? Words = null, string? WordsSalt = null, string? Language = null, string? Post = null);

public sealed record ImpedimentEndForm(Instant To, string Command, string? Post = null);

public sealed record ImpedimentWithdrawForm(string Reason, string ReasonSalt, string Command, string? Post = null);

/// <param name="Reason">Needed to dispute; with its salt.</param>
public sealed record ImpedimentReviewForm(bool Confirmed, string Command, string? Reason = null, string? ReasonSalt = null);

/// <param name="Words">Null where there are none, or where they were taken away; so are the others.</param>
/// <param name="Reasons">Of the reviews, in their order.</param>
public sealed record ImpedimentAnswer(ImpedimentView Impediment, string? Words, string? WithdrawnBecause, IReadOnlyList<string?> Reasons);

/// <summary>What kept the centre from seeing: as found and as persons state it, and what the delegations say of it.</summary>
public static class ImpedimentEndpoints
{
    public static void MapImpediments(this IEndpointRouteBuilder app)
    {
        var impediments = app.MapGroup("/api/impediments").WithTags("Impediments").WaitingForMinIndex();
        impediments.MapGet("/{id}", (string id, Centre centre, TimeProvider clock) => centre.Register.Get<ImpedimentView>(RegisterKinds.Impediment, id) is { } view
            ? Results.Ok(Answer(centre, view, Instant.FromDateTimeOffset(clock.GetUtcNow())))
            : Refusals.NotFound("There is no such impediment.")).For(Deed.ReadRecord).Produces<ImpedimentAnswer>();
        impediments.MapPost("", (ImpedimentForm form, Caller caller, Centre centre, CancellationToken cancellation) => centre.AnswerAsync(
            new CentreCommand.StateImpediment(
                Id(caller, form.Command), By(caller, form.Post), form.Kind, form.Source, form.Sector, form.From, form.To, form.DeniedBy,
                form.Words is { } words ? new OwnWords(words, form.WordsSalt ?? "") : null, form.Language), cancellation)).For(Deed.StateImpediment).IsCommand();
        impediments.MapPost("/{id}/end", (string id, ImpedimentEndForm form, Caller caller, Centre centre, CancellationToken cancellation) => centre.AnswerAsync(
            new CentreCommand.EndImpediment(Id(caller, form.Command), By(caller, form.Post), id, form.To), cancellation)).For(Deed.StateImpediment).IsCommand();
        impediments.MapPost("/{id}/withdraw", (string id, ImpedimentWithdrawForm form, Caller caller, Centre centre, CancellationToken cancellation) => centre.AnswerAsync(
            new CentreCommand.WithdrawImpediment(Id(caller, form.Command), By(caller, form.Post), id, new OwnWords(form.Reason, form.ReasonSalt)), cancellation))
            .For(Deed.StateImpediment).IsCommand();
        impediments.MapPost("/{id}/review", (string id, ImpedimentReviewForm form, Caller caller, Centre centre, CancellationToken cancellation) => centre.AnswerAsync(
            new CentreCommand.ReviewImpediment(
                Id(caller, form.Command), new Watchkeeper(caller.Delegation!, Kebab.Of(caller.Role)), id, form.Confirmed,
                form.Reason is { } reason ? new OwnWords(reason, form.ReasonSalt ?? "") : null), cancellation)).For(Deed.ReviewImpediment).IsCommand();
    }

    private static string Id(Caller caller, string command) => Commands.Id(caller.Delegation ?? $"{Kebab.Of(caller.Role)}/{caller.User}", command);

    private static Stater By(Caller caller, string? post) => new(caller.Delegation, Kebab.Of(caller.Role), caller.Delegation is null ? post : null);

    private static ImpedimentAnswer Answer(Centre centre, ImpedimentView view, Instant now) => new(
        centre.BesidePlans(view, now), Text(centre, view.Stated?.Words), Text(centre, view.Withdrawn?.Reason), [.. view.Reviews.Select(one => Text(centre, one.Reason))]);

    private static string? Text(Centre centre, string? digest) => digest is null ? null : centre.TextOf(digest);
}
