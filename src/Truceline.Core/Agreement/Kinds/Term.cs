using NodaTime;

namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>How long something lasts, and whether it goes on by itself.</summary>
    /// <param name="Begins">Its first day, in the clock's zone.</param>
    /// <param name="Months">How long the first term is.</param>
    /// <param name="NoticeMonths">How long before its end notice must be given.</param>
    /// <param name="RenewalMonths">How long each further term is; null: it ends.</param>
    public sealed record Term(LocalDate Begins, DateTimeZone Clock, int Months, int NoticeMonths, int? RenewalMonths) : ClauseRule
    {
        private const int MostTerms = 5_000;

        /// <summary>The term that runs at an instant, if each was renewed; null before the first, or after a last one that is not.</summary>
        public TermDates? At(Instant at)
        {
            for (var number = 0; number < MostTerms; number++)
            {
                var term = Number(number);
                if (at < term.Begins || (number > 0 && RenewalMonths is null))
                {
                    return null;
                }

                if (at < term.Ends)
                {
                    return term;
                }
            }

            return null;
        }

        /// <param name="number">0 is the first; each is reckoned from the first day, so that no month end is lost.</param>
        public TermDates Number(int number)
        {
            var renewal = RenewalMonths ?? 0;
            var begins = number == 0 ? Begins : Begins.PlusMonths(Months + ((number - 1) * renewal));
            var ends = Begins.PlusMonths(Months + (number * renewal));
            return new(number, Start(begins), Start(ends.PlusMonths(-NoticeMonths)), Start(ends));
        }

        internal override IReadOnlyList<DayAnswer> JudgeDay(DayQuestion question)
        {
            List<Fact.NoticeGiven> notices = [.. question.FactsOf<Fact.NoticeGiven>(fact => fact.At).Where(fact => fact.Clause == question.Clause.Id).OrderBy(fact => fact.At)];
            for (var number = 0; number < MostTerms; number++)
            {
                var term = Number(number);
                var notice = notices.FirstOrDefault(fact => fact.At < term.NoticeBefore);
                if (question.Now < term.Ends)
                {
                    return [Running(term, notice, question.Now)];
                }

                if (notice is not null || RenewalMonths is null)
                {
                    return [new DayAnswer(ClauseOutcome.DoesNotApply, $"It ended at {DayAnswer.Show(term.Ends)}.", notice is null ? [] : [notice.Id])
                        { Clock = ClauseClock.Until(term.Ends, question.Now) }];
                }
            }

            return [DayAnswer.NotObservable("More terms have passed than are counted.")];
        }

        private DayAnswer Running(TermDates term, Fact.NoticeGiven? notice, Instant now)
        {
            var (sentence, clock) = now switch
            {
                _ when now < term.Begins => ($"It begins at {DayAnswer.Show(term.Begins)}.", ClauseClock.Until(term.Begins, now)),
                _ when notice is not null => ($"Notice was given at {DayAnswer.Show(notice.At)}: it ends at {DayAnswer.Show(term.Ends)}.", ClauseClock.Until(term.Ends, now)),
                _ when RenewalMonths is null => ($"It ends at {DayAnswer.Show(term.Ends)}.", ClauseClock.Until(term.Ends, now)),
                _ when now < term.NoticeBefore => (
                    $"It runs until {DayAnswer.Show(term.Ends)} and is then renewed, unless notice is given before {DayAnswer.Show(term.NoticeBefore)}.",
                    ClauseClock.Until(term.NoticeBefore, now)),
                _ => ($"No notice is recorded in time: it is renewed at {DayAnswer.Show(term.Ends)}.", ClauseClock.Until(term.Ends, now)),
            };
            return new DayAnswer(ClauseOutcome.NotYetDue, sentence, notice is null ? [] : [notice.Id]) { Clock = clock };
        }

        private Instant Start(LocalDate day) => day.AtStartOfDayInZone(Clock).ToInstant();
    }
}

/// <param name="Number">0 is the first.</param>
/// <param name="NoticeBefore">Notice given before this instant ends it with the term.</param>
public sealed record TermDates(int Number, Instant Begins, Instant NoticeBefore, Instant Ends);
