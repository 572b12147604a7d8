import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rulerMarks } from './ruler';

const at = (text: string) => Date.parse(`2026-01-01T${text}Z`);

test('marks stand at round moments, as far apart as they must be', () => {
  assert.deepEqual(rulerMarks(at('10:01:30'), at('10:21:00'), 4 * 60_000).map((mark) => mark.text), ['10:05', '10:10', '10:15', '10:20']);
  assert.deepEqual(rulerMarks(at('10:00:01'), at('10:00:12'), 4000).map((mark) => mark.text), ['10:00:05', '10:00:10']);
});

test('where a day begins the mark names it', () => {
  const marks = rulerMarks(Date.parse('2026-01-01T18:00:00Z'), Date.parse('2026-01-02T06:00:00Z'), 5 * 3_600_000);
  assert.deepEqual(marks.map((mark) => [mark.text, mark.day]), [['18:00', false], ['01-02', true], ['06:00', false]]);
});
