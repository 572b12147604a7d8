import assert from 'node:assert/strict';
import { test } from 'node:test';
import { momentOf, newDraft } from './moment';

test('a field with or without seconds is a moment as it is signed', () => {
  assert.equal(momentOf('2026-12-01T00:00'), '2026-12-01T00:00:00Z');
  assert.equal(momentOf('2026-12-01T00:00:30'), '2026-12-01T00:00:30Z');
  assert.equal(momentOf('2026-13-01T00:00'), null);
  assert.equal(momentOf(''), null);
});

test('a draft has an id of its own', () => {
  assert.match(newDraft(), /^d-[0-9a-f]{16}$/);
  assert.notEqual(newDraft(), newDraft());
});
