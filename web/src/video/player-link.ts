import type { VideoMessage } from './messages';
import type { Anchor } from '../timeline/anchor';
import type { PlayerState } from './player';

export interface Wish {
  readonly rate?: number;
  readonly pause?: boolean;
  readonly seek?: number;
}

export type ToPlayer =
  | { readonly do: 'open'; readonly canvas: OffscreenCanvas; readonly address: string; readonly anchor: Anchor | null }
  | { readonly do: 'clock'; readonly anchor: Anchor }
  | { readonly do: 'ask'; readonly wish: Wish }
  | { readonly do: 'close' };

export type FromPlayer =
  | { readonly is: 'shown'; readonly pts: number; readonly received: number; readonly at: number }
  | { readonly is: 'next'; readonly at: number | null }
  | { readonly is: 'message'; readonly message: VideoMessage }
  | { readonly is: 'state'; readonly state: PlayerState };

/** A player in its worker. Closing it ends the worker, the socket and the decoder. */
export class PlayerLink {
  private readonly worker = new Worker(new URL('./player.worker.ts', import.meta.url), { type: 'module' });

  /** @param anchor Of the clock that it follows; null plays as the server paces it. */
  constructor(canvas: HTMLCanvasElement, address: string, anchor: Anchor | null, told: (message: FromPlayer) => void) {
    this.worker.onmessage = (event: MessageEvent<FromPlayer>) => told(event.data);
    const url = new URL(address, location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const surface = canvas.transferControlToOffscreen();
    this.send({ do: 'open', canvas: surface, address: url.href, anchor }, [surface]);
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
