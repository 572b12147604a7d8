import { get } from '../api/client';
import { onEntered } from '../api/live.svelte';
import type { Agreement, Fact } from '../api/types';

/** Reported facts, the latest first, read again with every entry that touches one. */
export class FactRecords {
  facts = $state.raw<readonly Fact[] | null>(null);
  agreement = $state.raw<Agreement | null>(null);
  refused = $state('');

  /** Reads on while the page is open; answers how to stop. */
  start(): () => void {
    void this.load();
    return onEntered((entered) => {
      if (entered.kind.startsWith('fact-')) {
        void this.load(entered.index);
      }
    });
  }

  async load(minIndex?: number): Promise<void> {
    const [facts, agreement] = await Promise.all([get<Fact[]>('/api/facts', { minIndex }), get<Agreement>('/api/agreement')]);
    this.refused = [facts, agreement].map((answer) => (answer.ok ? '' : answer.refused)).find((text) => text !== '') ?? '';
    this.facts = facts.ok ? [...facts.value].sort((a, b) => b.fact.index - a.fact.index) : this.facts;
    this.agreement = agreement.ok ? agreement.value : this.agreement;
  }
}
