import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fromHex, toHex, utf8 } from '../format/bytes';
import { signEd25519, verifyEd25519 } from '../keys/ed25519';
import { importPkcs8, pkcs8OfSeed } from '../keys/pkcs8';
import { readCanonical, writeCanonical } from './canonical-form';
import { openOpening, opens, readOpeningFile, sealOpening, type Opening, type OpeningFile } from './opening';
import { bulletinMessage, commitmentMessage, commitmentOf, findingMessage, keyMessage, modalitiesMessage, padded, textDigest } from './signed-texts';

interface Vectors {
  keys: { name: string; seed: string; publicKey: string }[];
  text: { salt: string; text: string; digest: string };
  forms: { name: string; form: string }[];
  refusedForms: { why: string; form: string }[];
  commitments: { name: string; mission: string; case: string; caseOpenHash: string; round: number; delegation: string; reviewerKey: string; salt: string; form: string; commitment: string; message: string; signature: string }[];
  modalities: { mission: string; draft: string; digest: string; words: string | null; from: string; agreed: boolean; headKey: string; message: string; signature: string }[];
  keyEnrolment: { mission: string; delegation: string; role: string; publicKey: string; headKey: string; message: string; signature: string };
  findings: { mission: string; case: string; round: number; finding: string; signed: boolean; headKey: string; message: string; signature: string; canonical: string }[];
  bulletins: { mission: string; date: string; edition: number; digest: string; approved: boolean; headKey: string; message: string; signature: string }[];
  opening: { passphrase: string; plain: string; file: OpeningFile };
}

const file = '../tests/vectors/signed-texts.json';
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vectors;

async function signs(publicKey: string, message: Uint8Array<ArrayBuffer>, signature: string): Promise<void> {
  const seed = vectors.keys.find((key) => key.publicKey === publicKey)!.seed;
  const key = await importPkcs8(pkcs8OfSeed(fromHex(seed)!));
  assert.ok(key !== null);
  assert.equal(toHex(await signEd25519(key.privateKey, message)), signature);
  assert.equal(key.publicKey, publicKey);
  assert.ok(await verifyEd25519(fromHex(publicKey)!, fromHex(signature)!, message));
}

test('the vectors stand beside the other tests', () => assert.ok(existsSync(file)));

test('every form of the vectors is read and written back byte for byte', () => {
  for (const { name, form } of vectors.forms) {
    const read = readCanonical(form);
    assert.ok(read !== null, name);
    assert.equal(writeCanonical(read), form, name);
  }
});

test('every form that the vectors refuse is refused', () => {
  for (const { why, form } of vectors.refusedForms) {
    assert.equal(readCanonical(form), null, why);
  }
});

test('commitments, their messages and signatures are those of the vectors', async () => {
  for (const one of vectors.commitments) {
    assert.equal(await commitmentOf(one), one.commitment, one.name);
    const message = commitmentMessage(one.mission, one.case, one.round, one.delegation, one.commitment);
    assert.deepEqual(message, utf8(one.message));
    await signs(one.reviewerKey, message, one.signature);
  }
});

test('a changed salt, form, round or key changes the commitment', async () => {
  const one = vectors.commitments[0]!;
  const changed = [
    { ...one, salt: '00'.repeat(32) }, { ...one, round: one.round + 1 }, { ...one, reviewerKey: vectors.keys[0]!.publicKey },
    { ...one, form: vectors.forms[1]!.form }, { ...one, mission: `${one.mission}x` },
  ];
  for (const other of changed) {
    assert.notEqual(await commitmentOf(other), one.commitment);
  }
  assert.equal(await commitmentOf({ ...one, salt: 'ab' }), null);
});

test('padding adds one byte at least', () => {
  assert.equal(padded(new Uint8Array(0)).length, 4096);
  assert.equal(padded(new Uint8Array(4095)).length, 4096);
  assert.equal(padded(new Uint8Array(4096)).length, 8192);
});

test('keys, findings and bulletins are signed as the vectors say', async () => {
  const key = vectors.keyEnrolment;
  await signs(key.headKey, keyMessage(key.mission, key.delegation, key.role, key.publicKey), key.signature);
  for (const one of vectors.findings) {
    await signs(one.headKey, findingMessage(one.mission, one.case, one.round, one.finding, one.signed), one.signature);
  }
  for (const one of vectors.modalities) {
    await signs(one.headKey, modalitiesMessage(one.mission, one.draft, one.digest, one.words, one.from, one.agreed), one.signature);
  }
  for (const one of vectors.bulletins) {
    await signs(one.headKey, bulletinMessage(one.mission, one.date, one.edition, one.digest, one.approved), one.signature);
  }
});

test('free text has the digest of the vectors', async () => {
  const { salt, text, digest } = vectors.text;
  assert.equal(await textDigest(fromHex(salt)!, text), digest);
});

test('an opening file of another program is opened with its passphrase and no other', async () => {
  const read = readOpeningFile(JSON.stringify(vectors.opening.file));
  assert.ok(read !== null);
  const plain = await openOpening(read, vectors.opening.passphrase);
  assert.deepEqual(plain, JSON.parse(vectors.opening.plain) as Opening);
  const seal = vectors.commitments.find((one) => one.commitment === read.commitment)!;
  assert.ok(await opens(plain!, read, seal.caseOpenHash, seal.reviewerKey));
  assert.equal(await opens({ ...plain!, salt: '11'.repeat(32) }, read, seal.caseOpenHash, seal.reviewerKey), false);
  assert.equal(await openOpening(read, `${vectors.opening.passphrase} `), null);
});

test('an opening goes into its file and comes out again', async () => {
  const opening = JSON.parse(vectors.opening.plain) as Opening;
  const made = await sealOpening(vectors.opening.file, opening, 'a passphrase');
  const read = readOpeningFile(JSON.stringify(made));
  assert.ok(read !== null);
  assert.deepEqual(await openOpening(read, 'a passphrase'), opening);
});

test('an opening file with too few or too many iterations is refused', () => {
  for (const iterations of [1, 599_999, 10_000_001]) {
    const weak = { ...vectors.opening.file, kdf: { ...vectors.opening.file.kdf, iterations } };
    assert.equal(readOpeningFile(JSON.stringify(weak)), null);
  }
  assert.equal(readOpeningFile('{}'), null);
  assert.equal(readOpeningFile('not json'), null);
});
