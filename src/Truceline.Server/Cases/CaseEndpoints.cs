using NodaTime;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Engine;
using Truceline.Engine.Cases;
using Truceline.Server.Access;

namespace Truceline.Server.Cases;

public sealed record OpenCaseForm(IReadOnlyList<string> Incidents, string Reason, string Command);

/// <param name="Reason">Why a decided case is judged again.</param>
public sealed record OpenRoundForm(string Reason, string Command);

/// <param name="Finding">Digest of the finding's canonical JSON, lower hex.</param>
/// <param name="Signed">False refuses to sign, which is recorded as well.</param>
/// <param name="Signature">Ed25519 by the head, lower hex.</param>
public sealed record FindingForm(string Finding, bool Signed, string HeadKey, string Signature, string Command);

/// <summary>Cases, as both delegations see them, and what a session may do to one.</summary>
public static class CaseEndpoints
{
    public static void MapCases(this IEndpointRouteBuilder app)
    {
        var cases = app.MapGroup("/api/cases").WithTags("Cases").WaitingForMinIndex();
        cases.MapGet("", (Centre centre, TimeProvider clock) =>
            centre.Register.List<CaseView>(RegisterKinds.Case).Select(file => file.AsOf(Now(clock))).ToArray()).For(Deed.ReadCases);
        cases.MapGet("/{number}", (string number, Centre centre, TimeProvider clock) =>
            centre.Register.Get<CaseView>(RegisterKinds.Case, number) is { } file
                ? Results.Ok(file.AsOf(Now(clock)))
                : Refusals.NotFound("There is no such case.")).For(Deed.ReadCases).Produces<CaseView>();
        cases.MapPost("", OpenAsync).For(Deed.OpenCase).IsCommand();
        cases.MapPost("/{number}/rounds", ReopenAsync).For(Deed.ReopenCase).IsCommand();
        cases.MapPost("/{number}/findings", JudgeAsync).For(Deed.JudgeFinding).IsCommand();
        cases.MapSealing();
    }

    private static Task<IResult> OpenAsync(OpenCaseForm form, Caller caller, Centre centre, CancellationToken cancellation) =>
        form.Incidents.Count is < 1 or > 100
            ? Task.FromResult(Refusals.BadForm("incidents: name 1 to 100."))
            : centre.AnswerAsync(
                new CentreCommand.OpenCase(Commands.Id(caller.Delegation!, form.Command), form.Incidents, caller.Delegation!, form.Reason), cancellation);

    private static Task<IResult> ReopenAsync(string number, OpenRoundForm form, Caller caller, Centre centre, CancellationToken cancellation) =>
        centre.AnswerAsync(
            new CentreCommand.OpenRound(Commands.Id(caller.Delegation!, form.Command), number, caller.Delegation!, form.Reason), cancellation);

    private static Instant Now(TimeProvider clock) => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private static Task<IResult> JudgeAsync(string number, FindingForm form, Caller caller, Centre centre, CancellationToken cancellation) =>
        centre.AnswerAsync(
            new CentreCommand.JudgeFinding(
                Commands.Id(caller.Delegation!, form.Command), number, caller.Delegation!, form.Finding, form.Signed, form.HeadKey, form.Signature),
            cancellation);
}
