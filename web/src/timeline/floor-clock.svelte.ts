import { momentOf, rates, type Anchor } from './anchor';

/** A recording this close to now is still being written; the clock that runs into it goes on live. */
const edge = 2500;

/**
 * The one clock of the watch floor: every video, the map and the lists follow it. It stands at the live edge, or at a moment
 * of the record, from which it runs at a rate or rests.
 */
export class FloorClock {
  live = $state(true);
  anchor = $state.raw<Anchor>({ at: Date.now(), wall: Date.now(), rate: 1, paused: false, jump: 0 });
  /** The moment shown, renewed ten times a second: for what is drawn, not for what is exact. */
  shown = $state(Date.now());
  private ahead = 0;
  private readonly listeners = new Set<(anchor: Anchor) => void>();
  private timer: ReturnType<typeof setInterval> | undefined;

  /** Tells players of every change, and at once of how it stands. Answers how to stop. */
  listen(listener: (anchor: Anchor) => void): () => void {
    this.listeners.add(listener);
    listener(this.anchor);
    return () => this.listeners.delete(listener);
  }

  start(): () => void {
    this.timer = setInterval(() => this.tick(), 100);
    return () => clearInterval(this.timer);
  }

  /** The centre's clock is this far ahead of this browser's. */
  setAhead(milliseconds: number): void {
    this.ahead = milliseconds;
  }

  /** Now, by the centre's clock. */
  centreNow(): number {
    return Date.now() + this.ahead;
  }

  now(): number {
    return this.live ? this.centreNow() : momentOf(this.anchor, Date.now());
  }

  get rate(): number {
    return this.live ? 1 : this.anchor.rate;
  }

  get paused(): boolean {
    return !this.live && this.anchor.paused;
  }

  goLive(): void {
    this.live = true;
    this.set({ rate: 1, paused: false, at: this.centreNow() }, true);
  }

  /** To a moment; one that is not yet past is the live edge. */
  seek(at: number, change: { paused?: boolean; rate?: number } = {}): void {
    if (at >= this.centreNow() - edge) {
      this.goLive();
      return;
    }
    const paused = change.paused ?? (this.live ? false : this.anchor.paused);
    this.live = false;
    this.set({ at, paused, rate: change.rate ?? this.anchor.rate }, true);
  }

  /** From the live edge a pause holds the last moment that is recorded and can be shown again. */
  toggle(): void {
    if (this.live) {
      this.seek(this.centreNow() - edge - 500, { paused: true });
    } else {
      this.set({ at: this.now(), paused: !this.anchor.paused }, false);
    }
  }

  setRate(rate: number): void {
    if (this.live) {
      this.seek(this.centreNow() - edge - 500, { rate });
    } else {
      this.set({ at: this.now(), rate }, false);
    }
  }

  faster(by: 1 | -1): void {
    const at = rates.findIndex((rate) => rate === this.rate);
    this.setRate(rates[Math.min(rates.length - 1, Math.max(0, at + by))]!);
  }

  private set(change: Partial<Anchor>, jumps: boolean): void {
    this.anchor = { ...this.anchor, wall: Date.now(), ...change, jump: this.anchor.jump + (jumps ? 1 : 0) };
    this.shown = this.now();
    for (const listener of this.listeners) {
      listener(this.anchor);
    }
  }

  private tick(): void {
    if (!this.live && !this.anchor.paused && this.now() > this.centreNow() - edge / 2) {
      this.goLive();
    } else if (this.live || !this.anchor.paused) {
      this.shown = this.now();
    }
  }
}

export const floor = new FloorClock();
