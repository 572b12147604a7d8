import type { PresenceReport } from './types';

/** More than so many at a time no map shows; the oldest word goes first. */
const most = 1000;

/** The last word of each asset, for as long as it holds. */
export class Presences {
  private readonly known = new Map<string, PresenceReport>();
  private shown: readonly PresenceReport[] = [];

  take(report: PresenceReport, now: number): readonly PresenceReport[] {
    const key = `${report.source}/${report.asset}`;
    this.known.delete(key);
    this.known.set(key, report);
    const oldest = this.known.keys().next();
    if (this.known.size > most && !oldest.done) {
      this.known.delete(oldest.value);
    }
    return this.list(now, true);
  }

  /** The same list as before where nothing has run out. */
  at(now: number): readonly PresenceReport[] {
    return this.list(now, false);
  }

  private list(now: number, changed: boolean): readonly PresenceReport[] {
    for (const [key, report] of this.known) {
      if (!(Date.parse(report.until) > now)) {
        this.known.delete(key);
        changed = true;
      }
    }
    this.shown = changed ? [...this.known.values()] : this.shown;
    return this.shown;
  }
}
