import type { PlacedPoint, PostOfRegister, PostPlace } from '../api/types';

/** Where a post stood at a moment; null where it did not stand then. */
export function placeAt(post: PostOfRegister, at: number): PostPlace | null {
  const closed = post.closedFrom !== null && Date.parse(post.closedFrom) <= at;
  return closed ? null : post.places.findLast((place) => Date.parse(place.from) <= at) ?? null;
}

/** How well the reader knows the place: exactly since it opened, exactly as one's own, or as a cell. */
export type Known = 'opened' | 'own' | 'cell';

export function knownAs(place: PostPlace): Known {
  return place.opened !== null ? 'opened' : place.own !== null ? 'own' : 'cell';
}

export function pointOf(place: PostPlace): PlacedPoint {
  return place.opened ?? place.own ?? place.cell;
}

/** What stood at a post at a moment, in the order in which it was stated. */
export function strengthAt(post: PostOfRegister, at: number): PostOfRegister['strengths'][number] | null {
  return post.strengths.findLast((one) => Date.parse(one.from) <= at) ?? null;
}

/** The stretch that the slider runs over: from the first place to now. */
export function spanOf(posts: readonly PostOfRegister[], now: number): { readonly from: number; readonly to: number } {
  const first = Math.min(now - 86_400_000, ...posts.flatMap((post) => post.places.map((place) => Date.parse(place.from))));
  return { from: first, to: now };
}
