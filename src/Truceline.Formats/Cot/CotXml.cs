using System.Globalization;
using System.Xml;

namespace Truceline.Formats.Cot;

/// <summary>The XML of one event. No document type, no entities but the five of XML itself, nothing outside the text is ever looked up.</summary>
internal static class CotXml
{
    private const int LongestId = 100;
    private const int DeepestNesting = 16;
    private const double Unknown = 9_999_999;

    public static CotEvent? Read(string text)
    {
        if (text.Contains("<!", StringComparison.Ordinal) || text.Contains("<?", StringComparison.Ordinal))
        {
            return null;
        }

        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 64 * 1024, MaxCharactersFromEntities = 1024, CheckCharacters = true,
        };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            return Read(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static CotEvent? Read(XmlReader reader)
    {
        Dictionary<string, string> about = [];
        Dictionary<string, string> point = [];
        string? callsign = null;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.Depth, reader.LocalName)
            {
                case (0, "event"):
                    about = Attributes(reader);
                    break;
                case (1, "point"):
                    point = Attributes(reader);
                    break;
                case (2, "contact"):
                    callsign = reader.GetAttribute("callsign");
                    break;
                case ( > DeepestNesting, _):
                    return null;
                default:
                    break;
            }
        }

        return Event(about, point, callsign);
    }

    private static CotEvent? Event(Dictionary<string, string> about, Dictionary<string, string> point, string? callsign)
    {
        var (uid, type) = (about.GetValueOrDefault("uid"), about.GetValueOrDefault("type"));
        return uid is { Length: > 0 and <= LongestId } && type is { Length: > 0 and <= LongestId } && IsPrintable(uid)
            && Time(about, "time") is { } time && Time(about, "stale") is { } stale
            && Number(point, "lat") is >= -90 and <= 90 and var latitude && Number(point, "lon") is >= -180 and <= 180 and var longitude
            && (latitude, longitude) is not (0, 0)
            ? new CotEvent(
                uid, type, time, stale, latitude, longitude, Known(Number(point, "hae")), Known(Number(point, "ce")),
                callsign is { Length: > 0 and <= LongestId } && IsPrintable(callsign) ? callsign : null)
            : null;
    }

    private static Dictionary<string, string> Attributes(XmlReader reader)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.MoveToNextAttribute())
        {
            attributes[reader.LocalName] = reader.Value;
        }

        reader.MoveToElement();
        return attributes;
    }

    private static bool IsPrintable(string text) =>
        text.All(c => !char.IsControl(c) && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format);

    private static double? Number(Dictionary<string, string> from, string name) =>
        double.TryParse(from.GetValueOrDefault(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private static double? Known(double? value) => value is > -100_000 and < Unknown ? value : null;

    private static DateTime? Time(Dictionary<string, string> from, string name) =>
        DateTime.TryParse(
            from.GetValueOrDefault(name), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time)
        && time.Year is >= 1971 and < 9999 ? time : null;
}
