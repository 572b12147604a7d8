import type { Agreement, FactKind } from '../api/types';
import { fromField } from '../handover/utc-field';
import { weaponOf } from '../weapons/weapon';

export const factKinds: readonly FactKind[] = ['done', 'not-done', 'located', 'counted', 'stored', 'obstructed', 'patrolled', 'not-patrolled', 'begun', 'notice-given'];
export const provenances = ['own-sensor', 'other-delegation', 'party-claim', 'open-source'] as const;
export const strengths = ['persons', 'armoured-carriers', 'vehicles', 'tanks', 'artillery-pieces', 'mortars', 'machine-guns', 'aircraft', 'helicopters', 'drones', 'posts'] as const;
export const qualifiers = ['exactly', 'at-least', 'about'] as const;
export const causes = ['unknown', 'deliberate', 'weather', 'hazard'] as const;
export const things = ['movement', 'exercise', 'flight', 'rotation', 'convoy', 'demining', 'works'] as const;

export type Member = 'clause' | 'product' | 'party' | 'unit' | 'place' | 'weapon' | 'count' | 'site' | 'stored' | 'zone' | 'cause' | 'to' | 'with' | 'thing' | 'told';

/** What a fact of each kind has; `?` may be left out (docs/formats/facts.md). */
export const members: Record<FactKind, readonly (Member | `${Member}?`)[]> = {
  done: ['clause', 'product?', 'party?'], 'not-done': ['clause', 'product?', 'party?'], located: ['party', 'unit', 'place', 'weapon?'], counted: ['party', 'count'],
  stored: ['party', 'site', 'stored'], obstructed: ['clause?', 'zone?', 'cause', 'to?', 'party?'], patrolled: ['clause', 'with', 'party?'], 'not-patrolled': ['clause', 'with', 'party?'],
  begun: ['party', 'thing', 'told?'], 'notice-given': ['clause', 'party'],
};

const clauseKinds: Partial<Record<FactKind, readonly string[]>> = {
  done: ['deadline', 'procedural-deadline', 'undated'], 'not-done': ['deadline', 'procedural-deadline', 'undated'], obstructed: ['free-movement', 'corridor'],
  patrolled: ['joint-patrol'], 'not-patrolled': ['joint-patrol'], 'notice-given': ['term'],
};

/** Clauses of which a fact of this kind can be reported. */
export function clausesFor(kind: FactKind, agreement: Agreement): readonly { readonly id: string; readonly title: string }[] {
  const kinds = clauseKinds[kind] ?? [];
  return agreement.articles.flatMap((article) => article.clauses).filter((clause) => clause.versions.some((version) => kinds.includes(version.kind)));
}

export function has(kind: FactKind, member: Member): boolean {
  return members[kind].some((one) => one === member || one === `${member}?`);
}

export function needs(kind: FactKind, member: Member): boolean {
  return members[kind].includes(member);
}

export interface StoredValue { weapon: string; calibre: string; number: string }

/** The fields as they stand in the form; empty texts are nothing. */
export interface Values {
  at: string; clause: string; product: string; party: string; unit: string; latitude: string; longitude: string; sigma: string; weapon: string; calibre: string;
  of: string; qualifier: string; number: string; site: string; stored: StoredValue[]; zone: string; cause: string; to: string; with: string[]; thing: string; told: string;
}

export function blank(at: string): Values {
  return {
    at, clause: '', product: '', party: '', unit: '', latitude: '', longitude: '', sigma: '100', weapon: '', calibre: '', of: 'persons', qualifier: 'exactly', number: '',
    site: '', stored: [{ weapon: '', calibre: '', number: '' }], zone: '', cause: 'unknown', to: '', with: [], thing: 'movement', told: '',
  };
}

/** The form as it is sent: the members of its kind that were filled in, and no other. */
export function bodyOf(kind: FactKind, values: Values): Readonly<Record<string, unknown>> {
  const text = (member: 'clause' | 'product' | 'party' | 'unit' | 'site' | 'zone'): object => (has(kind, member) && values[member] !== '' ? { [member]: values[member] } : {});
  const time = (member: 'to' | 'told'): object => (has(kind, member) && values[member] !== '' ? { [member]: fromField(values[member]) } : {});
  const weapon = weaponOf(values.weapon, values.calibre);
  return {
    kind, at: fromField(values.at), ...text('clause'), ...text('product'), ...text('party'), ...text('unit'), ...text('site'), ...text('zone'), ...time('to'), ...time('told'),
    ...(has(kind, 'place') ? { latitude: number(values.latitude), longitude: number(values.longitude), sigma: number(values.sigma) } : {}),
    ...(has(kind, 'weapon') && weapon !== null ? { weapon } : {}),
    ...(has(kind, 'count') ? { of: values.of, count: { qualifier: values.qualifier, number: number(values.number) } } : {}),
    ...(has(kind, 'stored') ? { stored: values.stored.map((one) => ({ weapon: weaponOf(one.weapon, one.calibre) ?? { class: null, calibre: null }, count: number(one.number) })) } : {}),
    ...(has(kind, 'cause') ? { cause: values.cause } : {}),
    ...(has(kind, 'with') ? { with: values.with } : {}),
    ...(has(kind, 'thing') ? { thing: values.thing } : {}),
  };
}

function number(text: string | number): number | null {
  // A number field gives a number once something was typed.
  return String(text).trim() === '' || !Number.isFinite(Number(text)) ? null : Number(text);
}
