using Truceline.Core.Bulletins;
using Truceline.Core.Record;

namespace Truceline.Server.Bulletins;

/// <summary>
/// The page that the entry vouches for was written before the heads spoke. What they have said since, and whether a later
/// edition corrects it, stands around the same content, of which they signed the digest.
/// </summary>
internal static class BulletinPage
{
    /// <summary>The page as it was kept, where its content is no longer what was entered: fsck names the file.</summary>
    public static string Of(BulletinView view, string data) =>
        BulletinJson.Read(Kept(view, data, ".json")) is { } bulletin && BulletinJson.Digest(bulletin) == view.Digest
            ? BulletinHtml.Write(bulletin, view.Judgements, view.SupersededBy)
            : Kept(view, data, ".html");

    private static string Kept(BulletinView view, string data, string ending) =>
        File.ReadAllText(Path.Combine(data, view.Renderings.First(path => path.EndsWith(ending, StringComparison.Ordinal))));
}
