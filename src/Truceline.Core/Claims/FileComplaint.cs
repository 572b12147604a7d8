using System.Security.Cryptography;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Core.Claims;

/// <summary>What a complaint says, but for its words.</summary>
/// <param name="Against">A party, or another bound by the agreement; null names nobody.</param>
/// <param name="Article">Under which article of the agreement; null leaves it to those who judge.</param>
/// <param name="Within">Metres about the place; with it, or not at all.</param>
public sealed record ComplaintForm(Act Act, string? Against, string? Article, Instant From, Instant To, Position? Place, double? Within);

/// <summary>A party's liaison hands a complaint in. Whatever can be read is registered; what it claims is for others to judge.</summary>
/// <param name="Complaint">Number from <see cref="NumberOf"/>.</param>
/// <param name="Language">Of the words: a BCP 47 tag.</param>
public sealed record FileComplaint(
    string Complaint, string Party, ComplaintForm Form, OwnWords? What, string Language, IReadOnlyList<HandedFile> Files)
{
    public const double Widest = 50_000;

    private static readonly Duration Earliest = Duration.FromDays(365);

    /// <summary>The clock of whoever saw it may be ahead of the centre's.</summary>
    private static readonly Duration Ahead = Duration.FromMinutes(10);

    /// <param name="taken">Numbers of the mission's complaints so far.</param>
    public static string NumberOf(string mission, int year, IEnumerable<string> taken) => CaseNumber.Next($"{mission}-c", year, taken);

    public Decision<Statement> Decide(Mission mission, Instant now) => Form switch
    {
        _ when mission.Parties.All(party => party.Id != Party) => Decision.Refuse("Complaints are handed in by the parties of the mission."),
        _ when !Enum.IsDefined(Form.Act) => Decision.Refuse("Choose what is said to have happened."),
        { Against: { } against } when mission.Parties.Concat(mission.OthersBound).All(party => party.Id != against) =>
            Decision.Refuse("The agreement binds nobody of that name."),
        { Article: { } article } when mission.Articles.All(one => one.Id != article) => Decision.Refuse("The agreement has no such article."),
        _ when Form.To < Form.From => Decision.Refuse("What happened ends after it begins."),
        _ when Form.To > now + Ahead => Decision.Refuse("A complaint is about what has happened; what is still to come is a notice."),
        _ when Form.From < now - Earliest => Decision.Refuse($"A complaint goes back at most {Earliest.TotalDays:0} days."),
        { Place: { IsValid: false } } => Decision.Refuse("There is no such place."),
        _ when (Form.Place is null) != (Form.Within is null) || !(Form.Within is null or (>= 1 and <= Widest)) =>
            Decision.Refuse($"Say a place together with the distance about it, 1 to {Widest:0} m, or neither."),
        _ when !LanguageTag.IsValid(Language) => Decision.Refuse("Say the language of the words as a tag such as az, hy, ru, tr or en."),
        _ when OwnWords.Refusal(What, "Say in your own words what happened.") is { } refusal => refusal,
        _ when ComplaintFiles.Refusal(Files) is { } refusal => refusal,
        _ => Decision.Accept<Statement>(Statement(mission, now)),
    };

    private Statement.ComplaintFiled Statement(Mission mission, Instant now)
    {
        Position? place = Form.Place is not { } at ? null
            : GuardedPlace.Guards(Form.Act) ? GuardedPlace.Cell(at)
            : new Position(Math.Round(at.Latitude, 6), Math.Round(at.Longitude, 6));
        return new(
            Complaint, Party, Form.Act, Form.Against, Form.Article, Form.From, Form.To, place, Form.Within, What!.Digest(), Language,
            [.. Files.Select((file, i) => new ComplaintFile(
                ComplaintFiles.PathOf(Complaint, i + 1, file.Type), file.Type, file.Bytes.Length, Convert.ToHexStringLower(SHA256.HashData(file.Bytes))))],
            now, now + mission.Modalities.AcknowledgeComplaint, now + mission.Modalities.AnswerComplaint, mission.ModalitiesVersion);
    }
}
