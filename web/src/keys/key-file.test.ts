import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHex, toBase64, toHex } from '../format/bytes';
import { importPkcs8, pkcs8OfSeed } from './pkcs8';
import { readKeyFile } from './key-file';

const seed = '33'.repeat(32);
const pkcs8 = pkcs8OfSeed(fromHex(seed)!);
const base64 = toBase64(pkcs8);

test('a key file is read in every spelling that the centre writes', () => {
  const pem = `-----BEGIN PRIVATE KEY-----\n${base64}\n-----END PRIVATE KEY-----\n`;
  for (const text of [`${seed}\n`, base64, pem, JSON.stringify({ role: 'head', privateKey: base64 }), JSON.stringify({ privateKey: pem }), JSON.stringify({ seed })]) {
    assert.equal(toHex(readKeyFile(text)!), toHex(pkcs8), text);
  }
});

test('what is no key is refused', async () => {
  for (const text of ['', '{', '{}', '{"privateKey":{}}', 'not a key!']) {
    assert.equal(readKeyFile(text), null, text);
  }
  assert.equal(await importPkcs8(fromHex('00'.repeat(48))!), null);
});

test('an imported key cannot be taken out again', async () => {
  const key = (await importPkcs8(pkcs8))!;
  assert.equal(key.privateKey.extractable, false);
  await assert.rejects(crypto.subtle.exportKey('pkcs8', key.privateKey));
});
