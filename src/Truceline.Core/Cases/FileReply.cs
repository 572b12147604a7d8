using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Claims;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Core.Cases;

/// <summary>A party that is named as the author in what a case came to may say what it has to say; that is told beside it wherever it is told.</summary>
/// <param name="Agreed">Fields that both delegations judged alike.</param>
/// <param name="ReplyBy">Until when it may reply: it has as long as the centre has to answer a complaint.</param>
/// <param name="Reply">Null until it did.</param>
public sealed record RightOfReply(
    string Case, int Round, string Party, Instant OpenedAt, Instant ReplyBy, IReadOnlyList<FieldComparison> Agreed, ReplyView? Reply)
{
    private const string Actor = "actor";

    /// <summary>One for each party that the last round names, once its heads have spoken or let their time pass; none before.</summary>
    /// <param name="file">As it reads now (<see cref="CaseView.AsOf"/>).</param>
    /// <param name="replies">Of that case.</param>
    public static IReadOnlyList<RightOfReply> Of(Mission mission, CaseView file, IEnumerable<ReplyView> replies)
    {
        var round = file.Rounds[^1];
        if (round is not { Outcome: CaseOutcome.Signed or CaseOutcome.Dissent or CaseOutcome.NotSigned, Finding: { } finding })
        {
            return [];
        }

        var opened = finding.Judgements.Select(one => (Instant?)one.At).Append(round.Outcome == CaseOutcome.NotSigned ? round.SignBy : null).Max() ?? file.OpenedAt;
        var named = round.Fields.Where(field => field.Field == Actor).SelectMany(field => field.Values).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var ofRound = replies.Where(reply => reply.Round == round.Round).ToList();
        return
        [
            .. mission.Parties.Where(party => named.Contains(party.Id)).Select(party => new RightOfReply(
                file.Case, round.Round, party.Id, opened, opened + mission.ModalitiesAt(opened).AnswerComplaint,
                [.. round.Fields.Where(field => field.State == FieldState.Agreed)], ofRound.FirstOrDefault(reply => reply.Party == party.Id))),
        ];
    }
}

/// <summary>A party's liaison replies, once a round.</summary>
/// <param name="Language">Of the words: a BCP 47 tag.</param>
public sealed record FileReply(OwnWords? Words, string Language)
{
    public Decision<Statement> Decide(RightOfReply? right, Instant now) => right switch
    {
        null => Decision.Refuse("No result of that case names your party."),
        { Reply: not null } => Decision.Refuse("Your party has replied to it before."),
        _ when now > right.ReplyBy => Decision.Refuse("The time to reply to it has passed."),
        _ when OwnWords.Refusal(Words, "Write what your party has to say.") is { } refusal => refusal,
        _ when !LanguageTag.IsValid(Language) => Decision.Refuse("Say the language of the words as a tag such as az, hy, ru, tr or en."),
        _ => Decision.Accept<Statement>(new Statement.ReplyFiled(right.Case, right.Round, right.Party, Words!.Digest(), Language, now)),
    };
}
