using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Truceline.Core.Agreement;
using Truceline.Core.Mandates;

namespace Truceline.Engine.Agreement;

/// <summary>What modalities may name: the mission's sources, delegations, geometries and standards.</summary>
internal sealed record ModalityNames(
    IReadOnlyList<string> Sources, IReadOnlyList<string> Delegations, IReadOnlyList<string> Geometries, IReadOnlyList<StandardOfProof> Standards)
{
    public static ModalityNames Of(Mission mission) => new(
        [.. mission.Sources.Select(source => source.Id)], [.. mission.Delegations.Select(delegation => delegation.Id)],
        [.. mission.Geometries.Select(geometry => geometry.Id)], mission.Standards);
}

/// <summary>Reads modalities: the block of that name in <c>mission.yaml</c>, and drafts of later ones. What is left out has its default.</summary>
/// <param name="names">Null where the names were checked before: what was agreed stays readable whatever the mission names later.</param>
internal sealed class ModalitiesParser(Form form, ModalityNames? names)
{
    private const int LongestClock = 24 * 90;
    private const int LongestDelay = 24 * 366;
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public Modalities Read()
    {
        var standard = Modalities.Default;
        var read = standard with
        {
            Assess = Hours("assess-hours", 1, LongestClock, standard.Assess),
            Reveal = Hours("reveal-hours", 1, LongestClock, standard.Reveal),
            Sign = Hours("sign-hours", 1, LongestClock, standard.Sign),
            AcknowledgeComplaint = Hours("acknowledge-complaint-hours", 1, LongestClock, standard.AcknowledgeComplaint),
            AnswerComplaint = Hours("answer-complaint-hours", 1, LongestClock, standard.AnswerComplaint),
            AcknowledgeNotice = Hours("acknowledge-notice-hours", 1, LongestClock, standard.AcknowledgeNotice),
            CompliedFrom = form.Has("complied-from") ? form.Number("complied-from", 0.01, 1) : standard.CompliedFrom,
            FoundFrom = ReadFoundFrom(standard.FoundFrom),
            CountAsOne = form.Has("count-as-one-seconds") ? Duration.FromSeconds(form.Whole("count-as-one-seconds", 0, 3_600)) : standard.CountAsOne,
            CutOff = form.Has("cut-off") ? form.Time("cut-off") : null,
            Attribution = Flag("attribution", standard.Attribution),
            AttributionBeforeSeal = Flag("attribution-before-seal", standard.AttributionBeforeSeal),
            ReleaseDelay = Hours("release-delay-hours", 0, LongestDelay, standard.ReleaseDelay),
            PostsDelay = Hours("posts-delay-hours", 0, LongestDelay, standard.PostsDelay),
            RetentionDays = form.Has("retention-days") ? form.Whole("retention-days", 1, 36_500) : standard.RetentionDays,
            StaffCeiling = form.Has("staff-ceiling") ? form.Whole("staff-ceiling", 1, 10_000) : standard.StaffCeiling,
            Parity = Flag("parity", standard.Parity),
            Sources = ReadSources(),
            ObservationPost = form.Has("observation-post") ? ReadPost(form.Inner("observation-post")) : standard.ObservationPost,
        };
        form.Close();
        return read;
    }

    private Duration Hours(string key, int least, int most, Duration standard) =>
        form.Has(key) ? Duration.FromHours(form.Whole(key, least, most)) : standard;

    private bool Flag(string key, bool standard) => form.Has(key) ? form.Flag(key) : standard;

    private StandardOfProof ReadFoundFrom(StandardOfProof standard)
    {
        if (!form.Has("found-from"))
        {
            return standard;
        }

        var read = form.OneOf<StandardOfProof>("found-from");
        if (read != StandardOfProof.None && names?.Standards.Contains(read) == false)
        {
            form.Fault(form.LineOf("found-from"), $"'found-from' is '{Form.Kebab(read.ToString())}', which is not among the mission's standards.");
        }

        return read;
    }

    private IReadOnlyList<SourceTerms> ReadSources()
    {
        IReadOnlyList<SourceTerms> read = [.. form.Items("sources", 200, mayBeAbsent: true).Select(ReadSource)];
        MissionParser.Twice(form, "sources", read.Select(terms => terms.Source));
        return read.Count == 0 ? [] : read;
    }

    private SourceTerms ReadSource(Form source)
    {
        var read = new SourceTerms(
            Known(source, "id", names?.Sources, "a source of the mission")!,
            Known(source, "held-by", names?.Delegations, "a delegation of the mission", mayBeAbsent: true),
            source.Has("class") ? source.Id("class") : null,
            Known(source, "zone", names?.Geometries, "a geometry of the mission", mayBeAbsent: true),
            source.Has("hours") ? ReadHours(source) : null);
        source.Close();
        return read;
    }

    private ObservationPost ReadPost(Form post)
    {
        var permitted = post.Flag("permitted");
        var read = new ObservationPost(
            permitted,
            post.Has("post") ? post.Id("post") : null,
            Known(post, "site", names?.Geometries, "a geometry of the mission", mayBeAbsent: true),
            post.Has("observers") ? post.Whole("observers", 1, 1_000) : null,
            post.Has("hours") ? ReadHours(post) : null);
        if (permitted && (read.Post is null || read.Site is null))
        {
            post.Fault(post.Line, "A permitted observation post has its 'post', the id it reports under, and its 'site', a geometry of the mission.");
        }

        post.Close();
        return read;
    }

    private static LocalHours? ReadHours(Form inner)
    {
        var text = inner.Text("hours");
        var parts = text.Split('-');
        if (parts.Length == 2 && Hour.Parse(parts[0]) is { Success: true, Value: var from } && Hour.Parse(parts[1]) is { Success: true, Value: var to } && from != to)
        {
            return new LocalHours(from, to);
        }

        if (text.Length > 0)
        {
            inner.Fault(inner.LineOf("hours"), string.Create(
                CultureInfo.InvariantCulture, $"'hours' is '{YamlText.Show(text)}'; write two different local times such as \"06:00-20:00\"."));
        }

        return null;
    }

    private static string? Known(Form inner, string key, IReadOnlyList<string>? known, string what, bool mayBeAbsent = false)
    {
        if (mayBeAbsent && !inner.Has(key))
        {
            return null;
        }

        var id = inner.Id(key);
        if (id.Length > 0 && known?.Contains(id) == false)
        {
            inner.Fault(inner.LineOf(key), $"'{YamlText.Show(id)}' is not {what}.");
        }

        return id;
    }
}
