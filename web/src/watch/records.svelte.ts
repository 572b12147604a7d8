import { get } from '../api/client';
import { onEntered } from '../api/live.svelte';
import type { Impediment, Incident } from '../api/types';
import { floor } from '../timeline/floor-clock.svelte';

const day = 86_400_000;
const touching = new Set([
  'incident-raised', 'incident-marked', 'incidents-joined', 'incident-split', 'incident-withdrawn', 'impediment-recorded', 'impediment-stated', 'impediment-ended', 'impediment-withdrawn', 'impediment-reviewed', 'seen-uncertain', 'case-opened', 'assessment-revealed', 'finding-judged',
]);

/** Alerts and impediments of the 24 hours before the moment that the floor's clock shows, as they stood then. */
export class Records {
  refused = $state('');
  private incidents = $state.raw<readonly Incident[]>([]);
  private impediments = $state.raw<readonly Impediment[]>([]);
  private from = Number.POSITIVE_INFINITY;
  private to = Number.NEGATIVE_INFINITY;
  /** Whole seconds: what is listed need not be worked out at every picture. */
  private readonly moment = $derived(Math.floor(floor.shown / 1000) * 1000 + 999);

  readonly alerts: readonly Incident[] = $derived(this.incidents.filter((one) => this.isIn(Date.parse(one.received))));
  readonly impeded: readonly Impediment[] = $derived(this.impediments
    .filter((one) => Date.parse(one.from) <= this.moment && (one.to === null || Date.parse(one.to) > this.moment - day))
    .map((one) => (one.to !== null && Date.parse(one.to) > this.moment ? { ...one, to: null } : one)));

  /** Reads on while the page is open; answers how to stop. */
  start(): () => void {
    void this.load();
    const leave = onEntered((entered) => {
      if (touching.has(entered.kind)) {
        void this.load(entered.index);
      }
    });
    const timer = setInterval(() => {
      if (floor.shown - day < this.from || floor.shown > this.to) {
        void this.load();
      }
    }, 500);
    return () => {
      leave();
      clearInterval(timer);
    };
  }

  /** The stretch about the moment, with room to scrub in. */
  async load(minIndex?: number): Promise<void> {
    [this.from, this.to] = [floor.shown - 2 * day, floor.shown + day];
    const query = { from: new Date(this.from).toISOString(), to: new Date(this.to).toISOString(), minIndex };
    const [found, kept] = await Promise.all([get<Incident[]>('/api/incidents', query), get<Impediment[]>('/api/impediments', query)]);
    this.refused = found.ok ? '' : found.refused;
    this.incidents = found.ok ? [...found.value].sort((a, b) => b.index - a.index) : this.incidents;
    this.impediments = kept.ok ? [...kept.value].sort((a, b) => b.from.localeCompare(a.from)) : this.impediments;
  }

  private isIn(at: number): boolean {
    return at <= this.moment && at > this.moment - day;
  }
}
