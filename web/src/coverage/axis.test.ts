import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LineOfDay } from '../api/types';
import { kilometreMarks, sectorsAlong } from './axis';

const line = (longitudes: readonly number[]): LineOfDay => ({
  geometry: 'line', version: 1, name: 'Line', observed: 0, degraded: 0, cells: [],
  kilometres: longitudes.map((longitude, i) => ({ number: i + 1, metres: 1000, middle: { latitude: 40, longitude } })),
});

test('Kilometres are written at round numbers, and never closer than there is room', () => {
  assert.deepEqual(kilometreMarks(12, 50), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  assert.deepEqual(kilometreMarks(64, 3), [20, 40, 60]);
  assert.deepEqual(kilometreMarks(3, 3), []);
});

test('The line is named by the places that its parts lie nearest to, in order', () => {
  const places = [{ id: 'west', lat: 40.1, lon: 46 }, { id: 'east', lat: 39.9, lon: 46.1 }];
  assert.deepEqual(sectorsAlong(line([46, 46.02, 46.08, 46.1, 46.01]), places), [
    { place: 'west', from: 1, to: 2 }, { place: 'east', from: 3, to: 4 }, { place: 'west', from: 5, to: 5 },
  ]);
  assert.deepEqual(sectorsAlong(line([46]), []), []);
});
