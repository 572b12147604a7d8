import { newCommand, post } from '../api/client';
import type { Accepted } from '../api/types';

/** Sends a command; answers the sentence of a refusal, or nothing once `done` was told of the entry. */
export async function send(path: string, form: object, done: (index: number) => void): Promise<string> {
  const answer = await post<Accepted>(path, { ...form, command: newCommand() });
  if (!answer.ok) {
    return answer.refused;
  }
  done(answer.value.index);
  return '';
}
