using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Claims;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Core.Mandates;

/// <summary>A head drafts modalities as a whole and thereby agrees to them. Several drafts may stand side by side.</summary>
/// <param name="Draft">Chosen by who drafts, since the signature names it.</param>
/// <param name="Document">The canonical text of what was read from the draft as written.</param>
/// <param name="Words">The part that no program reads; null where there is none.</param>
public sealed record DraftModalities(
    string Draft, string By, string Document, Instant From, OwnWords? Words, string? Language, string HeadKey, string Signature, KeyBook Keys)
{
    /// <summary>Drafts of a delegation that wait for somebody at a time.</summary>
    public const int MostOpen = 10;

    private static readonly Duration Furthest = Duration.FromDays(366);

    /// <param name="drafts">All of the mission's.</param>
    public Decision<Statement> Decide(Mission mission, IReadOnlyList<ModalitiesView> drafts, Instant now) => this switch
    {
        _ when mission.Delegations.All(delegation => delegation.Id != By) => Decision.Refuse($"{By} is not a delegation of this mission."),
        _ when !IsId(Draft) => Decision.Refuse("A draft's id is d- and 16 hex digits in lower case."),
        _ when drafts.Any(other => other.Draft == Draft) => Decision.Refuse("There is a draft of that id already."),
        _ when drafts.Count(other => other.Delegation == By && other.State == DraftState.Open) >= MostOpen =>
            Decision.Refuse($"{MostOpen} drafts of {By} are open; withdraw one first."),
        _ when Document.Length > ModalitiesText.Longest => Decision.Refuse($"Modalities have at most {ModalitiesText.Longest} characters."),
        _ when From.ToUnixTimeTicks() % NodaConstants.TicksPerSecond != 0 => Decision.Refuse("Modalities come into force at a whole second."),
        _ when From <= now => Decision.Refuse("Modalities come into force at a time that is still to come."),
        _ when From - now > Furthest => Decision.Refuse($"Modalities come into force within {Furthest.TotalDays:0} days."),
        _ when Words is not null && OwnWords.Refusal(Words, "Write the words, or leave them away.") is { } refusal => refusal,
        _ when (Words is null) != (Language is null) || (Language is { } tag && !LanguageTag.IsValid(tag)) =>
            Decision.Refuse("Say the language of the words as a tag such as az, hy, ru, tr or en."),
        _ when Keys.HeadKeyOf(By) is not { } key || key != HeadKey => Decision.Refuse($"That is not the key of the head of {By} in the first entry of the log."),
        _ when !Keys.Verify.Holds(HeadKey, SignedTexts.Modalities(mission.Id, Draft, ModalitiesText.Digest(Document), Words?.Digest(), From, true), Signature) =>
            Decision.Refuse("The head's signature over the modalities does not hold."),
        _ => Decision.Accept<Statement>(new Statement.ModalitiesDrafted(Draft, By, HeadKey, Document, From, Words?.Digest(), Language, Signature, now)),
    };

    public static bool IsId(string draft) =>
        draft.Length == 18 && draft.StartsWith("d-", StringComparison.Ordinal) && draft.Skip(2).All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
}
