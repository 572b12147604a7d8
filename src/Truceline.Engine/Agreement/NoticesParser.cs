using Truceline.Core.Agreement;
using Truceline.Core.Coverage;
using Truceline.Core.Places;

namespace Truceline.Engine.Agreement;

/// <summary>Reads what a source could notice: <c>notices</c>, <c>light</c>, <c>picture-width</c>, <c>listens</c> and, of patrols, <c>sees</c>, all of which may be left out.</summary>
internal static class NoticesParser
{
    private const double CoarsestMetres = 50;
    private const double FarthestSeen = 5_000;
    private const double FarthestHeard = 30_000;

    /// <returns>Null where the mission says nothing of it.</returns>
    public static SensorNotices? Read(Form source, string kind)
    {
        var stands = kind == SourceKinds.Patrols;
        if (!(stands && source.Has("sees")) && !source.Has("notices") && !source.Has("light") && !source.Has("picture-width") && !source.Has("listens"))
        {
            return null;
        }

        var usual = SourceConfig.UsuallyNoticed(kind);
        return new SensorNotices(
            source.Has("light") ? source.OneOf<CameraLight>("light") : usual.Light,
            source.Has("picture-width") ? source.Whole("picture-width", 16, 65_535) : usual.PictureWidth,
            source.Has("notices") ? ReadKinds(source.Inner("notices")) : usual.Metres,
            source.Has("listens") ? ReadPost(source.Inner("listens")) : null)
        {
            Sees = stands && source.Has("sees") ? source.Number("sees", 1, FarthestSeen) : usual.Sees,
        };
    }

    private static Dictionary<NoticedKind, double> ReadKinds(Form notices)
    {
        var metres = new Dictionary<NoticedKind, double>();
        foreach (var kind in NoticedKinds.All)
        {
            var key = Form.Kebab(kind.ToString());
            if (notices.Has(key))
            {
                metres[kind] = notices.Number(key, 0.01, CoarsestMetres);
            }
        }

        notices.Close();
        return metres;
    }

    private static ListeningPost ReadPost(Form listens)
    {
        var post = new ListeningPost(
            new Position(listens.Number("lat", -90, 90), listens.Number("lon", -180, 180)), listens.Number("range", 1, FarthestHeard));
        listens.Close();
        return post;
    }
}
