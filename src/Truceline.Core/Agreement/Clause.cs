using NodaTime;

namespace Truceline.Core.Agreement;

/// <summary>A numbered article of the agreement.</summary>
/// <param name="Text">The words where they may be carried, else <c>not held</c>.</param>
/// <param name="Paraphrase">What it says, in the mission's own words.</param>
public sealed record Article(string Id, string Title, string Text, string Paraphrase, IReadOnlyList<Clause> Clauses)
{
    public const string NotHeld = "not held";

    /// <summary>The words in the original languages; empty where they are not held.</summary>
    public IReadOnlyList<OriginalText> Texts { get; init; } = [];

    /// <summary>Duties that no rule of this set expresses, each with the reason.</summary>
    public IReadOnlyList<NotEncodable> NotEncodable { get; init; } = [];
}

/// <summary>A duty that the machine does not test. It stands here so that nobody takes silence for compliance.</summary>
public sealed record NotEncodable(string Id, string Title, string Text, string Paraphrase, string Because);

/// <summary>One testable duty of an article, with its history.</summary>
public sealed record Clause(string Id, string Article, string Title, string Text, string Paraphrase, IReadOnlyList<ClauseVersion> Versions)
{
    /// <summary>The words in the original languages; empty where they are not held.</summary>
    public IReadOnlyList<OriginalText> Texts { get; init; } = [];

    /// <summary>Single acts are tested against some version of it.</summary>
    public bool JudgesActs => Versions.Any(version => version.Rule.JudgesActs);

    /// <summary>
    /// The version that bound at <paramref name="at"/>, as it was known at <paramref name="asOf"/>; null where none did yet.
    /// One whose time has run out is not answered either.
    /// </summary>
    public ClauseVersion? InForce(Instant at, Instant asOf) =>
        Latest(at, asOf) is { } version && (version.Until is not { } until || at < until) ? version : null;

    /// <summary>The latest version that had taken effect, whether or not its time has run out.</summary>
    public ClauseVersion? Latest(Instant at, Instant asOf) => Versions
        .Where(version => version.Effective <= at && version.Known <= asOf)
        .OrderBy(version => version.Effective).ThenBy(version => version.Number)
        .LastOrDefault();
}

/// <summary>A clause as it stood from some time on, and since when that is known.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Effective">From when it binds.</param>
/// <param name="Known">From when the centre knew it; a test of an earlier knowledge does not see it.</param>
public sealed record ClauseVersion(
    int Number, Instant Effective, Instant Known, Basis Basis, ClauseRule Rule, IReadOnlyList<Reading> Readings)
{
    /// <summary>From when it binds no more; null: until a later version.</summary>
    public Instant? Until { get; init; }

    /// <summary>Ids of those whom it binds; empty: every party.</summary>
    public IReadOnlyList<string> Binds { get; init; } = [];

    /// <summary>Versions that it takes the place of, of this clause or of others.</summary>
    public IReadOnlyList<ClauseRef> Amends { get; init; } = [];

    /// <summary>The rule under each way to read it; once, with no reading, where there is only one.</summary>
    public IEnumerable<(Reading? Reading, ClauseRule Rule)> Read() =>
        Readings.Count == 0 ? [(null, Rule)] : Readings.Select(reading => ((Reading?)reading, Rule.ReadAs(reading)));
}

/// <summary>One version of one clause; printed as <c>6a/1</c>.</summary>
public sealed record ClauseRef(string Clause, int Version)
{
    public override string ToString() => $"{Clause}/{Version}";
}

/// <summary>One way to read a clause. The clause is tested under each.</summary>
/// <param name="HeldBy">Those who are on record as reading it so; empty where nobody is.</param>
/// <param name="Acts">Acts that breach it under this reading; null where those of the rule do.</param>
/// <param name="Illustrative">It was made for a demonstration; nobody is said to hold it.</param>
public sealed record Reading(string Id, string Text, IReadOnlyList<string> HeldBy, IReadOnlyList<Cases.Act>? Acts, bool Illustrative)
{
    /// <summary>What "by" a day means under this reading; null where the rule says.</summary>
    public DayEdge? Edge { get; init; }

    /// <summary>What discharges the duty under this reading; null where the rule says.</summary>
    public string? Product { get; init; }

    /// <summary>Ids of the zones in which a force may stand under this reading; null where the rule says.</summary>
    public IReadOnlyList<string>? Zones { get; init; }
}
