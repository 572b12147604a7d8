import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Backlog, type Coded } from './backlog';

const second = 1_000_000;
const picture = (at: number, key = false): Coded => ({ key, pts: at, at, codec: 'avc1', data: new Uint8Array() });

function begun(): Backlog {
  const backlog = new Backlog();
  backlog.begin(backlog.restart());
  return backlog;
}

test('what belongs to an earlier wish is not taken in', () => {
  const backlog = new Backlog();
  const first = backlog.restart();
  const second = backlog.restart();
  backlog.begin(first);
  backlog.add(picture(1));
  assert.equal(backlog.next(), null);
  backlog.begin(second);
  backlog.add(picture(2));
  assert.equal((backlog.next() as Coded).at, 2);
});

test('a gap holds decoding until it is passed, and nothing is shown in it', () => {
  const backlog = begun();
  backlog.add(picture(second, true));
  backlog.gap(second, 9 * second);
  backlog.add(picture(9 * second, true));
  assert.equal((backlog.next() as Coded).at, second);
  assert.equal(backlog.next(), 'gap');
  assert.equal(backlog.next(), 'gap');
  backlog.passGap();
  assert.equal((backlog.next() as Coded).at, 9 * second);
  assert.deepEqual([1.4, 1.6, 8.9, 9].map((at) => backlog.nothingAt(at * second)), [false, true, true, false]);
});

test('the end of what is recorded is none once more is recorded', () => {
  const backlog = begun();
  backlog.add(picture(second, true));
  backlog.gap(second, null);
  assert.deepEqual([backlog.ended, backlog.nothingAt(3 * second)], [true, true]);
  backlog.add(picture(2 * second));
  assert.deepEqual([backlog.ended, backlog.nothingAt(3 * second)], [false, false]);
});

test('a moment is here when everything up to it was sent', () => {
  const backlog = begun();
  backlog.add(picture(second, true));
  backlog.add(picture(2 * second));
  assert.deepEqual([backlog.holds(second, 2 * second), backlog.holds(second, 2 * second + 1)], [true, false]);
  backlog.gap(2 * second, 5 * second);
  backlog.add(picture(6 * second, true));
  assert.equal(backlog.holds(second, 6 * second), false);
});

test('who falls behind goes on at the last key picture that is due', () => {
  const backlog = begun();
  for (let at = 0; at < 100; at++) {
    backlog.add(picture(at, at % 10 === 0));
  }
  assert.equal(backlog.skipToKey(47), true);
  assert.equal((backlog.next() as Coded).at, 40);
  assert.equal(backlog.skipToKey(47), false);
});
