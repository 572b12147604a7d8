using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Truceline.Core.Cases;

namespace Truceline.Core.Mandates;

/// <summary>
/// The canonical text of modalities: every key, in one order, a line each, so that two versions are compared line by line. It is what the
/// heads sign, and reads back as what it was written from.
/// </summary>
public static class ModalitiesText
{
    /// <summary>Characters of a text at most, so that a draft fits into one entry.</summary>
    public const int Longest = 24_000;

    public static string Write(Modalities modalities) => string.Concat(Lines(modalities).Select(line => line + "\n"));

    /// <summary>SHA-256 of the UTF-8 text, lower hex.</summary>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static IEnumerable<string> Lines(Modalities of)
    {
        yield return $"assess-hours: {Hours(of.Assess)}";
        yield return $"reveal-hours: {Hours(of.Reveal)}";
        yield return $"sign-hours: {Hours(of.Sign)}";
        yield return $"acknowledge-complaint-hours: {Hours(of.AcknowledgeComplaint)}";
        yield return $"answer-complaint-hours: {Hours(of.AnswerComplaint)}";
        yield return $"acknowledge-notice-hours: {Hours(of.AcknowledgeNotice)}";
        yield return $"complied-from: {of.CompliedFrom.ToString("R", CultureInfo.InvariantCulture)}";
        yield return $"found-from: {Kebab.Of(of.FoundFrom)}";
        yield return $"count-as-one-seconds: {Number(of.CountAsOne.TotalSeconds)}";
        if (of.CutOff is { } cutOff)
        {
            yield return $"cut-off: \"{cutOff.ToString("HH:mm", CultureInfo.InvariantCulture)}\"";
        }

        yield return $"attribution: {Flag(of.Attribution)}";
        yield return $"attribution-before-seal: {Flag(of.AttributionBeforeSeal)}";
        yield return $"release-delay-hours: {Hours(of.ReleaseDelay)}";
        yield return $"posts-delay-hours: {Hours(of.PostsDelay)}";
        yield return $"retention-days: {Number(of.RetentionDays)}";
        yield return $"staff-ceiling: {Number(of.StaffCeiling)}";
        yield return $"parity: {Flag(of.Parity)}";
        yield return of.Sources.Count == 0 ? "sources: []" : "sources:";
        foreach (var source in of.Sources.OrderBy(source => source.Source, StringComparer.Ordinal))
        {
            yield return $"  - {Flow(("id", source.Source), ("held-by", source.HeldBy), ("class", source.Class), ("zone", source.Zone), ("hours", Quoted(source.Hours)))}";
        }

        var post = of.ObservationPost;
        yield return $"observation-post: {Flow(("permitted", Flag(post.Permitted)), ("post", post.Post), ("site", post.Site), ("observers", post.Observers?.ToString(CultureInfo.InvariantCulture)), ("hours", Quoted(post.Hours)))}";
    }

    private static string Flow(params (string Key, string? Value)[] members) =>
        $"{{{string.Join(", ", members.Where(member => member.Value is not null).Select(member => $"{member.Key}: {member.Value}"))}}}";

    private static string? Quoted(LocalHours? hours) => hours is null ? null : $"\"{hours}\"";

    private static string Hours(Duration duration) => Number(duration.TotalHours);

    private static string Number(double value) => value.ToString("0", CultureInfo.InvariantCulture);

    private static string Flag(bool value) => value ? "true" : "false";
}
