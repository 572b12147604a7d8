using NodaTime;
using Truceline.Core.Agreement;

namespace Truceline.Core.Cases;

/// <summary>The modalities' time limits of a case.</summary>
/// <param name="AssessWithin">From the opening until no more seals are taken.</param>
/// <param name="RevealWithin">From the close of a round until a seal that is not opened lapses.</param>
/// <param name="SignWithin">From the last opening or lapse until a head that has not signed is late.</param>
public sealed record CaseTerms(Duration AssessWithin, Duration RevealWithin, Duration SignWithin)
{
    /// <summary>The version of the modalities that they are from; null where none is told.</summary>
    public int? Modalities { get; init; }

    /// <summary>The lowest standard of proof at which an assessment that it occurred counts as found; null counts each.</summary>
    public StandardOfProof? FoundFrom { get; init; }

    public static CaseTerms Of(Mission mission) => new(mission.Modalities.Assess, mission.Modalities.Reveal, mission.Modalities.Sign)
    {
        Modalities = mission.ModalitiesVersion,
        FoundFrom = mission.Modalities.FoundFrom is StandardOfProof.None ? null : mission.Modalities.FoundFrom,
    };

    public static CaseTerms Default { get; } = new(Duration.FromHours(72), Duration.FromHours(24), Duration.FromHours(72));
}
