using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Server.Access;

namespace Truceline.Server.Cases;

/// <summary>For which delegation a seal, or its opening, speaks by itself.</summary>
internal static class Sealing
{
    /// <summary>The delegation of the enrolled key whose signature over the seal holds; null where none does.</summary>
    public static string? SignerOf(CaseView? file, KeyView? key, string mission, SealForm form, Instant now, SignatureCheck verify)
    {
        if (file is not { Rounds: [.., var round] } || key is null || !key.May(key.Delegation, KeyRoles.Reviewer, now))
        {
            return null;
        }

        var message = SignedTexts.Commitment(mission, file.Case, round.Round, key.Delegation, form.Commitment);
        return verify.Holds(key.PublicKey, message, form.Signature) ? key.Delegation : null;
    }

    /// <summary>The delegation whose sealed commitment form and salt give; null where there is none. Nobody else can know the salt.</summary>
    public static string? OwnerOf(CaseView? file, string mission, OpenSealForm form) => file is not { Rounds: [.., var round] }
        ? null
        : round.Delegations.FirstOrDefault(seat => seat.Seal is { } made && made.Commitment ==
            new Commitment(mission, file.OpenHash, round.Round, seat.Delegation, made.ReviewerKey, form.Salt, form.Form).Compute())?.Delegation;

    /// <summary>Null where it may go on: a session must be allowed to and of that delegation; without one the seal itself has spoken.</summary>
    /// <param name="speaksFor">As found by the functions above.</param>
    public static IResult? Refusal(Caller? caller, Deed deed, string? speaksFor, string unknown) => caller switch
    {
        null when speaksFor is null => Results.Json(new RefusalAnswer(unknown), statusCode: StatusCodes.Status401Unauthorized),
        null => null,
        _ when !Mandate.May(caller.Role, deed) => Refusals.Forbidden("Your role may not do this."),
        _ when speaksFor is null => Refusals.Conflict(unknown),
        _ when speaksFor != caller.Delegation => Refusals.Forbidden("Nobody acts for the other delegation."),
        _ => null,
    };
}
