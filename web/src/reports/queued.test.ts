import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, type Queued } from './queued';

const waiting: Queued = { command: 'c', form: { act: 'shot', made: '2026-01-01T00:00:00Z' }, state: 'waiting', index: null, refused: null };

test('an answer ends the waiting, and silence does not', () => {
  assert.equal(after(waiting, { ok: true, value: { index: 7 } }).state, 'sent');
  assert.equal(after(waiting, { ok: true, value: { index: 7 } }).index, 7);
  for (const status of [0, 401, 429, 500, 503]) {
    assert.equal(after(waiting, { ok: false, status, refused: 'later' }), waiting, `after ${status} it is tried again`);
  }
  assert.deepEqual(after(waiting, { ok: false, status: 409, refused: 'Say where you stood.' }), { ...waiting, state: 'refused', refused: 'Say where you stood.' });
});
