import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Compliance, ComplianceCell } from '../api/types';
import { countdown, deadlinesOf, standing } from './deadlines';
import { daysOf, gradesOf, moved, placeOf, shifted } from './table';

const none = { alleged: [], indicatedByRule: [], foundByOne: [], foundJointly: [] };
const clause = (id: string, due: string | null, outcome = 'not-yet-due', more = {}) => ({
  clause: id, version: 1, kind: 'deadline', outcome, because: 'So it is.', clock: null, grades: none,
  answers: [{ reading: null, outcome, because: 'So it is.', drawings: [], probability: null, observed: null, evidence: [], clock: { due, daysLeft: null, daysSince: due === null ? 4 : null } }], ...more,
});
const cell = (party: string, date: string, clauses: readonly object[]) => ({ party, article: '1', date, outcome: 'not-yet-due', observed: null, clauses, notEncodable: [] }) as unknown as ComplianceCell;
const table = (cells: readonly ComplianceCell[]): Compliance => ({ from: '2026-02-27', to: '2026-03-02', knownAt: '2026-03-02T14:00:00Z', cells, disputes: [] });

test('a span holds every day of it, over the end of a month too', () => {
  assert.deepEqual(daysOf(table([])), ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
  assert.equal(shifted('2026-01-01', -7), '2025-12-25');
});

test('arrows move within the table and leave it at its sides', () => {
  assert.deepEqual(moved({ row: 1, day: 1 }, 'ArrowLeft', 3, 7), { row: 1, day: 0 });
  assert.equal(moved({ row: 1, day: 0 }, 'ArrowLeft', 3, 7), 'back');
  assert.equal(moved({ row: 1, day: 6 }, 'ArrowRight', 3, 7), 'forward');
  assert.deepEqual(moved({ row: 2, day: 6 }, 'ArrowDown', 3, 7), { row: 2, day: 6 });
  assert.deepEqual(moved({ row: 0, day: 6 }, 'Home', 3, 7), { row: 0, day: 0 });
  assert.equal(moved({ row: 0, day: 0 }, 'x', 3, 7), null);
});

test('the levels of what stands behind a cell are never added up', () => {
  const graded = (grades: object) => clause('1a', null, 'breached', { grades: { ...none, ...grades } });
  const found = gradesOf(cell('a', '2026-03-02', [graded({ indicatedByRule: ['i-1'], foundByOne: ['K-2026-0001'] }), graded({ indicatedByRule: ['i-1', 'i-2'] })]));
  assert.deepEqual(found, { ...none, indicatedByRule: ['i-1', 'i-2'], foundByOne: ['K-2026-0001'] });
});

test('evidence leads to where it stands', () => {
  assert.deepEqual(placeOf('r-0123456789abcdef', []), ['facts', 'r-0123456789abcdef']);
  assert.deepEqual(placeOf('KARABAKH-2026-0001', []), ['cases', 'KARABAKH-2026-0001']);
  assert.deepEqual(placeOf('uav-1-9', []), ['watch', 'uav-1-9']);
  assert.deepEqual(placeOf('odd', ['odd']), ['cases', 'odd']);
});

test('what is due next comes first; those bound alike share one clock; an undated duty is never overdue', () => {
  const found = deadlinesOf(table([
    cell('a', '2026-03-02', [clause('lost', '2026-03-01T00:00:00Z', 'not-observable'), clause('late', '2026-03-01T00:00:00Z', 'breached'), clause('open', null, 'not-observable'), clause('done', '2026-03-01T00:00:00Z', 'complied'), clause('next', '2026-03-03T00:00:00Z')]),
    cell('b', '2026-03-02', [clause('next', '2026-03-03T00:00:00Z')]),
    cell('a', '2026-03-01', [clause('old', '2026-03-02T00:00:00Z')]),
  ]));
  const at = Date.parse('2026-03-02T14:00:00Z');
  assert.deepEqual(found.map((one) => [one.clause, standing(one, at)]), [['next', 'ahead'], ['late', 'overdue'], ['lost', 'untold'], ['done', 'done'], ['open', 'undated']]);
  assert.deepEqual(found[0]?.parties, ['a', 'b']);
  assert.equal(standing(found[0]!, Date.parse('2026-03-03T00:00:00Z')), 'untold');
  assert.equal(countdown('2026-03-03T00:00:00Z', at), '10 h');
});
