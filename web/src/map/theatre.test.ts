import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mission, MissionGeometry } from '../api/types';
import { accepted, theatreOf } from './theatre';

const drawing = (id: string, version: number, effective: string, acceptedBy: string[]): MissionGeometry => ({
  id, kind: 'line-of-contact', name: id, version, effective, known: effective, author: '', illustrative: true, acceptedBy, attribution: '',
  geojson: { type: 'LineString', coordinates: [[46, 39 + version], [47, 40]] },
});
const mission = (geometries: MissionGeometry[]): Mission => ({
  id: 'm', name: 'M', host: 'h', ruleSet: '', attributionBeforeSeal: false, placesAttribution: '', heads: [], demo: false, parties: [{ id: 'x', name: 'X' }, { id: 'y', name: 'Y' }], delegations: [], standards: [], cutOff: '', timeZone: 'UTC',
  geometries, clauses: [], sources: [], places: [{ id: 'p', names: { en: 'P' }, lat: 10, lon: 20 }],
});
const versions = (one: Mission): number[] => accepted(one).map((drawn) => drawn.version).sort();

test('where the parties accept different drawings both are on the map', () => {
  assert.deepEqual(versions(mission([drawing('l', 1, '2020', ['x', 'y']), drawing('l', 2, '2021', ['x'])])), [1, 2]);
});

test('a drawing that every party has left for a newer one is not on the map, nor one that nobody accepts', () => {
  assert.deepEqual(versions(mission([drawing('l', 1, '2020', ['x', 'y']), drawing('l', 2, '2021', ['x', 'y']), drawing('l', 3, '2022', [])])), [2]);
});

test('exchanging the parties changes no drawing on the map', () => {
  const [one, two] = [drawing('l', 1, '2020', ['x', 'y']), drawing('l', 2, '2021', ['x'])];
  const swapped = mission([one, { ...two, acceptedBy: ['y'] }]);
  assert.deepEqual(versions({ ...swapped, parties: [...swapped.parties].reverse() }), versions(mission([one, two])));
});

test('the theatre holds every drawing, else every place', () => {
  assert.deepEqual(theatreOf(mission([drawing('l', 1, '2020', ['x'])])), [46, 40, 47, 40]);
  assert.deepEqual(theatreOf(mission([])), [20, 10, 20, 10]);
  assert.deepEqual(theatreOf(mission([{ ...drawing('l', 1, '2020', ['x']), geojson: null }])), [20, 10, 20, 10]);
});
