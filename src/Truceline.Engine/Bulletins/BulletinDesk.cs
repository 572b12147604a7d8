using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Truceline.Core.Agreement;
using Truceline.Core.Bulletins;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Engine.Cases;
using Truceline.Engine.Register;

namespace Truceline.Engine.Bulletins;

/// <summary>The daily report: drawn up from the register and the rules in force, then judged by both heads.</summary>
internal sealed class BulletinDesk(string dataFolder, Register.Register register, Mission mission)
{
    public Step Issue(CentreCommand.IssueBulletin issue, Instant now)
    {
        Bulletin? drawn = null;
        return new Step(
            StreamOf(issue.Date),
            () => register.StandingStill((rows, entries) =>
            {
                var editions = EditionsOf(rows, issue.Date);
                var last = Core.Bulletins.IssueBulletin.LastOf(editions);
                var zones = ZonesInView.Of(dataFolder, rows, mission, issue.Date);
                drawn = new DrawUpBulletin(issue.Date, (last ?? 0) + 1, last, entries - 1, now, zones).From(rows, mission);
                return new Core.Bulletins.IssueBulletin(drawn).Decide(editions, now);
            }),
            () => Renderings(drawn!));
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

    private static List<KeptFile> Renderings(Bulletin bulletin)
    {
        var stem = $"bulletins/{Text(bulletin.Date)}/{bulletin.Edition.ToString(CultureInfo.InvariantCulture)}";
        return
        [
            new(stem + ".csv", Encoding.UTF8.GetBytes(BulletinCsv.Write(bulletin)), IsVouchedFor: true),
            new(stem + ".html", Encoding.UTF8.GetBytes(BulletinHtml.Write(bulletin, [])), IsVouchedFor: true),
            new(stem + ".json", Encoding.UTF8.GetBytes(BulletinJson.Write(bulletin)), IsVouchedFor: true),
        ];
    }

    private static string StreamOf(LocalDate date) => $"bulletin/{Text(date)}";

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
