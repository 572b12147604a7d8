import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boundsOf, ellipseRing, offset } from './geodesy';

const at = { latitude: 39.9, longitude: 46.8 };

function metresBetween(a: readonly [number, number], b: readonly [number, number]): number {
  const mean = ((a[1] + b[1]) / 2) * (Math.PI / 180);
  return Math.hypot((a[1] - b[1]) * 111_320, (a[0] - b[0]) * 111_320 * Math.cos(mean));
}

test('an ellipse lies along its bearing with its two half axes, and is closed', () => {
  const ring = ellipseRing(at, { semiMajor: 50, semiMinor: 10, bearing: 90 }, 2, 48);
  assert.deepEqual(ring[0], ring[48]);
  const [east, north] = [ring[0]!, ring[12]!];
  assert.ok(Math.abs(metresBetween([at.longitude, at.latitude], east) - 100) < 0.1);
  assert.ok(east[0] > at.longitude && Math.abs(east[1] - at.latitude) < 1e-9);
  assert.ok(Math.abs(metresBetween([at.longitude, at.latitude], north) - 20) < 0.1);
});

test('an offset goes as far as it says, where it says', () => {
  const [x, y] = offset(at, 0, 1000);
  assert.ok(Math.abs(x - at.longitude) < 1e-9);
  assert.ok(Math.abs((y - at.latitude) * 111_320 - 1000) < 1e-6);
});

test('bounds hold every point, and nothing has none', () => {
  assert.deepEqual(boundsOf([[1, 2], [-1, 5], [0, 0]]), [-1, 0, 1, 5]);
  assert.equal(boundsOf([]), null);
});
