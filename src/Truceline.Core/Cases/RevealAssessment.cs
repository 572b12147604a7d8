using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Core.Cases;

/// <summary>A delegation opens its seal. Form and salt must give the very commitment that was sealed.</summary>
/// <param name="By">The delegation.</param>
/// <param name="Form">Canonical form.</param>
/// <param name="Salt">256 bits, lower hex.</param>
/// <param name="Text">Free text that the form names by digest; it is kept beside the log.</param>
/// <param name="TextSalt">256 bits, lower hex; with the text.</param>
public sealed record RevealAssessment(string By, string Form, string Salt, string? Text, string? TextSalt) : ICaseCommand
{
    /// <summary>Characters of free text.</summary>
    public const int MaxText = 20_000;

    public Decision<Statement> Decide(CaseFile current, Instant now)
    {
        var seat = current.Current.SeatOf(By);
        var form = CanonicalForm.Read(Form);
        return current switch
        {
            { Stage: Stage.Assessing } => Decision.Refuse("Seals are opened when the round has closed, and it is still open."),
            _ when seat is null => Decision.Refuse($"{By} is not a delegation of this mission."),
            _ when Trouble(seat, current.Current, now) is { } trouble => Decision.Refuse(trouble),
            _ when form is null => Decision.Refuse("The form is not in its canonical spelling."),
            _ when !Matches(current, seat) => Decision.Refuse("Form and salt do not give the commitment that was sealed."),
            _ when TextTrouble(form.Text) is { } trouble => Decision.Refuse(trouble),
            _ => Decision.Accept<Statement>(new Statement.AssessmentRevealed(current.Number, current.Current.Number, By, Form, Salt, now)),
        };
    }

    private string? Trouble(Seat seat, Round round, Instant now) => seat.State switch
    {
        SealState.NotSealed => $"{By} has sealed nothing in this round.",
        SealState.Revealed => $"{By} has already opened its seal.",
        SealState.SealedNotRevealed => $"The time for opening seals ended at {round.RevealBy}.",
        _ => now > round.RevealBy ? $"The time for opening seals ended at {round.RevealBy}." : null,
    };

    private bool Matches(CaseFile file, Seat seat) =>
        file.CommitmentOf(file.Current.Number, By, seat.Seal!.ReviewerKey, Salt, Form).Compute() == seat.Seal.Commitment;

    private string? TextTrouble(string? digest) => (digest, Text) switch
    {
        (null, null) => TextSalt is null ? null : "There is a salt for a text, and no text.",
        (null, _) => "The form names no text, and one was sent.",
        (_, null) => "The form names a text, and none was sent.",
        _ when Text.Length > MaxText => $"The text has more than {MaxText} characters.",
        _ when !Hex.IsDigest(TextSalt) => "The text's salt is not 32 bytes in lower hex.",
        _ => Commitment.TextDigest(Hex.Bytes(TextSalt, 32)!, Text) == digest ? null : "The text is not the one that the form names.",
    };
}
