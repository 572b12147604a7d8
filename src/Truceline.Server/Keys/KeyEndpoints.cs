using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Engine;
using Truceline.Engine.Cases;
using Truceline.Server.Access;

namespace Truceline.Server.Keys;

/// <param name="Countersignature">By the head of the delegation, over the key's signed text, lower hex.</param>
public sealed record KeyForm(string Delegation, string Role, string PublicKey, string Countersignature, string Command);

public sealed record RevokeForm(string Command);

/// <param name="Seed">Of the Ed25519 key, lower hex. The program made it and keeps it: what it signs binds nobody.</param>
public sealed record DemoKeyAnswer(string Delegation, string Role, string PublicKey, string Seed);

/// <summary>Keys of people. A delegation's own administrator or head enrols and revokes them; the head's signature makes them count.</summary>
public static class KeyEndpoints
{
    public static void MapKeys(this IEndpointRouteBuilder app)
    {
        var keys = app.MapGroup("/api/keys").WithTags("Keys").WaitingForMinIndex();
        keys.MapGet("", (Centre centre) => centre.Register.List<KeyView>(RegisterKinds.Key)).RequireAuthorization();
        keys.MapPost("", EnrolAsync).For(Deed.EnrolKey).IsCommand();
        keys.MapPost("/{publicKey}/revoke", RevokeAsync).For(Deed.RevokeKey).IsCommand();
        app.MapGet("/api/demo/keys", DemoKeyOf).For(Deed.SealAssessment, Deed.JudgeFinding).WithTags("Keys").Produces<DemoKeyAnswer>();
    }

    /// <summary>The key that a demonstration made for the caller's own role; there is none anywhere else.</summary>
    private static IResult DemoKeyOf(Caller caller, Centre centre, ServerOptions options) =>
        options.Demo && centre.DemoKeys is { } keys && caller.Delegation is { } delegation
            ? Results.Ok(new DemoKeyAnswer(
                delegation, caller.Role.Name(), keys.PublicKeyOf(delegation, caller.Role.Name()),
                Convert.ToHexStringLower(keys.SeedOf(delegation, caller.Role.Name()))))
            : Refusals.NotFound("This is no demonstration; people make their own keys.");

    private static Task<IResult> EnrolAsync(KeyForm form, Caller caller, Centre centre, CancellationToken cancellation) =>
        form.Delegation != caller.Delegation
            ? Task.FromResult(Refusals.Forbidden("Nobody enrols keys for the other delegation."))
            : centre.AnswerAsync(
                new CentreCommand.EnrolKey(
                    Commands.Id(form.Delegation, form.Command), form.Delegation, form.Role, form.PublicKey, form.Countersignature),
                cancellation);

    private static Task<IResult> RevokeAsync(string publicKey, RevokeForm form, Caller caller, Centre centre, CancellationToken cancellation) =>
        centre.Register.Get<KeyView>(RegisterKinds.Key, publicKey)?.Delegation != caller.Delegation
            ? Task.FromResult(Refusals.NotFound("Your delegation has no such key."))
            : centre.AnswerAsync(
                new CentreCommand.RevokeKey(
                    Commands.Id(caller.Delegation!, form.Command), caller.Delegation!, publicKey, $"{caller.Delegation} {caller.Role.Name()}"),
                cancellation);
}
