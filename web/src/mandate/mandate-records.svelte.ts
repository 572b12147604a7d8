import { get } from '../api/client';
import { onEntered } from '../api/live.svelte';
import type { Instrument, ModalitiesPage } from '../api/types';

/** Instruments and modalities, read again with every entry that touches them, and by the half minute, since time alone brings versions into force. */
export class MandateRecords {
  instruments = $state.raw<readonly Instrument[]>([]);
  modalities = $state.raw<ModalitiesPage | null>(null);
  refused = $state('');

  /** Reads on while the page is open; answers how to stop. */
  start(): () => void {
    void this.load();
    const leave = onEntered((entered) => {
      if (/^(modalities|instrument|sensor-replaced|key-revoked)/.test(entered.kind)) {
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
    const [instruments, modalities] = await Promise.all([get<Instrument[]>('/api/instruments', { minIndex }), get<ModalitiesPage>('/api/modalities', { minIndex })]);
    this.refused = [instruments, modalities].map((answer) => (answer.ok ? '' : answer.refused)).find((text) => text !== '') ?? '';
    this.instruments = instruments.ok ? instruments.value : this.instruments;
    this.modalities = modalities.ok ? modalities.value : this.modalities;
  }
}
