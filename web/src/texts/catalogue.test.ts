import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from './en';

const pages = import.meta.glob<Readonly<Record<string, Readonly<Record<string, string>>>>>('./en/*.ts', { eager: true });

test('Every page’s texts are in the catalogue, and no key stands on two pages', () => {
  const texts = Object.values(pages).flatMap((page) => Object.values(page)).flatMap((page) => Object.entries(page));
  assert.ok(texts.length > 700);
  const once = new Map<string, string>(texts);
  assert.equal(once.size, texts.length);
  assert.deepEqual(Object.fromEntries([...once].sort()), Object.fromEntries(Object.entries(en).sort()));
});
