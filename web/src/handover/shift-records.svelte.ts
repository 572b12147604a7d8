import { get } from '../api/client';
import { onEntered } from '../api/live.svelte';
import type { FlightPlan, Handover, LookRequest, OpenMatter } from '../api/types';

/** Watch business as the register has it, read again with every entry that touches it. */
export class ShiftRecords {
  handovers = $state.raw<readonly Handover[]>([]);
  looks = $state.raw<readonly LookRequest[]>([]);
  flights = $state.raw<readonly FlightPlan[]>([]);
  matters = $state.raw<readonly OpenMatter[]>([]);
  refused = $state('');

  /** Reads on while the page is open; answers how to stop. */
  start(): () => void {
    void this.load();
    const leave = onEntered((entered) => {
      if (!/^(segments|key|bulletin)-/.test(entered.kind)) {
        void this.load(entered.index);
      }
    });
    // What is overdue, or over, becomes so without an entry.
    const timer = setInterval(() => void this.load(), 60_000);
    return () => {
      leave();
      clearInterval(timer);
    };
  }

  async load(minIndex?: number): Promise<void> {
    const [handovers, looks, flights, matters] = await Promise.all([
      get<Handover[]>('/api/handovers', { minIndex }), get<LookRequest[]>('/api/looks', { minIndex }),
      get<FlightPlan[]>('/api/flights', { minIndex }), get<OpenMatter[]>('/api/matters', { minIndex }),
    ]);
    this.refused = [handovers, looks, flights, matters].map((answer) => (answer.ok ? '' : answer.refused)).find((text) => text !== '') ?? '';
    this.handovers = handovers.ok ? handovers.value : this.handovers;
    this.looks = looks.ok ? looks.value : this.looks;
    this.flights = flights.ok ? flights.value : this.flights;
    this.matters = matters.ok ? matters.value : this.matters;
  }
}
