import assert from 'node:assert/strict';
import test from 'node:test';
import { exportAddress, lastHours } from './window';

test('the stretch of time to export is the last hour at first, in UTC', () => {
  assert.deepEqual(lastHours(new Date('2026-01-01T10:00:00.500Z'), 1), { from: '2026-01-01T09:00:00', to: '2026-01-01T10:00:00' });
});

test('it has an address, with and without seconds', () => {
  assert.equal(exportAddress('2026-01-01T09:00', '2026-01-01T10:00:05'), '/api/export?from=2026-01-01T09:00:00Z&to=2026-01-01T10:00:05Z');
});

const none: [string, string][] = [['', '2026-01-01T10:00'], ['2026-01-01T10:00', '2026-01-01T10:00'], ['2026-01-02T10:00', '2026-01-01T10:00'], ['2025-11-01T10:00', '2026-01-01T10:00'], ['2026-99-01T10:00', '2026-01-01T10:00']];
for (const [from, to] of none) {
  test(`it has none from '${from}' to '${to}'`, () => assert.equal(exportAddress(from, to), null));
}
