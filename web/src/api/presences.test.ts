import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Presences } from './presences';
import type { PresenceReport } from './types';

const report = (asset: string, until: string, latitude = 40): PresenceReport => ({
  source: 'patrols-1', asset, name: null, kind: 'patrol', at: { latitude, longitude: 46 }, height: null, error: null,
  claimed: '2026-01-01T00:00:00Z', received: '2026-01-01T00:00:00Z', until,
});
const start = Date.parse('2026-01-01T00:00:00Z');

test('the last word of an asset is the one that is shown', () => {
  const presences = new Presences();
  presences.take(report('a', '2026-01-01T00:01:00Z', 40), start);
  presences.take(report('b', '2026-01-01T00:01:00Z', 41), start);
  assert.deepEqual(presences.take(report('a', '2026-01-01T00:01:00Z', 42), start).map((one) => [one.asset, one.at.latitude]), [['b', 41], ['a', 42]]);
});

test('a word that has run out is shown no longer', () => {
  const presences = new Presences();
  const both = (presences.take(report('a', '2026-01-01T00:00:10Z'), start), presences.take(report('b', '2026-01-01T00:01:00Z'), start));
  assert.equal(presences.at(start + 5000), both);
  assert.deepEqual(presences.at(start + 10_000).map((one) => one.asset), ['b']);
  assert.deepEqual(presences.take(report('c', 'never'), start).map((one) => one.asset), ['b']);
});

test('assets without number do not grow the list without end', () => {
  const presences = new Presences();
  for (let n = 0; n < 3000; n++) {
    presences.take(report(`asset-${n}`, '2026-01-01T00:01:00Z'), start);
  }
  assert.equal(presences.at(start).length, 1000);
  assert.equal(presences.at(start)[999]?.asset, 'asset-2999');
});
