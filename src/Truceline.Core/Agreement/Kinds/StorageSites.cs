namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>Weapons are kept at sites, and are there when somebody counts.</summary>
    /// <param name="EveryDays">How old a count may be and still speak for a day.</param>
    public sealed record StorageSites(IReadOnlyList<StorageSite> Sites, int EveryDays) : ClauseRule
    {

        internal override IReadOnlyList<DayAnswer> JudgeDay(DayQuestion question) =>
            [DayAnswer.Worst([.. Sites.Select(site => One(site, question))])];

        private DayAnswer One(StorageSite site, DayQuestion question)
        {
            var since = question.Now - NodaTime.Duration.FromDays(EveryDays);
            var count = question.FactsOf<Fact.Stored>(fact => fact.At)
                .Where(fact => fact.Party == question.Subject && fact.Site == site.Site && fact.At > since)
                .OrderBy(fact => fact.At).ThenBy(fact => fact.Id, StringComparer.Ordinal).LastOrDefault();
            if (count is null)
            {
                return DayAnswer.NotObservable($"Nobody counted at '{site.Site}' within {DayAnswer.Days(EveryDays)}.");
            }

            foreach (var holding in site.Holdings)
            {
                var sure = Number(count, holding, held => held == true);
                var perhaps = Number(count, holding, held => held is null);
                if (sure < holding.Count)
                {
                    return sure + perhaps >= holding.Count
                        ? DayAnswer.NotObservable($"{sure} of {holding.Count} were counted at '{site.Site}', and {perhaps} whose class or calibre is not recorded.", [count.Id])
                        : new DayAnswer(ClauseOutcome.Breached, $"{sure} of {holding.Count} were counted at '{site.Site}'; {holding.Count - sure - perhaps} were missing.", [count.Id]);
                }
            }

            return new DayAnswer(ClauseOutcome.Complied, $"All were counted at '{site.Site}' at {DayAnswer.Show(count.At)}.", [count.Id]);
        }

        private static int Number(Fact.Stored count, Holding holding, Func<bool?, bool> held) =>
            count.Weapons.Where(weapons => held(holding.Weapons.Holds(weapons.Weapon))).Sum(weapons => weapons.Count);
    }
}

/// <param name="Site">Id of the zone that is the site.</param>
public sealed record StorageSite(string Site, IReadOnlyList<Holding> Holdings);

/// <param name="Count">How many must be there.</param>
public sealed record Holding(WeaponScope Weapons, int Count);
