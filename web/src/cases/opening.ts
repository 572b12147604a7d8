import { fromBase64, fromHex, toBase64, utf8, type Bytes } from '../format/bytes';
import { readCanonical } from './canonical-form';
import { commitmentOf, textDigest } from './signed-texts';

/** What opens a seal. It stays with the reviewer until the reveal. */
export interface Opening {
  readonly form: string;
  readonly salt: string;
  readonly text: string | null;
  readonly textSalt: string | null;
}

/** The file in which an opening is kept, readable only with its passphrase. */
export interface OpeningFile {
  readonly truceline: 'opening/v1';
  readonly mission: string;
  readonly case: string;
  readonly round: number;
  readonly delegation: string;
  readonly commitment: string;
  readonly kdf: { readonly name: 'PBKDF2-SHA256'; readonly iterations: number; readonly salt: string };
  readonly iv: string;
  readonly sealed: string;
}

export type OpeningOf = Pick<OpeningFile, 'mission' | 'case' | 'round' | 'delegation' | 'commitment'>;

const fewestIterations = 600_000;
const mostIterations = 10_000_000;

async function keyOf(passphrase: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', utf8(passphrase), 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

export async function sealOpening(of: OpeningOf, opening: Opening, passphrase: string): Promise<OpeningFile> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyOf(passphrase, salt, fewestIterations);
  const { form, salt: formSalt, text, textSalt } = opening;
  const plain = utf8(JSON.stringify({ form, salt: formSalt, text, textSalt }));
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain));
  return {
    truceline: 'opening/v1', mission: of.mission, case: of.case, round: of.round, delegation: of.delegation, commitment: of.commitment,
    kdf: { name: 'PBKDF2-SHA256', iterations: fewestIterations, salt: toBase64(salt) }, iv: toBase64(iv), sealed: toBase64(sealed),
  };
}

/** The file's contents, or null where the text is no opening file. */
export function readOpeningFile(text: string): OpeningFile | null {
  try {
    const file = JSON.parse(text) as OpeningFile;
    const sound = file.truceline === 'opening/v1' && file.kdf.name === 'PBKDF2-SHA256' && Number.isSafeInteger(file.kdf.iterations)
      && file.kdf.iterations >= fewestIterations && file.kdf.iterations <= mostIterations
      && (fromBase64(file.kdf.salt)?.length ?? 0) >= 16 && fromBase64(file.iv)?.length === 12 && fromBase64(file.sealed) !== null;
    return sound ? file : null;
  } catch {
    return null;
  }
}

/** The opening, or null where the passphrase is not the file's or the file was changed. */
export async function openOpening(file: OpeningFile, passphrase: string): Promise<Opening | null> {
  const salt = fromBase64(file.kdf.salt);
  const iv = fromBase64(file.iv);
  const sealed = fromBase64(file.sealed);
  if (salt === null || iv === null || sealed === null) {
    return null;
  }
  try {
    const key = await keyOf(passphrase, salt, file.kdf.iterations);
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed);
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain)) as Opening;
  } catch {
    return null;
  }
}

/** True where form, salt and text are those that were sealed: computed again before anything is sent. */
export async function opens(opening: Opening, of: OpeningOf, caseOpenHash: string, reviewerKey: string): Promise<boolean> {
  const form = readCanonical(opening.form);
  if (form === null) {
    return false;
  }
  const textSalt = fromHex(opening.textSalt ?? '');
  const text = opening.text === null ? null : await textDigest(textSalt ?? new Uint8Array(), opening.text);
  const commitment = await commitmentOf({
    mission: of.mission, caseOpenHash, round: of.round, delegation: of.delegation, reviewerKey, salt: opening.salt, form: opening.form,
  });
  return form.text === text && commitment === of.commitment;
}
