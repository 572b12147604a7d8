import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Card, Incident } from '../api/types';
import { groupAlerts, listed } from './group';

const incidents = ['e', 'd', 'c', 'b', 'a'].map((incident) => ({ incident }) as Incident);
const card = (id: string, ...ids: string[]): Card => ({ card: { id, incidents: ids }, snoozedBecause: null }) as unknown as Card;

test('cards keep the order of the centre, and what is on none follows', () => {
  const groups = groupAlerts([card('a', 'c', 'b', 'a'), card('e', 'e')], incidents, null, new Set());
  assert.deepEqual(groups.map((group) => [group.key, group.incidents.length]), [['a', 3], ['e', 1], ['d', 1]]);
  assert.deepEqual(listed(groups).map((one) => one.incident), ['c', 'e', 'd']);
});

test('a card is open by hand, or while an incident below its latest is chosen', () => {
  const cards = [card('a', 'c', 'b', 'a')];
  assert.deepEqual(listed(groupAlerts(cards, incidents.slice(2), 'b', new Set())).map((one) => one.incident), ['c', 'b', 'a']);
  assert.deepEqual(listed(groupAlerts(cards, incidents.slice(2), 'c', new Set())).map((one) => one.incident), ['c']);
  assert.deepEqual(listed(groupAlerts(cards, incidents.slice(2), null, new Set(['a']))).map((one) => one.incident), ['c', 'b', 'a']);
});

test('a card of which nothing is in the list is not shown', () => {
  assert.deepEqual(groupAlerts([card('z', 'z')], [], null, new Set()), []);
});
