using NodaTime;

namespace Truceline.Core.Cases;

/// <summary>The modalities' time limits of a case.</summary>
/// <param name="AssessWithin">From the opening until no more seals are taken.</param>
/// <param name="RevealWithin">From the close of a round until a seal that is not opened lapses.</param>
public sealed record CaseTerms(Duration AssessWithin, Duration RevealWithin)
{
    public static CaseTerms Default { get; } = new(Duration.FromHours(72), Duration.FromHours(24));
}
