import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownKeys, pageKey, pages, sections } from './pages';

test('Every page has a key of its own, and none takes a key that pages use themselves', () => {
  const keys = pages.map((page) => pageKey[page]);
  assert.equal(new Set(keys).size, pages.length);
  assert.deepEqual(keys.filter((key) => ownKeys.includes(key)), []);
});

test('Every page stands in one section', () => {
  assert.equal(new Set(Object.values(sections).flat()).size, pages.length);
  assert.deepEqual([...pages].sort(), Object.keys(pageKey).sort());
});
