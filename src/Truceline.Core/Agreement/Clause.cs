using NodaTime;

namespace Truceline.Core.Agreement;

/// <summary>A numbered article of the agreement.</summary>
/// <param name="Text">The words where they may be carried, else <c>not held</c>.</param>
/// <param name="Paraphrase">What it says, in the mission's own words.</param>
public sealed record Article(string Id, string Title, string Text, string Paraphrase, IReadOnlyList<Clause> Clauses);

/// <summary>One testable duty of an article, with its history.</summary>
public sealed record Clause(string Id, string Article, string Title, string Text, string Paraphrase, IReadOnlyList<ClauseVersion> Versions)
{
    /// <summary>
    /// The version that bound at <paramref name="at"/>, as it was known at <paramref name="asOf"/>; null where none did yet.
    /// </summary>
    public ClauseVersion? InForce(Instant at, Instant asOf) => Versions
        .Where(version => version.Effective <= at && version.Known <= asOf)
        .OrderBy(version => version.Effective).ThenBy(version => version.Number)
        .LastOrDefault();
}

/// <summary>A clause as it stood from some time on, and since when that is known.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Effective">From when it binds.</param>
/// <param name="Known">From when the centre knew it; a test of an earlier knowledge does not see it.</param>
/// <param name="Basis">What it rests on, in words: signed text, oral consent announced by whom, …</param>
public sealed record ClauseVersion(
    int Number, Instant Effective, Instant Known, string Basis, ClauseRule Rule, IReadOnlyList<Reading> Readings);

/// <summary>One way to read a clause. The clause is tested under each.</summary>
/// <param name="HeldBy">Parties that are on record as reading it so; empty where none is.</param>
/// <param name="Acts">Acts that breach it under this reading; null where those of the rule do.</param>
/// <param name="Illustrative">It was made for a demonstration; nobody is said to hold it.</param>
public sealed record Reading(string Id, string Text, IReadOnlyList<string> HeldBy, IReadOnlyList<Cases.Act>? Acts, bool Illustrative);
