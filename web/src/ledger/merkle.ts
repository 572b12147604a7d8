import { fromHex, sameBytes, sha256, type Bytes } from '../format/bytes';

const hashLength = 32;

/** RFC 6962 section 2.1: the hash of an entry. */
export function leafHash(entry: Uint8Array): Promise<Bytes> {
  return sha256(Uint8Array.of(0), entry);
}

function nodeHash(left: Uint8Array, right: Uint8Array): Promise<Bytes> {
  return sha256(Uint8Array.of(1), left, right);
}

/** Hashes from their hex; null where one is not 32 bytes. */
export function readHashes(hex: readonly string[]): Bytes[] | null {
  const hashes: Bytes[] = [];
  for (const one of hex) {
    const hash = fromHex(one);
    if (hash?.length !== 32) {
      return null;
    }
    hashes.push(hash);
  }
  return hashes;
}

/**
 * RFC 9162 section 2.1.3.2: does the proof lead from a leaf to the root of a tree of the given size?
 * Sizes stay below 2^53, so that numbers are exact; halves are taken by division, not by 32-bit shifts.
 */
export async function verifyInclusion(
  index: number, size: number, leaf: Bytes, proof: readonly Bytes[], root: Bytes,
): Promise<boolean> {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size || leaf.length !== hashLength) {
    return false;
  }
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const step of proof) {
    if (last === 0) {
      return false;
    }
    if (node % 2 === 1 || node === last) {
      hash = await nodeHash(step, hash);
      while (node % 2 === 0 && node !== 0) {
        node = node / 2;
        last = Math.floor(last / 2);
      }
    } else {
      hash = await nodeHash(hash, step);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && sameBytes(hash, root);
}

/** RFC 9162 section 2.1.4.2: is the tree of `to` entries an extension of the tree of `from` entries? Nothing is told of an empty one. */
export async function verifyConsistency(
  from: number, to: number, fromRoot: Bytes, toRoot: Bytes, proof: readonly Bytes[],
): Promise<boolean> {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 1 || from > to) {
    return false;
  }
  if (from === to) {
    return proof.length === 0 && sameBytes(fromRoot, toRoot);
  }
  if (fromRoot.length !== hashLength) {
    return false;
  }
  const path = isPowerOfTwo(from) ? [fromRoot, ...proof] : [...proof];
  const first = path[0];
  if (proof.length === 0 || first === undefined) {
    return false;
  }
  let node = from - 1;
  let last = to - 1;
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  let old = first;
  let now = first;
  for (const step of path.slice(1)) {
    if (last === 0) {
      return false;
    }
    if (node % 2 === 1 || node === last) {
      old = await nodeHash(step, old);
      now = await nodeHash(step, now);
      while (node % 2 === 0 && node !== 0) {
        node = node / 2;
        last = Math.floor(last / 2);
      }
    } else {
      now = await nodeHash(now, step);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && sameBytes(old, fromRoot) && sameBytes(now, toRoot);
}

function isPowerOfTwo(value: number): boolean {
  let rest = value;
  while (rest > 1 && rest % 2 === 0) {
    rest /= 2;
  }
  return rest === 1;
}
