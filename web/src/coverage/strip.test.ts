import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CoverageCell, LineOfDay } from '../api/types';
import { cellsOf, hourRows, keyOf, moved, percent } from './strip';

const cell = (kilometre: number, hour: number, observed: number, cause: CoverageCell['cause'] = null): CoverageCell =>
  ({ kilometre, hour, state: observed > 0.9 ? 'observed' : 'unobserved', observed, degraded: 0, cause, causes: [], sources: [] });
const line: LineOfDay = {
  geometry: 'line', version: 1, name: 'Line', observed: 0, degraded: 0,
  kilometres: [{ number: 1, metres: 1000, middle: { latitude: 0, longitude: 0 } }, { number: 2, metres: 500, middle: { latitude: 0, longitude: 0 } }],
  cells: [cell(1, 0, 1), cell(2, 0, 0, 'dark'), cell(1, 1, 0, 'jamming'), cell(2, 1, 0, 'jamming')],
};

test('An hour is the mean over the line by length, and names what leads in most kilometres', () => {
  const rows = hourRows(line, 2);
  assert.ok(Math.abs(rows[0]!.observed - 2 / 3) < 1e-9);
  assert.deepEqual(rows.map((row) => row.causes), [[['dark', 1]], [['jamming', 2]]]);
});

test('Arrows stay on the strip, and other keys are not its own', () => {
  assert.deepEqual(moved({ km: 1, hour: 0 }, 'ArrowLeft', 2, 2), { km: 1, hour: 0 });
  assert.deepEqual(moved({ km: 1, hour: 0 }, 'PageDown', 2, 2), { km: 2, hour: 0 });
  assert.deepEqual(moved({ km: 2, hour: 1 }, 'ArrowUp', 2, 2), { km: 2, hour: 0 });
  assert.equal(moved({ km: 2, hour: 1 }, 'x', 2, 2), null);
});

test('Cells are found by kilometre and hour', () => {
  assert.equal(cellsOf(line).get(keyOf(2, 0))?.cause, 'dark');
});

test('What is nearly whole is not called whole, nor what is nearly nothing nothing', () => {
  assert.deepEqual([0, 0.001, 0.5, 0.999, 1].map(percent), ['0 %', '< 1 %', '50 %', '> 99 %', '100 %']);
});
