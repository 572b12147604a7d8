import type { Mission, Session } from '../api/types';

/** Who is signed in on this origin, and the mission that they serve. */
export const session = $state<{ who: Session | null; mission: Mission | null; known: boolean; ended: boolean }>({
  who: null, mission: null, known: false, ended: false,
});

export function sessionEnded(): void {
  if (session.who !== null) {
    session.who = null;
    session.ended = true;
  }
}

export function partyName(id: string | null): string {
  return session.mission?.parties.find((party) => party.id === id)?.name ?? id ?? '';
}

export function delegationName(id: string | null): string {
  return session.mission?.delegations.find((delegation) => delegation.id === id)?.name ?? id ?? '';
}

export function geometryName(id: string | null): string {
  return session.mission?.geometries.find((geometry) => geometry.id === id)?.name ?? id ?? '';
}
