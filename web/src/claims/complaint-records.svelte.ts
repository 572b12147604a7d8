import { get } from '../api/client';
import { onEntered } from '../api/live.svelte';
import type { Complaint } from '../api/types';

/** Complaints as the reader may see them, read again with every entry that touches one and, for those without a live connection, by the minute. */
export class ComplaintRecords {
  complaints = $state.raw<readonly Complaint[] | null>(null);
  refused = $state('');

  /** Reads on while the page is open; answers how to stop. */
  start(): () => void {
    void this.load();
    const leave = onEntered((entered) => {
      if (/^(complaint|case|look|finding)-/.test(entered.kind)) {
        void this.load(entered.index);
      }
    });
    const timer = setInterval(() => void this.load(), 30_000);
    return () => {
      leave();
      clearInterval(timer);
    };
  }

  async load(minIndex?: number): Promise<void> {
    const answer = await get<Complaint[]>('/api/complaints', { minIndex });
    this.refused = answer.ok ? '' : answer.refused;
    this.complaints = answer.ok ? answer.value : this.complaints;
  }
}
