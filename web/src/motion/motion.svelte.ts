import { get } from '../api/client';
import type { MotionAnswer } from '../api/types';

/** Shares of moving time for which scores are calibrated. */
export const recalls = [0.98, 0.95, 0.9, 0.8] as const;
/** The widest stretch that is answered, in milliseconds. */
const widest = 48 * 3_600_000;
/** What is being looked at grows by the minute. */
const every = 15_000;

/** Where something moved in what is shown of the record: for the eye, and never a finding. */
export class Motion {
  on = $state(true);
  recall = $state<number>(0.95);
  /** By source, of the stretch asked for last. */
  found = $state.raw<Readonly<Record<string, MotionAnswer>>>({});
  private asked = '';
  private askedAt = 0;

  /** Asks for a stretch of sources' recordings where it was not asked for lately. */
  async ask(sources: readonly string[], from: number, to: number): Promise<void> {
    const begin = Math.max(from, to - widest);
    const what = `${sources.join()} ${Math.round(begin / 1000)} ${Math.round(to / 1000)} ${this.recall}`;
    if (!this.on || sources.length === 0 || (what === this.asked && Date.now() - this.askedAt < every)) {
      return;
    }
    [this.asked, this.askedAt] = [what, Date.now()];
    const answers = await Promise.all(sources.map((source) => motionOf(source, begin, to, this.recall)));
    if (what === this.asked) {
      this.found = Object.fromEntries(answers.filter((one) => one !== null).map((one) => [one.source, one]));
    }
  }
}

export const motion = new Motion();

/** Null where it is refused. */
export async function motionOf(source: string, from: number, to: number, recall: number): Promise<MotionAnswer | null> {
  const answer = await get<MotionAnswer>('/api/motion', { source, from: new Date(from).toISOString(), to: new Date(to).toISOString(), recall });
  return answer.ok ? answer.value : null;
}
