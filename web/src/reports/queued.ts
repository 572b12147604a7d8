import type { Answer } from '../api/client';

/** A report on its way. The id of its command is made with it, so that one that is sent twice is entered once. */
export interface Queued {
  readonly command: string;
  readonly form: Readonly<Record<string, unknown>> & { readonly act: string; readonly made: string };
  readonly state: 'waiting' | 'sent' | 'refused';
  readonly index: number | null;
  readonly refused: string | null;
}

/** What a try to send came to: an answer ends the waiting, silence does not. */
export function after(queued: Queued, answer: Answer<{ index: number }>): Queued {
  if (answer.ok) {
    return { ...queued, state: 'sent', index: answer.value.index };
  }
  const mayPass = answer.status === 0 || answer.status === 401 || answer.status === 429 || answer.status >= 500;
  return mayPass ? queued : { ...queued, state: 'refused', refused: answer.refused };
}
