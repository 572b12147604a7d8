import { fromHex, toHex, type Bytes } from '../format/bytes';
import { read, write } from '../keys/browser-db';
import { readHashes, verifyConsistency } from './merkle';
import type { Checkpoint } from './note';

/** The last checkpoint that this browser verified. */
export interface SeenCheckpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly at: string;
}

export type Consistency =
  | { readonly kind: 'first' }
  | { readonly kind: 'same' | 'ok' | 'bad' | 'shrunk'; readonly seen: SeenCheckpoint };

export type ConsistencyProof = (from: number, to: number) => Promise<readonly string[]>;

export function pinnedKey(origin: string): Promise<string | undefined> {
  return read<string>('pins', origin);
}

export function pinKey(origin: string, vkey: string): Promise<void> {
  return write('pins', origin, vkey);
}

/** How the checkpoint at hand stands to the one seen before. The proof is asked of the server and checked here. */
export async function compare(seen: SeenCheckpoint | undefined, now: Checkpoint, proofOf: ConsistencyProof): Promise<Consistency> {
  const before: Bytes | null = seen === undefined ? null : fromHex(seen.root);
  if (seen === undefined || before === null || seen.size === 0) {
    return { kind: 'first' };
  }
  if (now.size < seen.size) {
    return { kind: 'shrunk', seen };
  }
  if (now.size === seen.size) {
    return { kind: toHex(now.root) === seen.root ? 'same' : 'bad', seen };
  }
  const proof = readHashes(await proofOf(seen.size, now.size));
  const holds = proof !== null && await verifyConsistency(seen.size, now.size, before, now.root, proof);
  return { kind: holds ? 'ok' : 'bad', seen };
}

/** Compares with what was seen before, and remembers this one where nothing speaks against it. */
export async function compareAndRemember(now: Checkpoint, at: Date, proofOf: ConsistencyProof): Promise<Consistency> {
  const seen = await read<SeenCheckpoint>('checkpoints', now.origin);
  const result = await compare(seen, now, proofOf);
  if (result.kind === 'first' || result.kind === 'same' || result.kind === 'ok') {
    await write('checkpoints', now.origin, { origin: now.origin, size: now.size, root: toHex(now.root), at: at.toISOString() });
  }
  return result;
}
