using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Truceline.Core.Agreement;
using Truceline.Core.Bulletins;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Engine.Cases;
using Truceline.Engine.Coverage;
using Truceline.Engine.Register;

namespace Truceline.Engine.Bulletins;

/// <summary>The daily report: drawn up from the register and the rules in force, then judged by both heads.</summary>
internal sealed class BulletinDesk(string dataFolder, Register.Register register, Func<Mission> inForce)
{
    private Mission Mission => inForce();

    public Step Issue(CentreCommand.IssueBulletin issue, Instant now)
    {
        DrawnBulletin? drawn = null;
        return new Step(
            StreamOf(issue.Date),
            () => register.StandingStill((rows, entries) =>
            {
                try
                {
                    var editions = EditionsOf(rows, issue.Date);
                    drawn = DrawUp(rows, issue.Date, editions, entries - 1, now);
                    return new Core.Bulletins.IssueBulletin(drawn.Bulletin).Decide(editions, now);
                }
                catch (CentreFaultException missing)
                {
                    return Decision.Refuse(missing.Message);
                }
            }),
            () => Renderings(drawn!));
    }

    private DrawnBulletin DrawUp(IRegisterRows rows, LocalDate date, List<BulletinView> editions, long asOf, Instant now)
    {
        var last = Core.Bulletins.IssueBulletin.LastOf(editions);
        using var view = new DayInView(dataFolder, rows, Mission, date);
        return view.Told(new DrawUpBulletin(date, (last ?? 0) + 1, last, asOf, now, view.Zones), rows).Draw(rows, Mission);
    }

    public Step Judge(CentreCommand.JudgeBulletin judged, KeyBook keys, MissionView opened, Instant now)
    {
        var edition = EditionsOf(new RegisterReading(register), judged.Date).FirstOrDefault(view => view.Edition == judged.Edition);
        return new Step(
            StreamOf(judged.Date),
            () => new JudgeBulletin(judged.By, judged.HeadKey, judged.Digest, judged.Approved, judged.Signature, keys)
                .Decide(edition, opened.Mission, now));
    }

    private static List<BulletinView> EditionsOf(IRegisterRows rows, LocalDate date) =>
        [.. rows.List<BulletinView>(RegisterKinds.Bulletin).Where(view => view.Date == date)];

    private static List<KeptFile> Renderings(DrawnBulletin drawn)
    {
        var stem = $"bulletins/{Text(drawn.Bulletin.Date)}/{drawn.Bulletin.Edition.ToString(CultureInfo.InvariantCulture)}";
        return
        [
            new(stem + ".csv", Encoding.UTF8.GetBytes(BulletinCsv.Write(drawn.Bulletin)), IsVouchedFor: true),
            new(stem + ".html", Encoding.UTF8.GetBytes(BulletinHtml.Write(drawn.Bulletin, [])), IsVouchedFor: true),
            new(stem + ".inside.json", Encoding.UTF8.GetBytes(BulletinJson.Write(drawn.Inside)), IsVouchedFor: true),
            new(stem + ".json", Encoding.UTF8.GetBytes(BulletinJson.Write(drawn.Bulletin)), IsVouchedFor: true),
        ];
    }

    private static string StreamOf(LocalDate date) => $"bulletin/{Text(date)}";

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
