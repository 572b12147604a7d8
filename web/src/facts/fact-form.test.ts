import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agreement } from '../api/types';
import { blank, bodyOf, clausesFor, factKinds, has, members, needs } from './fact-form';

const filled = {
  ...blank('2026-03-01T10:00'), clause: '6a', product: 'plan', party: 'north', unit: 'post-1', latitude: '40.1', longitude: '46.1', weapon: 'mortar', calibre: '82', number: '12',
  site: 'town', stored: [{ weapon: 'tank', calibre: '', number: '3' }], zone: 'road', to: '2026-03-01T11:00', told: '2026-02-28T10:00', with: ['north', 'south'],
};

test('a form holds the members of its kind and no other', () => {
  const always = ['kind', 'at'];
  const names = { place: ['latitude', 'longitude', 'sigma'], count: ['of', 'count'] } as Record<string, readonly string[]>;
  for (const kind of factKinds) {
    const expected = members[kind].map((one) => one.replace('?', '')).flatMap((one) => names[one] ?? [one]);
    assert.deepEqual(Object.keys(bodyOf(kind, filled)).sort(), [...always, ...expected].sort(), kind);
  }
});

test('times are UTC, numbers are numbers, and what was left empty is not sent', () => {
  assert.deepEqual(bodyOf('located', { ...filled, weapon: '', calibre: '' }), { kind: 'located', at: '2026-03-01T10:00:00.000Z', party: 'north', unit: 'post-1', latitude: 40.1, longitude: 46.1, sigma: 100 });
  assert.deepEqual(bodyOf('stored', filled)['stored'], [{ weapon: { class: 'tank', calibre: null }, count: 3 }]);
  assert.deepEqual(bodyOf('done', { ...filled, product: '', party: '' }), { kind: 'done', at: '2026-03-01T10:00:00.000Z', clause: '6a' });
});

test('only clauses of which it can be reported are offered', () => {
  const clause = (id: string, kind: string) => ({ id, title: id, versions: [{ kind }] });
  const agreement = { articles: [{ clauses: [clause('a', 'deadline'), clause('b', 'term'), clause('c', 'joint-patrol'), clause('d', 'no-entry')] }] } as unknown as Agreement;
  assert.deepEqual(clausesFor('done', agreement).map((one) => one.id), ['a']);
  assert.deepEqual(clausesFor('notice-given', agreement).map((one) => one.id), ['b']);
  assert.deepEqual(clausesFor('counted', agreement), []);
  assert.ok(has('done', 'product') && !needs('done', 'product') && needs('located', 'unit'));
});
