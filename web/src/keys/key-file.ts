import { fromHex, type Bytes } from '../format/bytes';
import { pkcs8OfSeed, readPem } from './pkcs8';

/**
 * The private key in a key file: PEM or base64 PKCS #8, a 32-byte seed in hex, or JSON with one of these under
 * `privateKey`, `pkcs8` or `seed`. Null where the text holds none.
 */
export function readKeyFile(text: string): Bytes | null {
  const bare = text.trim();
  if (bare.startsWith('{')) {
    try {
      const json = JSON.parse(bare) as Record<string, unknown>;
      const inner = json['privateKey'] ?? json['pkcs8'] ?? json['seed'];
      return typeof inner === 'string' && !inner.trim().startsWith('{') ? readKeyFile(inner) : null;
    } catch {
      return null;
    }
  }
  const seed = /^[0-9a-f]{64}$/i.test(bare) ? fromHex(bare) : null;
  if (seed !== null) {
    return pkcs8OfSeed(seed);
  }
  const bytes = readPem(bare);
  return bytes?.length === 32 ? pkcs8OfSeed(bytes) : bytes?.length === 0 ? null : bytes;
}
