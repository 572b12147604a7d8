/** Where the floor's clock stands, as a player in its worker needs it. Moments are milliseconds since 1970 on the centre's clock. */
export interface Anchor {
  readonly at: number;
  /** `Date.now()` when the clock stood there. */
  readonly wall: number;
  readonly rate: number;
  readonly paused: boolean;
  /** Raised by every jump; a change of rate alone is none. */
  readonly jump: number;
}

export const rates = [0.25, 0.5, 1, 2, 4, 8] as const;

export function momentOf(anchor: Anchor, wall: number): number {
  return anchor.paused ? anchor.at : anchor.at + (wall - anchor.wall) * anchor.rate;
}
