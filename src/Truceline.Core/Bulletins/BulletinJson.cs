using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Core.Bulletins;

/// <summary>The canonical rendering: members in the order of the records, no white space. Its digest is what the heads sign.</summary>
public static class BulletinJson
{
    public static string Write(Bulletin bulletin) => JsonSerializer.Serialize(bulletin, StatementJson.Options);

    public static string Write(BulletinInside inside) => JsonSerializer.Serialize(inside, StatementJson.Options);

    /// <summary>Null where the text is not a bulletin in its canonical spelling.</summary>
    public static Bulletin? Read(string json)
    {
        try
        {
            var bulletin = JsonSerializer.Deserialize<Bulletin>(json, StatementJson.Options);
            return bulletin is { Truceline: Bulletin.Format } && Write(bulletin) == json ? bulletin : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null where the text is not what belongs to a bulletin inside, in its canonical spelling.</summary>
    public static BulletinInside? ReadInside(string json)
    {
        try
        {
            var inside = JsonSerializer.Deserialize<BulletinInside>(json, StatementJson.Options);
            return inside is { Truceline: BulletinInside.Format } && Write(inside) == json ? inside : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>SHA-256 of the canonical rendering, lower hex.</summary>
    public static string Digest(Bulletin bulletin) => Digest(Write(bulletin));

    public static string Digest(BulletinInside inside) => Digest(Write(inside));

    private static string Digest(string json) => Hex.Of(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}
