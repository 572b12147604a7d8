import type { Agreement, Compliance, ComplianceCell } from '../api/types';

/** A row is an article for one party, a column a day. */
export interface Row {
  readonly party: string;
  readonly article: string;
}

/** Where in the table somebody stands. */
export interface Spot {
  readonly row: number;
  readonly day: number;
}

/** Rows in the order of the agreement, for one party or for all whom it binds. */
export function rowsOf(agreement: Agreement, party: string): readonly Row[] {
  const parties = [...agreement.parties, ...agreement.othersBound].filter((one) => party === '' || one.id === party);
  return parties.flatMap((one) => agreement.articles.map((article) => ({ party: one.id, article: article.id })));
}

export function daysOf(table: Compliance): readonly string[] {
  const days = [];
  for (let day = table.from; day <= table.to && days.length < 62; day = shifted(day, 1)) {
    days.push(day);
  }
  return days;
}

/** A day some days later. */
export function shifted(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

export function cellsOf(table: Compliance): ReadonlyMap<string, ComplianceCell> {
  return new Map(table.cells.map((cell) => [keyOf(cell.party, cell.article, cell.date), cell]));
}

export function keyOf(party: string, article: string, date: string): string {
  return `${date}/${party}/${article}`;
}

/** Where an arrow leads; `back` and `forward` leave the span of days; null where the key means something else. */
export function moved(from: Spot, key: string, rows: number, days: number): Spot | 'back' | 'forward' | null {
  switch (key) {
    case 'ArrowLeft': return from.day === 0 ? 'back' : { ...from, day: from.day - 1 };
    case 'ArrowRight': return from.day >= days - 1 ? 'forward' : { ...from, day: from.day + 1 };
    case 'ArrowUp': return { ...from, row: Math.max(0, from.row - 1) };
    case 'ArrowDown': return { ...from, row: Math.min(Math.max(0, rows - 1), from.row + 1) };
    case 'Home': return { ...from, day: 0 };
    case 'End': return { ...from, day: Math.max(0, days - 1) };
    case 'PageUp': return 'back';
    case 'PageDown': return 'forward';
    default: return null;
  }
}

export const grades = ['alleged', 'indicatedByRule', 'foundByOne', 'foundJointly'] as const;
export type Grade = (typeof grades)[number];
export const levelOf = { alleged: 'alleged', indicatedByRule: 'indicated-by-rule', foundByOne: 'found-by-one', foundJointly: 'found-jointly' } as const;

/** What stands behind a cell, each level on its own: ids once, over all its clauses. */
export function gradesOf(cell: ComplianceCell): Readonly<Record<Grade, readonly string[]>> {
  const of = (grade: Grade): readonly string[] => [...new Set(cell.clauses.flatMap((clause) => clause.grades[grade]))];
  return { alleged: of('alleged'), indicatedByRule: of('indicatedByRule'), foundByOne: of('foundByOne'), foundJointly: of('foundJointly') };
}

/** Where evidence stands in the console: a reported fact, a case, or an incident. */
export function placeOf(id: string, cases: readonly string[]): readonly ['facts' | 'cases' | 'watch', string] {
  return /^r-[0-9a-f]{16}$/.test(id) ? ['facts', id] : cases.includes(id) || /-\d{4}-\d{4,}$/.test(id) ? ['cases', id] : ['watch', id];
}
