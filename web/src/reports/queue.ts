import { post } from '../api/client';
import { readAll, remove, write } from '../keys/browser-db';
import { after, type Queued } from './queued';

export async function all(): Promise<readonly Queued[]> {
  return (await readAll<Queued>('reports')).sort((a, b) => String(b.form.made).localeCompare(String(a.form.made)));
}

export const keep = (queued: Queued): Promise<void> => write('reports', queued.command, queued);

export const forget = (queued: Queued): Promise<void> => remove('reports', queued.command);

let sending: Promise<void> | null = null;

/** Sends what waits, one after the other; a second call while one runs waits for that. */
export function sendWaiting(): Promise<void> {
  sending ??= (async () => {
    for (const queued of (await all()).filter((one) => one.state === 'waiting')) {
      const tried = after(queued, await post<{ index: number }>('/api/reports', { ...queued.form, command: queued.command }));
      if (tried !== queued) {
        await keep(tried);
      }
    }
  })().finally(() => (sending = null));
  return sending;
}
