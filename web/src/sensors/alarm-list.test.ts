import assert from 'node:assert/strict';
import test from 'node:test';
import type { Alarm, AlarmTended, SourceHealth } from '../api/types';
import { listAlarms } from './alarm-list';

const noon = '2026-01-01T12:00:00Z';
const later = '2026-01-01T13:00:00Z';
const at = Date.parse('2026-01-01T12:30:00Z');

test('what calls comes first, the longest standing first', () => {
  const listed = listAlarms(health([['a', { kind: 'delay', raised: later, measure: 3 }], ['b', { kind: 'dark', raised: noon, measure: 1 }]]), [], 'tr', at);
  assert.deepEqual(listed.map((one) => [one.source, one.standing]), [['b', 'calls'], ['a', 'calls']]);
});

test('one delegation acknowledges and shelves for itself alone', () => {
  const one = health([['a', { kind: 'dark', raised: noon, measure: 1 }]]);
  const tended = [tend('tr', { acknowledged: noon }), tend('ru', { shelvedUntil: later })];
  const own = listAlarms(one, tended, 'tr', at)[0];
  assert.deepEqual([own?.standing, own?.others.map((other) => other.tended.delegation)], ['acknowledged', ['ru']]);
  assert.equal(listAlarms(one, tended, 'ru', at)[0]?.standing, 'shelved');
  const neither = listAlarms(one, tended, null, at)[0];
  assert.deepEqual([neither?.standing, neither?.others.length], ['calls', 2]);
});

test('what was acknowledged calls again at its next occurrence, and what was shelved at its end', () => {
  const one = health([['a', { kind: 'dark', raised: later, measure: 1 }]]);
  assert.equal(listAlarms(one, [tend('tr', { acknowledged: noon })], 'tr', at)[0]?.standing, 'calls');
  assert.equal(listAlarms(one, [tend('tr', { shelvedUntil: noon })], 'tr', at)[0]?.standing, 'calls');
});

function health(alarms: readonly (readonly [string, Alarm])[]): Record<string, SourceHealth> {
  return Object.fromEntries(alarms.map(([source, alarm]) => [source, { source, alarms: [alarm] } as unknown as SourceHealth]));
}

function tend(delegation: string, what: { acknowledged?: string; shelvedUntil?: string }): AlarmTended {
  return {
    tended: {
      source: 'a', alarm: 'dark', delegation, acknowledged: what.acknowledged ?? null, acknowledgedAt: null, shelvedAt: null,
      shelvedUntil: what.shelvedUntil ?? null, reason: null, index: 1,
    },
    reasonText: null,
  };
}
