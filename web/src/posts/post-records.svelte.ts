import { get } from '../api/client';
import { onEntered } from '../api/live.svelte';
import type { PostsOfRegister } from '../api/types';

/** The register of posts as the reader may see it, read again with every entry of it. Sums are of the moment asked for. */
export class PostRecords {
  answer = $state.raw<PostsOfRegister | null>(null);
  refused = $state('');
  private at = '';

  /** Reads on while the page is open; answers how to stop. */
  start(): () => void {
    void this.load();
    return onEntered((entered) => {
      if (entered.kind.startsWith('post-')) {
        void this.load(entered.index);
      }
    });
  }

  /** @param at Sums of that moment; the empty text asks for the present. */
  async asOf(at: string): Promise<void> {
    this.at = at;
    await this.load();
  }

  async load(minIndex?: number): Promise<void> {
    const asked = this.at;
    const answer = await get<PostsOfRegister>('/api/posts', { minIndex, at: asked === '' ? undefined : asked });
    if (asked === this.at) {
      this.refused = answer.ok ? '' : answer.refused;
      this.answer = answer.ok ? answer.value : this.answer;
    }
  }
}
