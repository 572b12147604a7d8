using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Claims;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Core.Notices;

/// <summary>A delegation tells the parties that something happens, so that it does not happen again: all of them by one entry, at one moment.</summary>
/// <param name="Kind">What is noticed.</param>
/// <param name="Sector">Id of a zone of the mission or of a named place: nothing nearer is told.</param>
/// <param name="Language">Of the words; with them, or not at all.</param>
public sealed record SendNotice(string Notice, Watchkeeper By, Act Kind, string Sector, Instant From, Instant Until, OwnWords? Words, string? Language)
{
    private static readonly Duration Back = Duration.FromDays(7);

    public Decision<Statement> Decide(Mission mission, Instant now) => this switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        _ when !Enum.IsDefined(Kind) => Decision.Refuse("Choose what is noticed."),
        _ when !Sectors.Has(mission, Sector) => Decision.Refuse(Sectors.Unknown),
        _ when Until < From || Until > now => Decision.Refuse("A notice is about what has happened: say from when, until when."),
        _ when From < now - Back => Decision.Refuse($"A notice goes back at most {Back.TotalDays:0} days."),
        _ when Words is not null && OwnWords.Refusal(Words, "Write the words, or leave them away.") is { } refusal => refusal,
        _ when (Words is null) != (Language is null) || (Language is { } tag && !LanguageTag.IsValid(tag)) =>
            Decision.Refuse("Say the language of the words as a tag such as az, hy, ru, tr or en."),
        _ => Decision.Accept<Statement>(new Statement.NoticeSent(
            Notice, By.Delegation, By.Role, [.. mission.Parties.Select(party => party.Id)], Kind, Sector, From, Until, Words?.Digest(), Language, now, now + mission.Modalities.AcknowledgeNotice)),
    };
}

/// <summary>A party's liaison says that it has a notice; each party once.</summary>
public sealed record AcknowledgeNotice(string Notice, string Party)
{
    public Decision<Statement> Decide(NoticeView? notice, Instant now) => notice switch
    {
        null => Decision.Refuse("There is no such notice."),
        _ when !notice.To.Contains(Party) => Decision.Refuse("That notice was not sent to your party."),
        _ when notice.Acknowledged.Any(one => one.Party == Party) => Decision.Refuse("Your party has acknowledged it before."),
        _ => Decision.Accept<Statement>(new Statement.NoticeAcknowledged(Notice, Party, now)),
    };
}

/// <summary>Stretches of ground that are told by name.</summary>
internal static class Sectors
{
    public const string Unknown = "Name a zone of the mission or a place of its gazetteer.";

    public static bool Has(Mission mission, string sector) =>
        mission.GeometryOf(sector) is { Kind: GeometryKind.Zone } || mission.Places.PlaceOf(sector) is not null;
}
