using System.Globalization;
using System.Text.RegularExpressions;

namespace Truceline.Formats.DjiSrt;

/// <summary>The text of one cue. Aircraft write it in several forms; each field is looked for by the names that they give it.</summary>
internal static partial class DjiText
{
    private const string Number = @"([-+]?\d{1,9}(?:\.\d{1,12})?)";

    public static DjiCue? Read(string text)
    {
        var head = Head().Match(text);
        if (!head.Success || !int.TryParse(head.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || Position(text) is not var (latitude, longitude))
        {
            return null;
        }

        return new DjiCue(
            number, Offset(head, 2), Offset(head, 6), Stamp(text), latitude, longitude,
            First(RelativeHeight(), text) ?? First(Barometer(), text) ?? First(HeightAboveHome(), text), First(AbsoluteHeight(), text),
            Attitude(AircraftAttitude(), text), Attitude(GimbalAttitude(), text));
    }

    [GeneratedRegex(@"^\uFEFF?(?:ï»¿)?\s*(\d{1,9})[ \t]*\r?\n(\d{1,3}):(\d\d):(\d\d)[,.](\d{3}) --> (\d{1,3}):(\d\d):(\d\d)[,.](\d{3})")]
    internal static partial Regex Head();

    /// <summary>Named degrees, or GPS(longitude, latitude, …); null where neither stands there or no globe has such a place. 0, 0 is no fix.</summary>
    private static (double Latitude, double Longitude)? Position(string text)
    {
        var (latitude, longitude) = (First(Latitude(), text), First(Longitude(), text));
        if ((latitude is null || longitude is null) && Gps().Match(text) is { Success: true } gps)
        {
            (longitude, latitude) = (Double(gps, 1), Double(gps, 2));
        }

        return latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180 && (latitude, longitude) is not (0, 0)
            ? (latitude.Value, longitude.Value)
            : null;
    }

    private static TimeSpan Offset(Match head, int group) =>
        new(0, Whole(head, group), Whole(head, group + 1), Whole(head, group + 2), Whole(head, group + 3));

    private static DateTime? Stamp(string text)
    {
        var match = DateAndTime().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var (year, month, day) = (Whole(match, 1), Whole(match, 2), Whole(match, 3));
        var (hour, minute, second) = (Whole(match, 4), Whole(match, 5), Whole(match, 6));
        return year is < 2000 or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59
            ? null
            : new DateTime(year, month, day, hour, minute, second, match.Groups[7].Success ? Whole(match, 7) : 0, DateTimeKind.Unspecified);
    }

    private static DjiAttitude? Attitude(Regex pattern, string text) => pattern.Match(text) is { Success: true } match
        ? new DjiAttitude(Double(match, 1), Double(match, 2), Double(match, 3))
        : null;

    private static double? First(Regex pattern, string text) => pattern.Match(text) is { Success: true } match ? Double(match, 1) : null;

    private static double Double(Match match, int group) => double.Parse(match.Groups[group].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static int Whole(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\[lat[a-z]{0,8}\s?:\s?" + Number)]
    private static partial Regex Latitude();

    [GeneratedRegex(@"\[lon[a-z]{0,8}\s?:\s?" + Number)]
    private static partial Regex Longitude();

    [GeneratedRegex(@"GPS ?\(" + Number + ", ?" + Number)]
    private static partial Regex Gps();

    [GeneratedRegex(@"\brel_alt\s?:\s?" + Number)]
    private static partial Regex RelativeHeight();

    [GeneratedRegex(@"\babs_alt\s?:\s?" + Number)]
    private static partial Regex AbsoluteHeight();

    [GeneratedRegex(@"\bBAROMETER:\s?" + Number)]
    private static partial Regex Barometer();

    [GeneratedRegex(@"\bH " + Number + "m")]
    private static partial Regex HeightAboveHome();

    [GeneratedRegex(@"\bF\.PRY \(" + Number + "°, " + Number + "°, " + Number + @"°\)")]
    private static partial Regex AircraftAttitude();

    [GeneratedRegex(@"\bG\.PRY \(" + Number + "°, " + Number + "°, " + Number + @"°\)")]
    private static partial Regex GimbalAttitude();

    [GeneratedRegex(@"\b(\d{4})[-.](\d\d)[-.](\d\d) (\d\d):(\d\d):(\d\d)(?:[,.](\d{3}))?")]
    private static partial Regex DateAndTime();
}
