using System.Globalization;

namespace Truceline.Core.Cases;

/// <summary>Numbers that people cite: mission, year of the opening, running number in that year.</summary>
public static class CaseNumber
{
    /// <param name="taken">Numbers of the mission's cases so far; others are passed over.</param>
    public static string Next(string mission, int year, IEnumerable<string> taken)
    {
        var prefix = $"{mission.ToUpperInvariant()}-{year:D4}-";
        var last = taken.Where(number => number.StartsWith(prefix, StringComparison.Ordinal))
            .Select(number => int.TryParse(number.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var running) ? running : 0)
            .DefaultIfEmpty(0).Max();
        return $"{prefix}{last + 1:D4}";
    }
}
