import { concat, fromBase64, fromHex, toHex, type Bytes } from '../format/bytes';
import { signEd25519, verifyEd25519 } from './ed25519';

/** A signing key that this browser can use and nobody can take out of it. */
export interface SigningKey {
  /** Lower hex. */
  readonly publicKey: string;
  readonly privateKey: CryptoKey;
}

// RFC 8410: PrivateKeyInfo version 0, id-Ed25519, an OCTET STRING holding the 32 bytes of the seed as an OCTET STRING.
const prefix = fromHex('302e020100300506032b657004220420')!;

export function pkcs8OfSeed(seed: Uint8Array): Bytes {
  return concat(prefix, seed);
}

/** The bytes of a private key in PEM, or in bare base64; null where the text is neither. */
export function readPem(text: string): Bytes | null {
  const block = /-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END PRIVATE KEY-----/.exec(text);
  return fromBase64((block?.[1] ?? text).replace(/\s+/g, ''));
}

/**
 * The key as one that cannot be exported; null where the bytes are no Ed25519 key. WebCrypto tells the public half of a
 * private key only through JWK, so that the bytes are read once as an exportable key, which is then dropped.
 */
export async function importPkcs8(bytes: Bytes): Promise<SigningKey | null> {
  try {
    const open = await crypto.subtle.importKey('pkcs8', bytes, 'Ed25519', true, ['sign']);
    const jwk = await crypto.subtle.exportKey('jwk', open);
    const raw = fromBase64(padBase64((jwk.x ?? '').replace(/-/g, '+').replace(/_/g, '/')));
    const privateKey = await crypto.subtle.importKey('pkcs8', bytes, 'Ed25519', false, ['sign']);
    const probe = new Uint8Array(8);
    const holds = raw !== null && await verifyEd25519(raw, await signEd25519(privateKey, probe), probe);
    return holds ? { publicKey: toHex(raw), privateKey } : null;
  } catch {
    return null;
  }
}

function padBase64(text: string): string {
  return text + '='.repeat((4 - (text.length % 4)) % 4);
}

/** A new key of this browser's own, never exportable. */
export async function generateKey(): Promise<SigningKey> {
  const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
  return { publicKey: toHex(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))), privateKey: pair.privateKey };
}
