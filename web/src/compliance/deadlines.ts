import type { Compliance, Outcome } from '../api/types';
import { span } from '../format/time';

/** Something that a clause counts, for those whom it binds alike. */
export interface Deadline {
  readonly clause: string;
  readonly article: string;
  readonly reading: string | null;
  readonly parties: readonly string[];
  /** The first instant that is too late; null where the duty has no date. */
  readonly due: string | null;
  readonly daysSince: number | null;
  readonly outcome: Outcome;
  readonly because: string;
}

/** What the clauses count at the end of the table, what is due next first, then the overdue, the done, and what has no date. */
export function deadlinesOf(table: Compliance): readonly Deadline[] {
  const found = new Map<string, Deadline>();
  for (const cell of table.cells.filter((one) => one.date === table.to)) {
    for (const clause of cell.clauses) {
      for (const answer of clause.answers) {
        if (answer.clock !== null) {
          const key = [clause.clause, answer.reading, answer.clock.due, answer.outcome, answer.because].join('\n');
          const known = found.get(key);
          found.set(key, known === undefined
            ? { clause: clause.clause, article: cell.article, reading: answer.reading, parties: [cell.party], due: answer.clock.due, daysSince: answer.clock.daysSince, outcome: answer.outcome, because: answer.because }
            : { ...known, parties: [...new Set([...known.parties, cell.party])] });
        }
      }
    }
  }
  const at = Date.parse(table.knownAt);
  return [...found.values()].sort((a, b) => rank(a, at) - rank(b, at) || (a.due ?? '').localeCompare(b.due ?? '') || a.clause.localeCompare(b.clause));
}

export type Standing = 'ahead' | 'overdue' | 'untold' | 'done' | 'undated';

/** How it stands at a moment. What is done is done, whatever the clock says; what nobody recorded is not told to be late; an undated duty is never overdue. */
export function standing(of: Deadline, at: number): Standing {
  return of.outcome === 'complied' ? 'done' : of.due === null ? 'undated' : at < Date.parse(of.due) ? 'ahead' : /^breached/.test(of.outcome) ? 'overdue' : 'untold';
}

/** Time left, or since: `3 d 4 h`. */
export function countdown(due: string, at: number): string {
  return span(Math.abs(Date.parse(due) - at) / 1000);
}

function rank(of: Deadline, at: number): number {
  return ['ahead', 'overdue', 'untold', 'done', 'undated'].indexOf(standing(of, at));
}
