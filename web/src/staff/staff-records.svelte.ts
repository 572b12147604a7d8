import { get } from '../api/client';
import { onEntered } from '../api/live.svelte';
import type { OutsideNotice, OwnStaffing, Staffing } from '../api/types';

/** Numbers, crossings and visits as the reader may see them; names of the own delegation where the reader may read those. */
export class StaffRecords {
  answer = $state.raw<Staffing | null>(null);
  own = $state.raw<OwnStaffing | null>(null);
  outside = $state.raw<readonly OutsideNotice[]>([]);
  refused = $state('');

  constructor(private readonly mayReadNumbers: boolean, private readonly mayReadOwn: boolean) {}

  /** Reads on while the page is open, for those who are not told of entries four times a minute; answers how to stop. */
  start(): () => void {
    void this.load();
    const leave = onEntered((entered) => {
      if (/^(staff|visit|personal)-/.test(entered.kind)) {
        void this.load(entered.index);
      }
    });
    const timer = setInterval(() => void this.load(), 15_000);
    return () => {
      leave();
      clearInterval(timer);
    };
  }

  async load(minIndex?: number): Promise<void> {
    const [outside, answer, own] = await Promise.all([
      get<OutsideNotice[]>('/api/staff/outside', { minIndex }),
      this.mayReadNumbers ? get<Staffing>('/api/staff', { minIndex }) : null,
      this.mayReadOwn ? get<OwnStaffing>('/api/staff/own', { minIndex }) : null,
    ]);
    this.refused = [outside, answer, own].map((one) => (one === null || one.ok ? '' : one.refused)).find((text) => text !== '') ?? '';
    this.outside = outside.ok ? outside.value : this.outside;
    this.answer = answer?.ok ? answer.value : this.answer;
    this.own = own?.ok ? own.value : this.own;
  }
}
