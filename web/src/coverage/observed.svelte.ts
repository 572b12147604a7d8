import { untrack } from 'svelte';
import { get } from '../api/client';
import type { ObservedBeside } from '../api/types';

/** How much was observed of the last 24 hours, which stands beside every live number; asked for once a minute while anything shows it. */
class LastDay {
  told = $state.raw<ObservedBeside | null>(null);
  private users = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  /** Until the returned function is called. */
  use(): () => void {
    this.users += 1;
    if (this.users === 1) {
      untrack(() => void this.load());
      this.timer = setInterval(() => void this.load(), 60_000);
    }
    return () => {
      this.users -= 1;
      if (this.users === 0) {
        clearInterval(this.timer);
      }
    };
  }

  private async load(): Promise<void> {
    const answer = await get<ObservedBeside>('/api/observed');
    this.told = answer.ok ? answer.value : null;
  }
}

export const lastDay = new LastDay();
