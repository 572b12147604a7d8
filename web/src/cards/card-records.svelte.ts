import { get } from '../api/client';
import { onEntered } from '../api/live.svelte';
import type { Card } from '../api/types';
import { floor } from '../timeline/floor-clock.svelte';

/** Alerts as cards, as of the moment that the floor's clock shows. */
export class CardRecords {
  cards = $state.raw<readonly Card[]>([]);
  private asked = 0;

  /** Reads on while the page is open; answers how to stop. */
  start(): () => void {
    void this.load();
    const leave = onEntered((entered) => {
      if (/^(incident|case|card|assessment|finding)/.test(entered.kind)) {
        void this.load(entered.index);
      }
    });
    // What is overdue becomes so, and snoozes end, without an entry; the moment shown may be moving.
    const timer = setInterval(() => {
      if (Math.abs(floor.shown - this.asked) > (floor.live ? 15_000 : 1_000)) {
        void this.load();
      }
    }, 1000);
    return () => {
      leave();
      clearInterval(timer);
    };
  }

  async load(minIndex?: number): Promise<void> {
    this.asked = floor.shown;
    const answer = await get<Card[]>('/api/cards', { minIndex, asOf: floor.live ? undefined : new Date(floor.shown).toISOString() });
    this.cards = answer.ok ? answer.value : this.cards;
  }
}
