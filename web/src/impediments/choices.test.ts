import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deniers, isDenied, statedKinds } from './choices';

test('only access and a path are denied by somebody, and unknown is one of what that somebody was', () => {
  assert.deepEqual(statedKinds.filter(isDenied), ['access-denied', 'path-not-permitted']);
  assert.ok(deniers.includes('unknown'));
});
