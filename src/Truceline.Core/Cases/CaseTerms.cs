using NodaTime;

namespace Truceline.Core.Cases;

/// <summary>The modalities' time limits of a case.</summary>
/// <param name="AssessWithin">From the opening until no more seals are taken.</param>
/// <param name="RevealWithin">From the close of a round until a seal that is not opened lapses.</param>
/// <param name="SignWithin">From the last opening or lapse until a head that has not signed is late.</param>
public sealed record CaseTerms(Duration AssessWithin, Duration RevealWithin, Duration SignWithin)
{
    public static CaseTerms Default { get; } = new(Duration.FromHours(72), Duration.FromHours(24), Duration.FromHours(72));
}
