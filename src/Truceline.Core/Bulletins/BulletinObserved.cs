using System.Globalization;
using Truceline.Core.Coverage;

namespace Truceline.Core.Bulletins;

/// <summary>How much was observed, beside every number of acts.</summary>
internal static class BulletinObserved
{
    public static string Share(double? observed) => observed is { } share ? string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %") : "not told";

    public static string Sentence(Bulletin bulletin) => bulletin switch
    {
        { Observed.Count: > 0 } => $"Observed: the share of the line and of the day in which such an act would have been noticed. {SectorShares.Words(bulletin.Observed)}. What was not observed is unknown, not quiet.",
        { Preliminary: true } => "What share was observed is told when the day is over.",
        _ => "No line of contact was drawn as of that day, so that no share of it can be told.",
    };
}
