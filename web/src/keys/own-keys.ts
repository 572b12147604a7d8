import { get } from '../api/client';
import { readAll, remove, write } from './browser-db';
import { readKeyFile } from './key-file';
import { generateKey, importPkcs8, type SigningKey } from './pkcs8';

/** A signing key of a person at this browser. The private half can be used here and taken nowhere. */
export interface OwnKey extends SigningKey {
  readonly delegation: string;
  readonly role: string;
  readonly demo: boolean;
  readonly since: string;
}

export async function ownKeys(delegation: string, role: string): Promise<OwnKey[]> {
  const all = await readAll<OwnKey>('keys');
  return all.filter((one) => one.delegation === delegation && one.role === role).sort((a, b) => b.since.localeCompare(a.since));
}

async function keep(key: SigningKey, delegation: string, role: string, demo: boolean): Promise<OwnKey> {
  const own: OwnKey = { ...key, delegation, role, demo, since: new Date().toISOString() };
  await write('keys', key.publicKey, own);
  return own;
}

export async function makeKey(delegation: string, role: string): Promise<OwnKey> {
  return keep(await generateKey(), delegation, role, false);
}

export async function importKey(text: string, delegation: string, role: string, demo: boolean): Promise<OwnKey | null> {
  const bytes = readKeyFile(text);
  const key = bytes === null ? null : await importPkcs8(bytes);
  return key === null ? null : keep(key, delegation, role, demo);
}

/** The key that a demonstration made for this role; null where the server offers none. */
export async function demoKey(delegation: string, role: string): Promise<OwnKey | null> {
  const answer = await get<Record<string, unknown>>('/api/demo/keys');
  return answer.ok ? importKey(JSON.stringify(answer.value), delegation, role, true) : null;
}

export function forgetKey(publicKey: string): Promise<void> {
  return remove('keys', publicKey);
}
