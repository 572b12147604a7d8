using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Core.Bulletins;

/// <summary>A bulletin goes into the log; from then on it is corrected by a further edition, never replaced.</summary>
/// <param name="Bulletin">As drawn up; its edition follows the last one of its day. The statement takes its time from it, so that anyone can draw it up again.</param>
public sealed record IssueBulletin(Bulletin Bulletin)
{
    /// <param name="editions">Those of the same day so far.</param>
    public Decision<Statement> Decide(IReadOnlyCollection<BulletinView> editions, Instant now)
    {
        var last = LastOf(editions);
        return Bulletin switch
        {
            _ when now < Bulletin.From => Decision.Refuse("That day has not begun."),
            _ when Bulletin.Edition != (last ?? 0) + 1 => Decision.Refuse($"The next edition of that day is {(last ?? 0) + 1}."),
            _ when Bulletin.Supersedes != last => Decision.Refuse("A further edition supersedes the one before it."),
            _ => Decision.Accept<Statement>(new Statement.BulletinIssued(
                Bulletin.Date, Bulletin.Edition, BulletinJson.Digest(Bulletin), last, Bulletin.AsOfIndex, Bulletin.DrawnUp)),
        };
    }

    /// <summary>Null where there is none; the next one is this plus 1 and supersedes it.</summary>
    public static int? LastOf(IReadOnlyCollection<BulletinView> editions) => editions.Count == 0 ? null : editions.Max(of => of.Edition);
}
