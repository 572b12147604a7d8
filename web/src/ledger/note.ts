import { concat, fromBase64, sameBytes, sha256, toHex, utf8, type Bytes } from '../format/bytes';
import { verifyEd25519 } from '../keys/ed25519';

/** A verifier key as C2SP signed-note writes it: `name+keyid+base64(0x01 || key)`. */
export interface VerifierKey {
  readonly name: string;
  readonly id: Bytes;
  readonly publicKey: Bytes;
}

export interface NoteSignature {
  readonly name: string;
  readonly keyId: Bytes;
  readonly signature: Bytes;
}

/** C2SP signed-note: the signed text, and the lines of those who signed it. */
export interface SignedNote {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** C2SP tlog-checkpoint. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Bytes;
}

const ed25519 = 0x01;
const longestNote = 1_000_000;

/** Null where the text is not a verifier key for Ed25519, or its key id is not that of its key. */
export async function readVerifierKey(text: string): Promise<VerifierKey | null> {
  const match = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim());
  const bytes = match === null ? null : fromBase64(match[3]!);
  if (match === null || bytes === null || bytes.length !== 33 || bytes[0] !== ed25519) {
    return null;
  }
  const name = match[1]!;
  const id = (await sha256(utf8(name), Uint8Array.of(0x0a), bytes)).slice(0, 4);
  return toHex(id) === match[2] ? { name, id, publicKey: bytes.slice(1) } : null;
}

/** Null where the text is not a note: no blank line before the signatures, a control character, no signature. */
export function readNote(note: string): SignedNote | null {
  if (note.length > longestNote || !note.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f\u007f]/.test(note)) {
    return null;
  }
  const split = note.lastIndexOf('\n\n');
  if (split < 0) {
    return null;
  }
  const signatures: NoteSignature[] = [];
  for (const line of note.slice(split + 2, -1).split('\n')) {
    const match = /^\u2014 ([^+\s]+) ([A-Za-z0-9+/=]+)$/.exec(line);
    const blob = match === null ? null : fromBase64(match[2]!);
    if (match === null || blob === null || blob.length < 5) {
      return null;
    }
    signatures.push({ name: match[1]!, keyId: blob.slice(0, 4), signature: blob.slice(4) });
  }
  return { text: note.slice(0, split + 1), signatures };
}

/** True where the note bears a good signature by the key; signatures by others are passed over. */
export async function isSignedBy(note: SignedNote, key: VerifierKey): Promise<boolean> {
  const own = note.signatures.filter((one) => one.name === key.name && sameBytes(one.keyId, key.id));
  if (own.length !== 1) {
    return false;
  }
  return verifyEd25519(key.publicKey, own[0]!.signature, utf8(note.text));
}

/** Null where the text is not the body of a checkpoint. */
export function readCheckpoint(text: string): Checkpoint | null {
  const [origin, size, root, ...rest] = text.split('\n');
  if (!origin || size === undefined || root === undefined || rest.length === 0 || !/^(0|[1-9][0-9]{0,15})$/.test(size)) {
    return null;
  }
  const hash = fromBase64(root);
  const count = Number(size);
  return hash?.length === 32 && Number.isSafeInteger(count) ? { origin, size: count, root: hash } : null;
}

/** DSSE v1.0.2: the bytes that an envelope's signature is over. */
export function preAuthEncoding(payloadType: string, payload: Bytes): Bytes {
  const type = utf8(payloadType);
  return concat(utf8(`DSSEv1 ${type.length} `), type, utf8(` ${payload.length} `), payload);
}
