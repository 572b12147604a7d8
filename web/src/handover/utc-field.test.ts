import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromField, toField } from './utc-field';

test('a field holds UTC, whatever the browser’s zone', () => {
  assert.equal(fromField('2026-01-01T05:30'), '2026-01-01T05:30:00.000Z');
  assert.equal(toField(new Date('2026-01-01T05:30:59Z')), '2026-01-01T05:30');
});

test('what is no time is none', () => {
  for (const text of ['', '2026-13-01T00:00', 'tomorrow', '2026-01-01']) {
    assert.equal(fromField(text), null, text);
  }
});
