using NodaTime;

namespace Truceline.Core.Mandates;

/// <summary>Who sees which feed, and where and when sources fly.</summary>
public sealed partial record Modalities
{
    /// <summary>Terms of single sources; one that is not listed is shared and flies anywhere at any hour.</summary>
    public IReadOnlyList<SourceTerms> Sources { get; init; } = [];

    /// <summary>Null where nothing is said of the source.</summary>
    public SourceTerms? TermsOf(string source) => Sources.FirstOrDefault(terms => terms.Source == source);
}

/// <summary>What the working procedures say of one source.</summary>
/// <param name="HeldBy">The delegation that holds its bytes; null where the source is shared.</param>
/// <param name="Class">The approved class of sensors within which it may be replaced by notice alone; null where none is approved.</param>
/// <param name="Zone">Id of the geometry that it may fly in; null anywhere.</param>
/// <param name="Hours">The local hours at which it may fly; null at any.</param>
public sealed record SourceTerms(string Source, string? HeldBy, string? Class, string? Zone, LocalHours? Hours);

/// <summary>A stretch of each local day, its end not included; it may reach over midnight.</summary>
public sealed record LocalHours(LocalTime From, LocalTime To)
{
    public bool Contains(LocalTime time) => From < To ? time >= From && time < To : time >= From || time < To;

    public override string ToString() => $"{From:HH':'mm}-{To:HH':'mm}";
}
