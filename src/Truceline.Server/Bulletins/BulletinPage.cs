using System.Globalization;
using Truceline.Core.Bulletins;
using Truceline.Core.Record;

namespace Truceline.Server.Bulletins;

/// <summary>
/// The page that the entry vouches for was written before the heads spoke. What they have said since, and whether a later
/// edition corrects it, stands around the same content, of which they signed the digest.
/// </summary>
internal static class BulletinPage
{
    private const string InsideEnding = ".inside.json";

    /// <summary>The page as it was kept, where its content is no longer what was entered: fsck names the file.</summary>
    public static string Of(BulletinView view, string data) =>
        BulletinJson.Read(Kept(view, data, ".json")) is { } bulletin && BulletinJson.Digest(bulletin) == view.Digest
            ? BulletinHtml.Write(bulletin, view.Judgements, view.SupersededBy)
            : Kept(view, data, ".html");

    /// <summary>What the delegations read besides; null where the edition has none, or it is no longer what the edition names.</summary>
    public static BulletinInside? Inside(BulletinView view, string data) =>
        PathOf(view, InsideEnding) is not null && BulletinJson.Read(Kept(view, data, ".json")) is { } bulletin
        && BulletinJson.ReadInside(Kept(view, data, InsideEnding)) is { } inside && BulletinJson.Digest(inside) == bulletin.Inside
            ? inside : null;

    /// <summary>Of the renderings the one whose name is the edition's number with an ending: what is for the delegations alone has a longer one.</summary>
    public static string? PathOf(BulletinView view, string ending) =>
        view.Renderings.FirstOrDefault(path => path.EndsWith($"/{view.Edition.ToString(CultureInfo.InvariantCulture)}{ending}", StringComparison.Ordinal));

    private static string Kept(BulletinView view, string data, string ending) => File.ReadAllText(Path.Combine(data, PathOf(view, ending)!));
}
