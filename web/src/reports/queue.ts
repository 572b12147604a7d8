import { post } from '../api/client';
import { readAll, remove, write } from '../keys/browser-db';

/** A report on its way. The id of its command is made with it, so that one that is sent twice is entered once. */
export interface Queued {
  readonly command: string;
  readonly form: Readonly<Record<string, unknown>> & { readonly act: string; readonly made: string };
  readonly state: 'waiting' | 'sent' | 'refused';
  readonly index: number | null;
  readonly refused: string | null;
}

/** What a try to send came to: an answer ends the waiting, silence does not. */
export function after(queued: Queued, answer: Awaited<ReturnType<typeof post<{ index: number }>>>): Queued {
  if (answer.ok) {
    return { ...queued, state: 'sent', index: answer.value.index };
  }
  const mayPass = answer.status === 0 || answer.status === 401 || answer.status === 429 || answer.status >= 500;
  return mayPass ? queued : { ...queued, state: 'refused', refused: answer.refused };
}

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
