import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instrument } from '../api/types';
import { daysLeft, warningsOf } from './warnings';

function made(id: string, standing: Partial<Instrument['standing']>): Instrument {
  const instrument = { id, name: id } as Instrument['instrument'];
  return { instrument, standing: { state: 'in-force', until: '2027-01-01T00:00:00Z', noticeBy: null, warning: null, noticeWarning: null, lapseAcknowledged: false, ...standing }, stated: [] };
}

test('a lapse stands first, then what ends next, and nothing is said of what is far away', () => {
  const told = warningsOf([
    made('far', {}), made('later', { warning: 'six-months', until: '2027-06-01T00:00:00Z' }), made('soon', { warning: 'seven-days' }),
    made('window', { noticeWarning: 'one-month', noticeBy: '2026-12-30T00:00:00Z' }), made('gone', { state: 'lapsed', until: '2026-01-01T00:00:00Z' }),
  ]);
  assert.deepEqual(told.map((one) => [one.instrument.instrument.id, one.about]), [['gone', 'lapsed'], ['window', 'notice'], ['soon', 'ends'], ['later', 'ends']]);
});

test('what was put away comes back at the next distance', () => {
  const [first] = warningsOf([made('a', { warning: 'thirty-days' })]);
  const [next] = warningsOf([made('a', { warning: 'seven-days' })]);
  assert.notEqual(first?.id, next?.id);
});

test('days that have begun count, and none are left once it is past', () => {
  assert.equal(daysLeft('2026-11-23T00:00:00Z', new Date('2026-11-22T23:59:00Z')), 1);
  assert.equal(daysLeft('2026-11-23T00:00:00Z', new Date('2026-11-21T23:59:00Z')), 2);
  assert.equal(daysLeft('2026-11-23T00:00:00Z', new Date('2026-12-01T00:00:00Z')), 0);
});
