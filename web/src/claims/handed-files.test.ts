import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base64, largestFile, troubleOf } from './handed-files';

test('what the server would refuse is said before it is sent', () => {
  assert.equal(troubleOf([]), null);
  assert.equal(troubleOf([largestFile, largestFile]), null);
  assert.equal(troubleOf([largestFile + 1]), 'claims.tooLarge');
  assert.equal(troubleOf([largestFile, largestFile, 1]), 'claims.tooLarge');
  assert.equal(troubleOf([1, 1, 1, 1, 1, 1, 1]), 'claims.tooMany');
});

test('bytes are written as base64, also where they are many', () => {
  const bytes = Uint8Array.from({ length: 100_001 }, (_, i) => i % 256);
  assert.deepEqual(new Uint8Array(Buffer.from(base64(bytes), 'base64')), bytes);
});
