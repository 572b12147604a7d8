import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RunTimes } from './run-times';

/** 30 pictures a second, decoded 40 ms and more before they are shown; received as they are shown. */
function run(pts: readonly number[]): RunTimes {
  const times = new RunTimes();
  pts.forEach((one, i) => times.add(one, pts[0]! - 3600 + 900 * i, Math.round((one * 100) / 9)));
  return times;
}

test('a picture on the screen is told by the time of the run, to the millisecond in which it begins', () => {
  const times = run([90_000, 93_003, 96_006]);
  assert.equal(times.shownAt(0.039)?.pts, 90_000);
  assert.equal(times.shownAt(0.07)?.pts, 90_000);
  assert.equal(times.shownAt(0.073)?.pts, 93_003);
  assert.equal(times.shownAt(9)?.pts, 96_006);
  assert.equal(times.shownAt(0.03), null);
});

test('pictures decoded out of the order of showing are found in that of showing', () => {
  const times = run([90_000, 99_000, 93_000, 96_000]);
  assert.deepEqual([0.05, 0.08, 0.11, 0.15].map((time) => times.shownAt(time)?.pts), [90_000, 93_000, 96_000, 99_000]);
});

test('the picture due is the last one received by then, and it is due until the next one', () => {
  const times = run([90_000, 93_000]);
  assert.equal(times.dueAt(1_030_000)?.pts, 90_000);
  assert.equal(times.nextAfter(1_000_000), 1_033_333);
  assert.equal(times.nextAfter(times.dueAt(2_000_000)!.at), null);
  assert.equal(times.dueAt(999_999), null);
});

test('a leap in time and a wrap of the 33-bit counter end a run', () => {
  const times = run([90_000, 93_000]);
  assert.deepEqual([96_000, 93_000 + 900_000, 93_000 + 900_001, -900_000].map((pts) => times.continues(pts)), [true, true, false, false]);
  const late = run([2 ** 33 - 1000]);
  assert.equal(late.continues(2 ** 33 + 2000), false);
  assert.equal(new RunTimes().continues(1), false);
});
