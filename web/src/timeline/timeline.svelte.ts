import { get } from '../api/client';
import type { Timeline } from '../api/types';
import { floor } from './floor-clock.svelte';

export const minute = 60_000;
export const hour = 60 * minute;
const narrowest = 20_000;
const widest = 31 * 24 * hour;
/** Of the stretch shown, kept free to the right of the live edge. */
const margin = 0.04;
/** While the live edge is in sight, what is recorded is asked for again so often. */
const every = 4000;

/** The stretch of time that the timeline shows, and what is recorded in it. */
export class TimelineView {
  from = $state(Date.now() - hour);
  to = $state(Date.now() + 2 * minute);
  data = $state.raw<Timeline | null>(null);
  refused = $state('');
  private loaded: readonly [number, number] = [0, 0];
  private asked = 0;
  private fitted = false;
  private soon: ReturnType<typeof setTimeout> | undefined;

  get length(): number {
    return this.to - this.from;
  }

  /** Reads on while the page is open; answers how to stop. */
  start(): () => void {
    void this.load();
    const timer = setInterval(() => this.tick(), 1000);
    return () => clearInterval(timer);
  }

  /** Longer or shorter about a moment, which keeps its place. */
  zoom(factor: number, about: number): void {
    const length = Math.min(widest / 2, Math.max(narrowest, this.length * factor));
    const share = Math.min(1, Math.max(0, (about - this.from) / this.length));
    this.show(about - share * length, about + (1 - share) * length);
  }

  pan(by: number): void {
    this.show(this.from + by, this.to + by);
  }

  /** This much time, with the clock in it. */
  showLength(length: number): void {
    const share = floor.live ? 1 - margin : 0.5;
    this.show(floor.shown - share * length, floor.shown + (1 - share) * length);
  }

  /** Brings the clock's moment into sight where it is not. */
  reveal(moment = floor.shown): void {
    if (moment < this.from || moment > this.to) {
      const length = this.length;
      this.show(moment - length / 2, moment + length / 2);
    }
  }

  reload(minIndex?: number): void {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => void this.load(minIndex), 150);
  }

  private show(from: number, to: number): void {
    const latest = floor.centreNow() + margin * (to - from);
    const late = Math.max(0, to - Math.max(latest, from + narrowest));
    [this.from, this.to] = [from - late, to - late];
    if (this.from < this.loaded[0] || this.to > this.loaded[1]) {
      this.reload();
    }
  }

  private tick(): void {
    const now = floor.centreNow();
    const follows = floor.live || (!floor.paused && floor.shown > this.to - margin * this.length);
    const head = floor.live ? now : floor.shown;
    if (follows && head > this.to - margin * this.length) {
      this.pan(head + margin * this.length - this.to);
    }
    if (now >= this.from && now - every <= this.to && Date.now() - this.asked > every) {
      void this.load();
    }
  }

  private async load(minIndex?: number): Promise<void> {
    this.asked = Date.now();
    const spare = Math.min(this.length / 2, (widest - this.length) / 2);
    const [from, to] = [this.from - spare, this.to + spare];
    const sent = Date.now();
    const answer = await get<Timeline>('/api/timeline', { from: new Date(from).toISOString(), to: new Date(to).toISOString(), minIndex });
    this.refused = answer.ok ? '' : answer.refused;
    if (answer.ok) {
      floor.setAhead(Date.parse(answer.value.now) - (sent + Date.now()) / 2);
      const begins = !this.fitted && answer.value.begun !== null ? Date.parse(answer.value.begun) : 0;
      this.fitted ||= answer.value.begun !== null;
      this.data = answer.value;
      this.loaded = [from, to];
      // A young record fills the timeline rather than one corner of it.
      if (begins > this.from && floor.live) {
        this.showLength(Math.max(10 * minute, 1.1 * (floor.shown - begins)));
      }
    }
  }
}
