import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fromBase64, sha256, utf8, type Bytes } from '../format/bytes';
import { leafHash, verifyConsistency, verifyInclusion } from './merkle';

// A plain twin of the tree, straight from RFC 6962 section 2.1, to make proofs with.
async function root(leaves: readonly Bytes[]): Promise<Bytes> {
  if (leaves.length === 0) {
    return sha256();
  }
  if (leaves.length === 1) {
    return leaves[0]!;
  }
  const k = split(leaves.length);
  return sha256(Uint8Array.of(1), await root(leaves.slice(0, k)), await root(leaves.slice(k)));
}

function split(n: number): number {
  let k = 1;
  while (k * 2 < n) {
    k *= 2;
  }
  return k;
}

async function path(m: number, leaves: readonly Bytes[]): Promise<Bytes[]> {
  if (leaves.length <= 1) {
    return [];
  }
  const k = split(leaves.length);
  return m < k
    ? [...await path(m, leaves.slice(0, k)), await root(leaves.slice(k))]
    : [...await path(m - k, leaves.slice(k)), await root(leaves.slice(0, k))];
}

async function growth(m: number, leaves: readonly Bytes[], whole = true): Promise<Bytes[]> {
  if (m === leaves.length) {
    return whole ? [] : [await root(leaves)];
  }
  const k = split(leaves.length);
  return m <= k
    ? [...await growth(m, leaves.slice(0, k), whole), await root(leaves.slice(k))]
    : [...await growth(m - k, leaves.slice(k), false), await root(leaves.slice(0, k))];
}

const leaves = await Promise.all(Array.from({ length: 21 }, (_, i) => leafHash(utf8(`entry ${i}`))));

test('every leaf of every small tree is included, and nowhere else', async () => {
  for (let size = 1; size <= leaves.length; size++) {
    const tree = leaves.slice(0, size);
    const top = await root(tree);
    for (let i = 0; i < size; i++) {
      const proof = await path(i, tree);
      assert.ok(await verifyInclusion(i, size, tree[i]!, proof, top), `${i} of ${size}`);
      if (size > 1) {
        assert.ok(!await verifyInclusion((i + 1) % size, size, tree[i]!, proof, top), `${i} of ${size} at the next place`);
        assert.ok(!await verifyInclusion(i, size, tree[i]!, proof.slice(1), top));
      }
      assert.ok(!await verifyInclusion(i, size, tree[i]!, [...proof, top], top));
    }
  }
});

test('every small tree extends every smaller one, and no changed one', async () => {
  for (let to = 1; to <= leaves.length; to++) {
    for (let from = 1; from <= to; from++) {
      const tree = leaves.slice(0, to);
      const proof = await growth(from, tree);
      const before = await root(leaves.slice(0, from));
      const now = await root(tree);
      assert.ok(await verifyConsistency(from, to, before, now, proof), `${from} to ${to}`);
      const other = before.slice();
      other[0]! ^= 1;
      assert.ok(!await verifyConsistency(from, to, other, now, proof), `${from} to ${to} from another root`);
    }
  }
});

test('sizes and indices that cannot be are refused', async () => {
  const top = await root(leaves);
  for (const [i, size] of [[-1, 21], [21, 21], [0.5, 21], [0, Number.NaN], [0, 2 ** 60]] as const) {
    assert.ok(!await verifyInclusion(i, size, leaves[0]!, [], top));
  }
  assert.ok(!await verifyConsistency(5, 4, top, top, []));
});

const vectors = join(process.env['TRUCELINE_SHARED'] ?? '../../shared', 'vectors/merkle/testdata');

interface Case {
  leafIdx: number; treeSize: number; root: string; leafHash: string; size1: number; size2: number; root1: string; root2: string;
  proof: string[] | null; wantErr: boolean; desc: string;
}

function* cases(kind: string): Generator<Case> {
  for (const name of readdirSync(join(vectors, kind), { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.json')) {
      yield JSON.parse(readFileSync(join(vectors, kind, name), 'utf8')) as Case;
    }
  }
}

const bytes = (text: string): Bytes => fromBase64(text) ?? new Uint8Array();
const skip = existsSync(vectors) ? false : '../shared is absent';

test('inclusion proofs are judged as the public vectors judge them', { skip }, async () => {
  let seen = 0;
  for (const one of cases('inclusion')) {
    const holds = await verifyInclusion(one.leafIdx, one.treeSize, bytes(one.leafHash), (one.proof ?? []).map(bytes), bytes(one.root));
    assert.equal(holds, !one.wantErr, one.desc);
    seen++;
  }
  assert.ok(seen > 50, `${seen} cases`);
});

test('consistency proofs are judged as the public vectors judge them', { skip }, async () => {
  let seen = 0;
  for (const one of cases('consistency')) {
    const holds = await verifyConsistency(one.size1, one.size2, bytes(one.root1), bytes(one.root2), (one.proof ?? []).map(bytes));
    assert.equal(holds, !one.wantErr, `${one.desc} ${one.size1} ${one.size2}`);
    seen++;
  }
  assert.ok(seen > 50, `${seen} cases`);
});
