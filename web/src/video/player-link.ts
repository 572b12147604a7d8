import type { Anchor } from '../timeline/anchor';
import type { FromPlayer, PlayerLink, ToPlayer, Wish } from './player-messages';

/** Whether each picture can be decoded and shown by itself; else Media Source plays them, and none is exact. */
export const hasWebCodecs = typeof VideoDecoder !== 'undefined';

/** @param anchor Of the clock that it follows; null plays as the server paces it. */
export function beginPlayer(canvas: HTMLCanvasElement, address: string, anchor: Anchor | null, told: (message: FromPlayer) => void): PlayerLink {
  const url = new URL(address, location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return hasWebCodecs ? new WorkerLink(canvas, url.href, anchor, told) : new LateLink(canvas, url.href, anchor, told);
}

/** A player in its worker. Closing it ends the worker, the socket and the decoder. */
class WorkerLink implements PlayerLink {
  private readonly worker = new Worker(new URL('./player.worker.ts', import.meta.url), { type: 'module' });

  constructor(canvas: HTMLCanvasElement, address: string, anchor: Anchor | null, told: (message: FromPlayer) => void) {
    this.worker.onmessage = (event: MessageEvent<FromPlayer>) => told(event.data);
    const surface = canvas.transferControlToOffscreen();
    this.send({ do: 'open', canvas: surface, address, anchor }, [surface]);
  }

  ask(wish: Wish): void {
    this.send({ do: 'ask', wish });
  }

  clock(anchor: Anchor): void {
    this.send({ do: 'clock', anchor });
  }

  close(): void {
    this.worker.onmessage = null;
    this.send({ do: 'close' });
  }

  private send(order: ToPlayer, transfer: Transferable[] = []): void {
    this.worker.postMessage(order, transfer);
  }
}

/** A player whose code is fetched first, since only a browser without WebCodecs needs it. */
class LateLink implements PlayerLink {
  private link: PlayerLink | null = null;
  private closed = false;

  constructor(canvas: HTMLCanvasElement, address: string, private anchor: Anchor | null, told: (message: FromPlayer) => void) {
    if (typeof MediaSource === 'undefined') {
      told({ is: 'state', state: 'unsupported' });
      return;
    }
    void import('./streamed/streamed-link').then(({ StreamedLink }) => {
      if (!this.closed) {
        this.link = new StreamedLink(canvas, address, this.anchor, told);
      }
    }, () => told({ is: 'state', state: 'unsupported' }));
  }

  ask(wish: Wish): void {
    this.link?.ask(wish);
  }

  clock(anchor: Anchor): void {
    this.anchor = anchor;
    this.link?.clock(anchor);
  }

  close(): void {
    this.closed = true;
    this.link?.close();
  }
}
