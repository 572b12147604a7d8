import { describe, expect, it } from 'vitest';
import { exportAddress, lastHours } from './window';

describe('the stretch of time to export', () => {
  it('is the last hour at first, in UTC', () => {
    expect(lastHours(new Date('2026-01-01T10:00:00.500Z'), 1)).toEqual({ from: '2026-01-01T09:00:00', to: '2026-01-01T10:00:00' });
  });
  it('has an address, with and without seconds', () => {
    expect(exportAddress('2026-01-01T09:00', '2026-01-01T10:00:05')).toBe('/api/export?from=2026-01-01T09:00:00Z&to=2026-01-01T10:00:05Z');
  });
  it.each([['', '2026-01-01T10:00'], ['2026-01-01T10:00', '2026-01-01T10:00'], ['2026-01-02T10:00', '2026-01-01T10:00'], ['2025-11-01T10:00', '2026-01-01T10:00'], ['2026-99-01T10:00', '2026-01-01T10:00']])(
    'is none from %s to %s', (from, to) => expect(exportAddress(from, to)).toBeNull());
});
