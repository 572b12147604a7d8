import { fromHex, sha256, toHex, u32, utf8, type Bytes } from '../format/bytes';

/** What people sign, byte for byte (docs/formats/assessment.md); checked against tests/vectors/signed-texts.json. */

const block = 4096;

export interface SealOf {
  readonly mission: string;
  readonly caseOpenHash: string;
  readonly round: number;
  readonly delegation: string;
  readonly reviewerKey: string;
  readonly salt: string;
  readonly form: string;
}

/** The form padded with spaces to the next whole block, by one space at least, so that its length tells little. */
export function padded(form: Uint8Array): Bytes {
  const whole = new Uint8Array((Math.floor(form.length / block) + 1) * block).fill(0x20);
  whole.set(form);
  return whole;
}

/** SHA-256 over the fields, each preceded by its length, in lower hex; null where a hash, key or salt is not 32 bytes. */
export async function commitmentOf(seal: SealOf): Promise<string | null> {
  const hashes = [seal.caseOpenHash, seal.reviewerKey, seal.salt].map(fromHex);
  const [openHash, reviewerKey, salt] = hashes;
  if (!openHash || !reviewerKey || !salt || hashes.some((one) => one?.length !== 32)) {
    return null;
  }
  const fields = [
    utf8('truceline/assessment/v1'), utf8(seal.mission), openHash, u32(seal.round), utf8(seal.delegation), reviewerKey, salt,
    padded(utf8(seal.form)),
  ];
  return toHex(await sha256(...fields.flatMap((field) => [u32(field.length), field])));
}

/** The digest of free text that a form carries in its place. */
export async function textDigest(salt: Uint8Array, text: string): Promise<string> {
  return toHex(await sha256(salt, utf8(text)));
}

function lines(...parts: readonly (string | number)[]): Bytes {
  return utf8(parts.map((part) => `${part}\n`).join(''));
}

export function commitmentMessage(mission: string, caseId: string, round: number, delegation: string, commitment: string): Bytes {
  return lines('truceline/commitment/v1', mission, caseId, round, delegation, commitment);
}

export function keyMessage(mission: string, delegation: string, role: string, publicKey: string): Bytes {
  return lines('truceline/key/v1', mission, delegation, role, publicKey);
}

export function findingMessage(mission: string, caseId: string, round: number, finding: string, signed: boolean): Bytes {
  return lines('truceline/finding/v1', mission, caseId, round, finding, signed ? 'signed' : 'refused');
}

/** Both heads sign the same text (docs/formats/modalities.md); `from` as 2026-12-01T00:00:00Z. */
export function modalitiesMessage(mission: string, draft: string, document: string, words: string | null, from: string, agreed: boolean): Bytes {
  return lines('truceline/modalities/v1', mission, draft, document, words ?? '-', from, agreed ? 'agreed' : 'refused');
}

export function bulletinMessage(mission: string, date: string, edition: number, digest: string, approved: boolean): Bytes {
  return lines('truceline/bulletin/v1', mission, date, edition, digest, approved ? 'approved' : 'refused');
}

