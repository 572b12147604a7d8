using Truceline.Core.Agreement;

namespace Truceline.Core.Bulletins;

/// <summary>What a clause about single acts says of a day, in a sentence that names nobody.</summary>
internal static class ClauseSentence
{
    /// <param name="because">Of the evaluator, where nothing is to be left out of it.</param>
    /// <param name="observed">To whole hundredths.</param>
    public static string Of(ClauseOutcome outcome, string because, int breaches, int open, double? probability, double? observed)
    {
        var seen = observed switch
        {
            null => "how much was observed is not told",
            < 0.01 => "less than 1 % was observed",
            { } share => $"{DayAnswer.Percent(share)} was observed",
        };
        var but = open > 0 ? $" {Number(open)} cannot be told to be a breach by anybody." : "";
        var likeliest = probability is { } chance ? $" In the likeliest it was so with {DayAnswer.Percent(chance)}." : "";
        return outcome switch
        {
            ClauseOutcome.Breached => $"The rule indicates a breach under every reading and drawing in {Number(breaches)}; {seen}.{likeliest}{but}",
            ClauseOutcome.BreachedUnderReadingOnly => $"The rule indicates a breach under some readings or drawings only in {Number(breaches)}; {seen}.{likeliest}{but}",
            ClauseOutcome.Complied => $"No breach, and {seen}, as much as the modalities ask for.",
            ClauseOutcome.NoBreachObserved => $"No breach was observed; {seen}.{but}",
            _ => because,
        };
    }

    private static string Number(int incidents) => incidents == 1 ? "1 incident" : $"{incidents} incidents";
}
