import { fromBase64, fromHex, toHex, type Bytes } from '../format/bytes';
import { verifyEd25519 } from '../keys/ed25519';
import { leafHash, readHashes, verifyInclusion } from './merkle';
import { isSignedBy, preAuthEncoding, readCheckpoint, readNote, type VerifierKey } from './note';

/** An entry with its proof, as the server hands it out. */
export interface ProvenEntry {
  readonly index: number;
  readonly envelope: string;
  readonly statement: unknown;
  readonly proof: readonly string[];
  readonly checkpoint: string;
}

export type StepName = 'leaf' | 'inclusion' | 'checkpoint' | 'envelope' | 'statement' | 'endorsements';

export interface Step {
  readonly name: StepName;
  readonly holds: boolean;
  readonly values: Readonly<Record<string, string | number>>;
}

interface Payload {
  readonly statement?: unknown;
  readonly endorsements?: readonly { key: string; message: string; signature: string }[];
}

/** Every step that leads from the bytes of an entry to a key that the reader trusts. Each is computed here. */
export async function verifyEntry(entry: ProvenEntry, key: VerifierKey): Promise<Step[]> {
  const steps: Step[] = [];
  const add = (name: StepName, holds: boolean, values: Step['values'] = {}) => steps.push({ name, holds, values });

  const envelope = fromBase64(entry.envelope);
  const leaf = envelope === null ? null : await leafHash(envelope);
  add('leaf', leaf !== null, { hash: leaf === null ? '' : toHex(leaf) });

  const note = readNote(entry.checkpoint);
  const checkpoint = note === null ? null : readCheckpoint(note.text);
  const proof = readHashes(entry.proof);
  const included = leaf !== null && checkpoint !== null && proof !== null
    && await verifyInclusion(entry.index, checkpoint.size, leaf, proof, checkpoint.root);
  add('inclusion', included, { size: checkpoint?.size ?? 0 });
  add('checkpoint', note !== null && checkpoint?.origin === key.name && await isSignedBy(note, key), { name: key.name });

  const opened = envelope === null ? null : await openEnvelope(envelope, key);
  add('envelope', opened?.signed ?? false);
  add('statement', opened !== null && sameJson(opened.payload.statement, entry.statement));
  const endorsements = opened?.payload.endorsements ?? [];
  if (endorsements.length > 0) {
    const good = await Promise.all(endorsements.map(endorsementHolds));
    add('endorsements', good.every(Boolean), { n: endorsements.length });
  }
  return steps;
}

async function openEnvelope(envelope: Bytes, key: VerifierKey): Promise<{ payload: Payload; signed: boolean } | null> {
  try {
    const json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(envelope)) as {
      payloadType: string; payload: string; signatures: { sig: string }[];
    };
    const bytes = fromBase64(json.payload);
    const signature = fromBase64(json.signatures[0]?.sig ?? '');
    if (bytes === null || signature === null || json.signatures.length !== 1) {
      return null;
    }
    const payload = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Payload;
    return { payload, signed: await verifyEd25519(key.publicKey, signature, preAuthEncoding(json.payloadType, bytes)) };
  } catch {
    return null;
  }
}

async function endorsementHolds(one: { key: string; message: string; signature: string }): Promise<boolean> {
  const key = fromHex(one.key);
  const message = fromBase64(one.message);
  const signature = fromHex(one.signature);
  return key !== null && message !== null && signature !== null && verifyEd25519(key, signature, message);
}

/** Equal as JSON values, whatever the order of keys. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return Object.is(a, b);
  }
  if (Array.isArray(a) !== Array.isArray(b)) {
    return false;
  }
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length
    && keys.every((key) => key in b && sameJson((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
