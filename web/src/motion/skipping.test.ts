import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boxesAt, share, together } from './skipping';

test('what may be skipped is summed over sources and never told too large', () => {
  const all = together([{ recorded: 100, lookedAt: 80, skippable: 50 }, { recorded: 200, lookedAt: 200, skippable: 169 }]);
  assert.deepEqual(all, { recorded: 300, lookedAt: 280, skippable: 219 });
  assert.equal(share(219, 300), 73);
  assert.equal(share(299.9, 300), 99);
  assert.equal(share(0, 0), 0);
});

test('a box is shown with the pictures about its own moment alone', () => {
  const boxes = [{ at: '2026-01-01T00:00:00Z' }, { at: '2026-01-01T00:00:00.125Z' }, { at: '2026-01-01T00:00:00.250Z' }];
  const begun = Date.parse('2026-01-01T00:00:00Z');
  assert.deepEqual(boxesAt(boxes, begun + 120), [boxes[1]]);
  assert.deepEqual(boxesAt(boxes, begun + 5000), []);
});
