import assert from 'node:assert/strict';
import { test } from 'node:test';

/**
 * The steps of one story, told in order: one that failed leaves nothing for the next ones to stand on.
 * @param {() => { shoot(name: string): Promise<void> }} place Where it happens, once it has begun; its pages are kept after each step.
 */
export function story(place) {
  let broken = false;
  return (name, run) => test(name, async () => {
    assert.equal(broken, false, 'an earlier step failed');
    broken = true;
    try {
      await run();
      broken = false;
    } finally {
      await place()?.shoot(name);
    }
  });
}
