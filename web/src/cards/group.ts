import type { Card, Incident } from '../api/types';

export interface AlertGroup {
  readonly key: string;
  /** Null for what is on no card: marks that were set aside, and what is older than the cards reach. */
  readonly card: Card | null;
  /** The latest first. */
  readonly incidents: readonly Incident[];
  /** All are listed, not only the latest. */
  readonly open: boolean;
}

/** Incidents as cards, in the order in which the centre puts them: what is overdue first. Whatever is on no card follows, each by itself. */
export function groupAlerts(cards: readonly Card[], incidents: readonly Incident[], chosen: string | null, opened: ReadonlySet<string>): AlertGroup[] {
  const byId = new Map(incidents.map((one) => [one.incident, one]));
  const groups: AlertGroup[] = [];
  for (const card of cards) {
    const own = card.card.incidents.map((id) => byId.get(id)).filter((one) => one !== undefined);
    if (own.length > 0) {
      groups.push({ key: card.card.id, card, incidents: own, open: opened.has(card.card.id) || (own.length > 1 && own.slice(1).some((one) => one.incident === chosen)) });
      own.forEach((one) => byId.delete(one.incident));
    }
  }
  return [...groups, ...[...byId.values()].map((one) => ({ key: one.incident, card: null, incidents: [one], open: true }))];
}

/** What J and K move through: every incident that is listed. */
export function listed(groups: readonly AlertGroup[]): Incident[] {
  return groups.flatMap((group) => (group.open ? group.incidents : group.incidents.slice(0, 1)));
}
