using System.Security.Claims;
using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Engine;
using Truceline.Engine.Cases;
using Truceline.Ledger;
using Truceline.Server.Access;

namespace Truceline.Server.Cases;

/// <param name="Commitment">SHA-256, lower hex.</param>
/// <param name="ReviewerKey">Ed25519, lower hex; enrolled and countersigned by its head.</param>
/// <param name="Signature">Over the commitment's signed text, lower hex.</param>
public sealed record SealForm(string Commitment, string ReviewerKey, string Signature, string Command);

/// <param name="Form">Canonical form, byte for byte as sealed.</param>
/// <param name="Salt">256 bits, lower hex.</param>
public sealed record OpenSealForm(string Form, string Salt, string Command, string? Text = null, string? TextSalt = null);

/// <summary>
/// Sealing an assessment and opening it: by a reviewer's session, or by the command line client without one. Then the
/// enrolled key's signature tells who seals, and knowing what was sealed tells who opens; both are checked before
/// anything else is looked at.
/// </summary>
public static class SealingEndpoints
{
    public static void MapSealing(this IEndpointRouteBuilder cases)
    {
        var sealing = cases.MapGroup("").AllowAnonymous().RequireRateLimiting(AccessServices.SignedLimit);
        sealing.MapPost("/{number}/assessments", SealAsync).IsCommand();
        sealing.MapPost("/{number}/reveals", OpenAsync).IsCommand();
    }

    private static Task<IResult> SealAsync(
        string number, SealForm form, ClaimsPrincipal user, Centre centre, TimeProvider clock, CancellationToken cancellation)
    {
        var file = centre.Register.Get<CaseView>(RegisterKinds.Case, number);
        var key = centre.Register.Get<KeyView>(RegisterKinds.Key, form.ReviewerKey);
        var signer = Sealing.SignerOf(file, key, centre.Mission.Id, form, Instant.FromDateTimeOffset(clock.GetUtcNow()), Ed25519.Verify);
        return Sealing.Refusal(Caller.Of(user), Deed.SealAssessment, signer, "The signature is not that of a reviewer's key in force.") is { } refusal
            ? Task.FromResult(refusal)
            : centre.AnswerAsync(
                new CentreCommand.CommitAssessment(
                    Commands.Id(signer!, form.Command), number, signer!, form.Commitment, form.ReviewerKey, form.Signature),
                cancellation);
    }

    private static Task<IResult> OpenAsync(
        string number, OpenSealForm form, ClaimsPrincipal user, Centre centre, CancellationToken cancellation)
    {
        var file = centre.Register.Get<CaseView>(RegisterKinds.Case, number);
        var owner = Sealing.OwnerOf(file, centre.Mission.Id, form);
        return Sealing.Refusal(Caller.Of(user), Deed.OpenSeal, owner, "Form and salt do not give a commitment that was sealed in this case.") is { } refusal
            ? Task.FromResult(refusal)
            : centre.AnswerAsync(
                new CentreCommand.RevealAssessment(
                    Commands.Id(owner!, form.Command), number, owner!, form.Form, form.Salt, form.Text, form.TextSalt),
                cancellation);
    }
}
