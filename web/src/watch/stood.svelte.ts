import { get } from '../api/client';
import type { PresenceReport } from '../api/types';
import { floor } from '../timeline/floor-clock.svelte';

/** Scrubbing asks no more often than this, and a moment that moved by less is the same. */
const every = 500;

/** Own assets and patrols as they stood at the moment that the floor's clock shows; at the live edge the live store tells. */
export class Stood {
  reports = $state.raw<readonly PresenceReport[]>([]);
  private asked = Number.NaN;
  private busy = false;

  /** Reads on while the page is open; answers how to stop. */
  start(): () => void {
    const timer = setInterval(() => void this.follow(), every);
    return () => clearInterval(timer);
  }

  private async follow(): Promise<void> {
    if (floor.live) {
      this.asked = Number.NaN;
      this.reports = [];
    } else if (!this.busy && !(Math.abs(floor.shown - this.asked) < every)) {
      this.busy = true;
      this.asked = floor.shown;
      const answer = await get<PresenceReport[]>('/api/presences', { at: new Date(this.asked).toISOString() });
      // What was asked before the live edge was gone back to is not shown there.
      this.reports = answer.ok && !floor.live ? answer.value : this.reports;
      this.busy = false;
    }
  }
}
