import assert from 'node:assert/strict';
import { test } from 'node:test';
import { momentOf } from './anchor';

const anchor = { at: 10_000, wall: 500_000, rate: 2, paused: false, jump: 1 };

test('the clock runs from where it stood, at its rate', () => {
  assert.equal(momentOf(anchor, 501_000), 12_000);
  assert.equal(momentOf({ ...anchor, rate: 0.25 }, 504_000), 11_000);
});

test('a clock that rests stands', () => {
  assert.equal(momentOf({ ...anchor, paused: true }, 900_000), 10_000);
});
