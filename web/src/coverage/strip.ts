import type { CoverageCell, LineOfDay } from '../api/types';

/** A kilometre and an hour of the strip. */
export interface Spot {
  readonly km: number;
  readonly hour: number;
}

/** Cells by kilometre (from 1) and hour (from 0). */
export function cellsOf(line: LineOfDay): ReadonlyMap<string, CoverageCell> {
  return new Map(line.cells.map((cell) => [keyOf(cell.kilometre, cell.hour), cell]));
}

export function keyOf(km: number, hour: number): string {
  return `${km}/${hour}`;
}

/** Where an arrow leads; null where the key means something else. */
export function moved(from: Spot, key: string, kilometres: number, hours: number): Spot | null {
  const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
  const to = (km: number, hour: number): Spot => ({ km: within(km, 1, kilometres), hour: within(hour, 0, hours - 1) });
  switch (key) {
    case 'ArrowLeft': return to(from.km - 1, from.hour);
    case 'ArrowRight': return to(from.km + 1, from.hour);
    case 'ArrowUp': return to(from.km, from.hour - 1);
    case 'ArrowDown': return to(from.km, from.hour + 1);
    case 'PageUp': return to(from.km - 10, from.hour);
    case 'PageDown': return to(from.km + 10, from.hour);
    case 'Home': return to(1, from.hour);
    case 'End': return to(kilometres, from.hour);
    default: return null;
  }
}

/** Never 100 % for what is only nearly whole, never 0 % for what is only nearly nothing. */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) {
    return '< 1 %';
  }
  return share < 1 && share > 0.995 ? '> 99 %' : `${Math.round(share * 100)} %`;
}

export interface HourRow {
  readonly hour: number;
  readonly observed: number;
  readonly degraded: number;
  /** Leading causes and in how many kilometres each leads, the most first. */
  readonly causes: readonly (readonly [string, number])[];
}

/** Each hour over the whole line, by the length of its kilometres. */
export function hourRows(line: LineOfDay, hours: number): readonly HourRow[] {
  const length = new Map(line.kilometres.map((one) => [one.number, one.metres]));
  const whole = line.kilometres.reduce((sum, one) => sum + one.metres, 0);
  return Array.from({ length: hours }, (_, hour) => {
    const cells = line.cells.filter((cell) => cell.hour === hour);
    const share = (of: (cell: CoverageCell) => number): number =>
      whole === 0 ? 0 : cells.reduce((sum, cell) => sum + of(cell) * (length.get(cell.kilometre) ?? 0), 0) / whole;
    const causes = new Map<string, number>();
    for (const cell of cells) {
      if (cell.cause !== null) {
        causes.set(cell.cause, (causes.get(cell.cause) ?? 0) + 1);
      }
    }
    return { hour, observed: share((cell) => cell.observed), degraded: share((cell) => cell.degraded), causes: [...causes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)) };
  });
}
