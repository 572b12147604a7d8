import type { FrameReport } from '../api/types';

export interface Paired {
  readonly report: FrameReport;
  /** Seconds by which the report is older than the picture; 0 where it was stated for this very picture. */
  readonly age: number;
}

const kept = 900;
const clock = 90_000;

/**
 * What the sensor stated, by PTS, for the pictures not yet shown and a while after. A picture without a report of its own
 * takes the last one before it, as long as that is not too old to mean anything.
 */
export class Pairing {
  private readonly reports: FrameReport[] = [];

  constructor(private readonly oldest = 2 * clock) {}

  add(report: FrameReport): void {
    const at = this.after(report.pts);
    if (this.reports[at - 1]?.pts === report.pts) {
      this.reports[at - 1] = report;
      return;
    }
    this.reports.splice(at, 0, report);
    if (this.reports.length > kept) {
      this.reports.shift();
    }
  }

  /** The report for the picture of this PTS; null where none is young enough. */
  at(pts: number): Paired | null {
    const report = this.reports[this.after(pts) - 1];
    return report === undefined || pts - report.pts > this.oldest ? null : { report, age: (pts - report.pts) / clock };
  }

  clear(): void {
    this.reports.length = 0;
  }

  /** Place of the first report later than the PTS. */
  private after(pts: number): number {
    let low = 0;
    let high = this.reports.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.reports[middle]!.pts <= pts) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
