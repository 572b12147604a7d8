import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spotOf } from './project';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });
/** A picture that looks north over flat ground: wide above, narrow below. */
const corners = [at(40.02, 44.98), at(40.02, 45.02), at(40, 45.01), at(40, 44.99)];

test('the corners of the ground are the corners of the picture', () => {
  const spots = corners.map((corner) => spotOf(at(corner.latitude + (40.01 - corner.latitude) * 1e-9, corner.longitude + (45 - corner.longitude) * 1e-9), corners));
  const expected = [[0, 0], [1, 0], [1, 1], [0, 1]];
  spots.forEach((spot, i) => {
    assert.ok(spot !== null);
    assert.ok(Math.hypot(spot.x - expected[i]![0]!, spot.y - expected[i]![1]!) < 1e-6);
  });
});

test('the middle of the ground lies above the middle of the picture', () => {
  const spot = spotOf(at(40.01, 45), corners);
  assert.ok(spot !== null && Math.abs(spot.x - 0.5) < 1e-9);
  assert.ok(spot.y < 0.5);
});

test('what lies outside is not to be seen, and without corners nothing is', () => {
  assert.equal(spotOf(at(40.03, 45), corners), null);
  assert.equal(spotOf(at(39.99, 45), corners), null);
  assert.equal(spotOf(at(40.01, 45), []), null);
  assert.equal(spotOf(at(40.01, 45), [corners[0]!, corners[0]!, corners[0]!, corners[0]!]), null);
});
