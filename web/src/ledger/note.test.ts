import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, fromHex, sha256, toBase64, toHex, utf8, type Bytes } from '../format/bytes';
import { signEd25519, verifyEd25519, isSmallOrder } from '../keys/ed25519';
import { importPkcs8, pkcs8OfSeed } from '../keys/pkcs8';
import { leafHash } from './merkle';
import { isSignedBy, preAuthEncoding, readCheckpoint, readNote, readVerifierKey } from './note';
import { sameJson, verifyEntry } from './verify-entry';

const name = 'truceline.example/centre';
const log = (await importPkcs8(pkcs8OfSeed(fromHex('77'.repeat(32))!)))!;
const typed = concat(Uint8Array.of(1), fromHex(log.publicKey)!);
const id = (await sha256(utf8(name), Uint8Array.of(10), typed)).slice(0, 4);
const vkey = `${name}+${toHex(id)}+${toBase64(typed)}`;

async function noteOf(text: string): Promise<string> {
  const signature = await signEd25519(log.privateKey, utf8(text));
  return `${text}\n\u2014 ${name} ${toBase64(concat(id, signature))}\n`;
}

async function entryOf(statement: unknown): Promise<{ envelope: Bytes; base64: string }> {
  const payload = utf8(JSON.stringify({ v: 1, statement, endorsements: [] }));
  const type = 'application/vnd.truceline.entry+json';
  const signature = await signEd25519(log.privateKey, preAuthEncoding(type, payload));
  const envelope = utf8(JSON.stringify({ payloadType: type, payload: toBase64(payload), signatures: [{ keyid: 'x', sig: toBase64(signature) }] }));
  return { envelope, base64: toBase64(envelope) };
}

test('a verifier key is read, and refused when its id is not that of its key', async () => {
  assert.equal((await readVerifierKey(vkey))?.name, name);
  assert.equal(await readVerifierKey(vkey.replace(toHex(id), '00000000')), null);
  assert.equal(await readVerifierKey('nonsense'), null);
});

test('a note verifies under its key and not after a change', async () => {
  const key = (await readVerifierKey(vkey))!;
  const note = await noteOf(`${name}\n3\n${toBase64(new Uint8Array(32))}\n`);
  assert.ok(await isSignedBy(readNote(note)!, key));
  assert.ok(!await isSignedBy(readNote(note.replace('\n3\n', '\n4\n'))!, key));
  assert.ok(!await isSignedBy(readNote(note)!, { ...key, name: 'other' }));
});

test('texts that are no notes are refused', async () => {
  const note = await noteOf('text\n');
  for (const bad of ['', 'text\n', note.slice(0, -1), note.replace('\u2014', '-'), note.replace('text', 'te\u0001xt'), `${note}\n`]) {
    assert.equal(readNote(bad), null, JSON.stringify(bad));
  }
});

test('checkpoints with an odd size or root are refused', () => {
  const root = toBase64(new Uint8Array(32));
  assert.equal(readCheckpoint(`o\n12\n${root}\n`)?.size, 12);
  for (const bad of [`o\n012\n${root}\n`, `o\n-1\n${root}\n`, `o\n1\nAAAA\n`, `\n1\n${root}\n`, `o\n1\n${root}`, `o\n99999999999999999999\n${root}\n`]) {
    assert.equal(readCheckpoint(bad), null, bad);
  }
});

test('an entry verifies step by step, and each change fails its own step', async () => {
  const key = (await readVerifierKey(vkey))!;
  const statement = { case: 'C-1', incidents: ['a'] };
  const { envelope, base64 } = await entryOf(statement);
  const root = await leafHash(envelope);
  const good = { index: 0, envelope: base64, statement, proof: [], checkpoint: await noteOf(`${name}\n1\n${toBase64(root)}\n`) };
  const failed = async (entry: typeof good) => (await verifyEntry(entry, key)).filter((step) => !step.holds).map((step) => step.name);

  assert.deepEqual(await failed(good), []);
  assert.deepEqual(await failed({ ...good, statement: { ...statement, case: 'C-2' } }), ['statement']);
  assert.deepEqual(await failed({ ...good, index: 1 }), ['inclusion']);
  assert.deepEqual(await failed({ ...good, checkpoint: good.checkpoint.replace('\n1\n', '\n2\n') }), ['inclusion', 'checkpoint']);
  const other = await entryOf({ case: 'C-9' });
  assert.deepEqual(await failed({ ...good, envelope: other.base64 }), ['inclusion', 'statement']);
  assert.deepEqual(await failed({ ...good, envelope: '???' }), ['leaf', 'inclusion', 'envelope', 'statement']);
});

test('JSON is compared by value, whatever the order of keys', () => {
  assert.ok(sameJson({ a: 1, b: [null, 'x'] }, { b: [null, 'x'], a: 1 }));
  assert.ok(!sameJson({ a: 1 }, { a: 1, b: undefined }));
  assert.ok(!sameJson([1], { 0: 1 }));
});

test('points of small order are refused as key and as signature', async () => {
  const message = utf8('any');
  const zero = new Uint8Array(32);
  const one = Uint8Array.from(zero, (_, i) => (i === 0 ? 1 : 0));
  const high = one.slice();
  high[31] = 0x80;
  assert.ok(isSmallOrder(zero) && isSmallOrder(one) && isSmallOrder(high));
  assert.ok(!isSmallOrder(fromHex(log.publicKey)!));
  // With the identity as key and as R, and S = 0, the plain equation holds for every message.
  assert.ok(!await verifyEd25519(one, concat(one, zero), message));
});

test('the refused coordinates are those of the points whose eightfold is the identity', () => {
  const p = 2n ** 255n - 19n;
  const mod = (x: bigint) => ((x % p) + p) % p;
  const power = (base: bigint, exponent: bigint): bigint => {
    let result = 1n;
    for (let b = mod(base), e = exponent; e > 0n; e >>= 1n, b = mod(b * b)) {
      if (e & 1n) {
        result = mod(result * b);
      }
    }
    return result;
  };
  const d = mod(-121665n * power(121666n, p - 2n));
  // On -x² + y² = 1 + d x² y², doubling gives y' = (y² + x²) / (2 + x² - y²), with x² = (y² - 1) / (d y² + 1).
  const double = (y: bigint) => {
    const xx = mod((y * y - 1n) * power(d * y * y + 1n, p - 2n));
    return mod((y * y + xx) * power(2n + xx - y * y, p - 2n));
  };
  const read = (hex: string) => BigInt(`0x${hex.match(/../g)!.reverse().join('')}`);
  const eighth = ['26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'];
  for (const hex of eighth) {
    assert.ok(isSmallOrder(fromHex(hex)!));
    assert.equal(double(read(hex)), 0n);
    assert.equal(double(double(read(hex))), p - 1n);
    assert.equal(double(double(double(read(hex)))), 1n);
  }
});
