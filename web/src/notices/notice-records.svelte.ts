import { get } from '../api/client';
import { onEntered } from '../api/live.svelte';
import type { Movement, NoticeToParties } from '../api/types';

/** Notices as the reader may see them, read again with every entry that touches one and, for those without a live connection, by the minute. */
export class NoticeRecords {
  notices = $state.raw<readonly NoticeToParties[]>([]);
  movements = $state.raw<readonly Movement[]>([]);
  refused = $state('');

  /** Reads on while the page is open; answers how to stop. */
  start(): () => void {
    void this.load();
    const leave = onEntered((entered) => {
      if (/^(notice|movement)-/.test(entered.kind)) {
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
    const [notices, movements] = await Promise.all([get<NoticeToParties[]>('/api/notices', { minIndex }), get<Movement[]>('/api/movements', { minIndex })]);
    this.refused = [notices, movements].map((answer) => (answer.ok ? '' : answer.refused)).find((text) => text !== '') ?? '';
    this.notices = notices.ok ? notices.value : this.notices;
    this.movements = movements.ok ? movements.value : this.movements;
  }
}
