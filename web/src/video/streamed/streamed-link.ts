import type { Anchor } from '../../timeline/anchor';
import type { PlayerEvents } from '../player';
import type { FromPlayer, PlayerLink, Wish } from '../player-messages';
import { StreamedClockedPlayer } from './streamed-clocked-player';
import { StreamedPlayer } from './streamed-player';

/** A player over Media Source, which runs beside the page: the browser decodes elsewhere by itself. */
export class StreamedLink implements PlayerLink {
  private readonly paced: StreamedPlayer | null = null;
  private readonly clocked: StreamedClockedPlayer | null = null;

  constructor(canvas: HTMLCanvasElement, address: string, anchor: Anchor | null, told: (message: FromPlayer) => void) {
    const events: PlayerEvents = {
      shown: (pts, received) => told({ is: 'shown', pts, received, at: Date.now() }),
      next: (at) => told({ is: 'next', at }),
      message: (message) => told({ is: 'message', message }),
      state: (state) => told({ is: 'state', state }),
    };
    const url = new URL(address);
    url.searchParams.set('transport', 'true');
    if (anchor === null) {
      this.paced = new StreamedPlayer(canvas, url.href, events);
      this.paced.open();
    } else {
      this.clocked = new StreamedClockedPlayer(canvas, url.href, anchor, events);
      this.clocked.open();
    }
  }

  ask(wish: Wish): void {
    this.paced?.ask(wish);
  }

  clock(anchor: Anchor): void {
    this.clocked?.clock(anchor);
  }

  close(): void {
    this.paced?.close();
    this.clocked?.close();
  }
}
