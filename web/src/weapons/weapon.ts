import type { Act } from '../api/types';

/** A weapon as far as somebody said what it was. */
export interface Weapon {
  readonly class: string | null;
  /** Millimetres. */
  readonly calibre: number | null;
}

export const weapons = ['small-arms', 'machine-gun', 'grenade-launcher', 'anti-tank', 'mortar', 'artillery', 'rocket-artillery', 'tactical-missile', 'tank', 'armoured-vehicle', 'air-defence', 'aircraft', 'drone', 'mine'] as const;

/** Acts of which a weapon is told: fire, what it hits, and its presence. */
const armed: readonly string[] = ['shot', 'burst', 'launch', 'explosion-outgoing', 'muzzle-flash', 'presence', 'explosion-impact', 'explosion-undetermined', 'projectile-in-flight'] satisfies readonly Act[];

export function mayHaveWeapon(act: string): boolean {
  return armed.includes(act);
}

/** What stands in the two fields; null where both were left empty. */
export function weaponOf(weapon: string, calibre: string | number | null): Weapon | null {
  const text = String(calibre ?? '').trim();
  const millimetres = text === '' || !Number.isFinite(Number(text)) ? null : Number(text);
  return weapon === '' && millimetres === null ? null : { class: weapon === '' ? null : weapon, calibre: millimetres };
}
