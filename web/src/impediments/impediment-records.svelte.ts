import { get } from '../api/client';
import { onEntered } from '../api/live.svelte';
import type { Impediment, ImpedimentInFull } from '../api/types';

/** Impediments that began on one day (UTC) or lasted into it, read again with every entry that touches one. */
export class ImpedimentRecords {
  all = $state.raw<readonly Impediment[]>([]);
  words = $state.raw<Readonly<Record<string, ImpedimentInFull>>>({});
  refused = $state('');
  private day = '';

  /** Reads on while the page is open; answers how to stop. */
  start(): () => void {
    return onEntered((entered) => {
      if (/^(impediment-|seen-uncertain|case-opened)/.test(entered.kind)) {
        void this.load(this.day, entered.index);
      }
    });
  }

  /** @param day As a date field holds it. */
  async load(day: string, minIndex?: number): Promise<void> {
    this.day = day;
    const begin = Date.parse(`${day}T00:00:00Z`);
    if (Number.isNaN(begin)) {
      return;
    }
    const query = { from: new Date(begin - 30 * 86_400_000).toISOString(), to: new Date(begin + 86_400_000).toISOString(), minIndex };
    const answer = await get<Impediment[]>('/api/impediments', query);
    this.refused = answer.ok ? '' : answer.refused;
    if (answer.ok && day === this.day) {
      this.all = answer.value.filter((one) => Date.parse(one.from) >= begin || one.to === null || Date.parse(one.to) > begin).reverse();
      await Promise.all(Object.keys(this.words).map((id) => this.read(id)));
    }
  }

  /** Words and reasons, which stand outside the log and are read when they are asked for. */
  async read(id: string): Promise<void> {
    const answer = await get<ImpedimentInFull>(`/api/impediments/${encodeURIComponent(id)}`);
    if (answer.ok) {
      this.words = { ...this.words, [id]: answer.value };
    }
  }
}
