import { get } from '../api/client';
import { onEntered } from '../api/live.svelte';
import type { Agreement, Compliance } from '../api/types';

/** Which days, and known when; an empty text leaves it to the server: the week up to now. */
export interface Asked {
  readonly from: string;
  readonly to: string;
  readonly knownAt: string;
}

/** The table and the agreement that it names, read again with every judgement and reported fact, and by the minute. */
export class ComplianceRecords {
  table = $state.raw<Compliance | null>(null);
  agreement = $state.raw<Agreement | null>(null);
  refused = $state('');
  loading = $state(false);
  #asked: Asked = { from: '', to: '', knownAt: '' };

  /** Reads on while the page is open; answers how to stop. */
  start(): () => void {
    const leave = onEntered((entered) => {
      if (/^(fact|finding|case|rules|assessment-revealed)/.test(entered.kind)) {
        void this.ask(this.#asked, entered.index);
      }
    });
    const timer = setInterval(() => void this.ask(this.#asked), 60_000);
    return () => {
      leave();
      clearInterval(timer);
    };
  }

  async ask(asked: Asked, minIndex?: number): Promise<void> {
    this.#asked = asked;
    this.loading = true;
    const some = (text: string): string | undefined => (text === '' ? undefined : text);
    const [agreement, table] = await Promise.all([
      get<Agreement>('/api/agreement', { minIndex }),
      get<Compliance>('/api/compliance', { from: some(asked.from), to: some(asked.to), knownAt: some(asked.knownAt), minIndex }),
    ]);
    if (asked !== this.#asked) {
      return;
    }
    this.loading = false;
    this.refused = [agreement, table].map((answer) => (answer.ok ? '' : answer.refused)).find((text) => text !== '') ?? '';
    this.agreement = agreement.ok ? agreement.value : this.agreement;
    this.table = table.ok ? table.value : this.table;
  }
}
