import type { Anchor } from '../timeline/anchor';
import type { VideoMessage } from './messages';
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

/** A player that has begun, until it is closed. */
export interface PlayerLink {
  /** Of a player that the server paces. */
  ask(wish: Wish): void;
  /** Of a player that follows the clock. */
  clock(anchor: Anchor): void;
  close(): void;
}
