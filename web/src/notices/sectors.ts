import type { Mission } from '../api/types';

export interface Sector { readonly id: string; readonly name: string }

/** Zones and named places of a mission: nothing nearer is told to the parties. */
export function sectorsOf(mission: Mission | null): readonly Sector[] {
  const zones = new Map((mission?.geometries ?? []).filter((one) => one.kind === 'zone').map((one) => [one.id, one.name]));
  return [...[...zones].map(([id, name]) => ({ id, name })), ...(mission?.places ?? []).map((one) => ({ id: one.id, name: one.names['en'] ?? Object.values(one.names)[0] ?? one.id }))];
}

export function sectorName(mission: Mission | null, id: string): string {
  return sectorsOf(mission).find((one) => one.id === id)?.name ?? id;
}
