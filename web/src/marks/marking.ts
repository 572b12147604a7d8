import { newCommand, post, type Answer } from '../api/client';
import type { Act, CountQualifier, MarkedAnswer, MarkForm } from '../api/types';
import type { Weapon } from '../weapons/weapon';

/** The acts that a mark may name, in the groups in which a person looks for them. */
export const actGroups: readonly { readonly name: 'fire' | 'movement' | 'ground' | 'other'; readonly acts: readonly Act[] }[] = [
  { name: 'fire', acts: ['shot', 'burst', 'launch', 'explosion-outgoing', 'explosion-impact', 'explosion-undetermined', 'projectile-in-flight', 'muzzle-flash', 'illumination-flare', 'firing-at-sensor'] },
  { name: 'movement', acts: ['crossing-on-foot', 'crossing-by-vehicle', 'crossing-by-aircraft', 'crossing-by-drone'] },
  { name: 'ground', acts: ['presence', 'works', 'obstruction-of-movement', 'detention', 'flag-or-marker-moved'] },
  { name: 'other', acts: ['jamming', 'blinding', 'none-of-these'] },
];

export const qualifiers: readonly CountQualifier[] = ['exactly', 'at-least', 'about'];

/** The pixel that somebody pointed at, and the picture that was on the screen then: the film may run on while the form is filled in. */
export interface Pointed {
  readonly source: string;
  readonly pts: number;
  /** When the picture was received, or else the time of the click. */
  readonly near: string;
  /** From 1 at the left; pixels of the picture. */
  readonly column: number;
  readonly row: number;
  readonly width: number;
  readonly height: number;
  readonly command: string;
}

/** @param x From 0 to 1, from the left edge of the picture to the right one. */
export function pointAt(x: number, y: number, picture: { source: string; pts: number; width: number; height: number; received: number | null }): Pointed {
  const inside = (share: number, pixels: number) => Math.min(pixels, Math.max(1, share * pixels + 0.5));
  return {
    source: picture.source, pts: picture.pts, near: new Date(picture.received ?? Date.now()).toISOString(),
    column: inside(x, picture.width), row: inside(y, picture.height), width: picture.width, height: picture.height, command: newCommand(),
  };
}

/** Sends a mark. The salt of the note is made here, so that the log's digest of it tells nothing to whoever does not have it. */
export function send(pointed: Pointed, act: Act, qualifier: CountQualifier, number: number, note: string, weapon: Weapon | null): Promise<Answer<MarkedAnswer>> {
  const text = note.trim();
  const form: MarkForm = {
    source: pointed.source, pts: pointed.pts, near: pointed.near, column: pointed.column, row: pointed.row, width: pointed.width, height: pointed.height,
    act, count: { qualifier, number }, command: pointed.command, note: text === '' ? null : text, noteSalt: text === '' ? null : salt(), weapon: weapon as MarkForm['weapon'],
  };
  return post<MarkedAnswer>('/api/marks', form);
}

function salt(): string {
  return [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
