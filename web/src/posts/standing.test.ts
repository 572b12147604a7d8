import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlacedPoint, PostOfRegister, PostPlace } from '../api/types';
import { knownAs, placeAt, pointOf, spanOf, strengthAt } from './standing';

const at = (day: number) => `2026-01-0${day}T00:00:00Z`;
const point = (latitude: number): PlacedPoint => ({ at: { latitude, longitude: 46 }, error: { semiMajor: 500, semiMinor: 500, bearing: 0 }, ground: 'stated' });
const place = (day: number, more: Partial<PostPlace> = {}): PostPlace =>
  ({ index: day, from: at(day), known: at(day), cell: point(day), digest: '', opensAt: at(day), opened: null, openedAt: null, openedIndex: null, own: null, ...more });
const post = (more: Partial<PostOfRegister> = {}): PostOfRegister => ({
  post: 'op-1', index: 1, kind: 'post', party: 'force', delegation: 'tr', places: [place(2), place(4)],
  strengths: [{ index: 1, from: at(2), known: at(2), strength: { counts: [{ of: 'persons', number: 9 }], weapons: [] } }], closedFrom: at(6), closedKnown: at(6), closedIndex: 9, ...more,
});

test('A post stands where it stood at any moment, and nowhere before and after', () => {
  assert.equal(placeAt(post(), Date.parse(at(1))), null);
  assert.equal(placeAt(post(), Date.parse(at(3)))?.index, 2);
  assert.equal(placeAt(post(), Date.parse(at(4)))?.index, 4);
  assert.equal(placeAt(post(), Date.parse(at(6))), null);
  assert.equal(strengthAt(post(), Date.parse(at(1))), null);
  assert.equal(strengthAt(post(), Date.parse(at(5)))?.strength.counts[0]?.number, 9);
});

test('What is open counts before what is one\'s own, and a cell only where there is nothing finer', () => {
  assert.deepEqual([place(1), place(1, { own: point(2) }), place(1, { own: point(2), opened: point(3) })].map((one) => [knownAs(one), pointOf(one).at.latitude]), [['cell', 1], ['own', 2], ['opened', 3]]);
});

test('The slider reaches back to the first place, and a day where there is none', () => {
  assert.equal(spanOf([post()], Date.parse(at(9))).from, Date.parse(at(2)));
  assert.equal(spanOf([], Date.parse(at(9))).from, Date.parse(at(8)));
});
