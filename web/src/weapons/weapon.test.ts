import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayHaveWeapon, weaponOf } from './weapon';

test('a weapon is told of fire and of what it hits, and not of a crossing', () => {
  assert.ok(mayHaveWeapon('shot') && mayHaveWeapon('explosion-impact') && mayHaveWeapon('presence'));
  assert.ok(!mayHaveWeapon('crossing-by-vehicle') && !mayHaveWeapon(''));
});

test('what was left empty is not known, and nothing is sent where both are', () => {
  assert.equal(weaponOf('', ''), null);
  assert.deepEqual(weaponOf('mortar', ''), { class: 'mortar', calibre: null });
  assert.deepEqual(weaponOf('', 122), { class: null, calibre: 122 });
  assert.deepEqual(weaponOf('mortar', '82'), { class: 'mortar', calibre: 82 });
});
