import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sectorRing } from './sector';

const sector = { own: { latitude: 39.9, longitude: 46.9 }, ownSigma: 20, bearing: 270, bearingError: 10, distanceFrom: 5000, distanceTo: 7000 };

test('a sector is drawn where the person pointed, closed, between its two distances', () => {
  const ring = sectorRing(sector);
  assert.deepEqual(ring[0], ring.at(-1));
  const away = ring.map(([x, y]) => Math.hypot((x - 46.9) * 111_320 * Math.cos((39.9 * Math.PI) / 180), (y - 39.9) * 111_320));
  assert.ok(away.every((metres) => metres > 4990 && metres < 7010));
  assert.ok(ring.every(([x]) => x < 46.9), 'all of it lies west');
});

test('one that begins at the post is a pie', () => {
  assert.deepEqual(sectorRing({ ...sector, distanceFrom: 0 })[0], [46.9, 39.9]);
});
